/** The classes of nodes that selectors can name: `:function`, `:statement`, `:pattern`, … */
import type { Node, NodeType } from "./parser/nodes.js";

const FUNCTIONS: ReadonlySet<NodeType> = new Set<NodeType>([
  "FunctionDef",
  "AsyncFunctionDef",
  "Lambda",
]);

const STATEMENTS: ReadonlySet<NodeType> = new Set<NodeType>([
  "AnnAssign",
  "Assert",
  "Assign",
  "AsyncFor",
  "AsyncFunctionDef",
  "AsyncWith",
  "AugAssign",
  "Break",
  "ClassDef",
  "Continue",
  "Delete",
  "Expr",
  "For",
  "FunctionDef",
  "Global",
  "If",
  "Import",
  "ImportFrom",
  "Match",
  "Nonlocal",
  "Pass",
  "Raise",
  "Return",
  "Try",
  "TryStar",
  "TypeAlias",
  "While",
  "With",
]);

const EXPRESSIONS: ReadonlySet<NodeType> = new Set<NodeType>([
  "Attribute",
  "Await",
  "BinOp",
  "BoolOp",
  "Call",
  "Compare",
  "Constant",
  "Dict",
  "DictComp",
  "FormattedValue",
  "GeneratorExp",
  "IfExp",
  "Interpolation",
  "JoinedStr",
  "Lambda",
  "List",
  "ListComp",
  "Name",
  "NamedExpr",
  "Set",
  "SetComp",
  "Slice",
  "Starred",
  "Subscript",
  "TemplateStr",
  "Tuple",
  "UnaryOp",
  "Yield",
  "YieldFrom",
]);

/** Statements that are there to bind a name to what they define or import. */
const DECLARATIONS: ReadonlySet<NodeType> = new Set<NodeType>([
  "AsyncFunctionDef",
  "ClassDef",
  "FunctionDef",
  "Import",
  "ImportFrom",
  "TypeAlias",
]);

/** What stands behind `case`. */
const PATTERNS: ReadonlySet<NodeType> = new Set<NodeType>([
  "MatchAs",
  "MatchClass",
  "MatchMapping",
  "MatchOr",
  "MatchSequence",
  "MatchSingleton",
  "MatchStar",
  "MatchValue",
]);

const CLASSES: ReadonlyMap<string, ReadonlySet<NodeType>> = new Map([
  ["function", FUNCTIONS],
  ["statement", STATEMENTS],
  ["declaration", DECLARATIONS],
  ["expression", EXPRESSIONS],
  ["pattern", PATTERNS],
]);

/**
 * Whether a node belongs to a class, in whichever case it is written: up to its version 10, ESLint
 * takes `:function` for functions of JavaScript before it asks, but lets `:Function` through.
 *
 * @throws for a name that is no class, which a selector would otherwise never match in silence
 */
export function matchesNodeClass(name: string, { type }: Node): boolean {
  const types = CLASSES.get(name.toLowerCase());
  if (types === undefined) throw new Error(`Unknown class of nodes: ":${name}".`);
  return types.has(type);
}
