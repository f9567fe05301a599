/** Which fields of each node hold nodes, in the order of the text as far as one order fits all. */
import type { Node, NodeOf, NodeType } from "./nodes.js";

const NONE: readonly never[] = [];
const TYPE_VARIABLE = ["default_value"] as const;
const FUNCTION = ["decorator_list", "type_params", "args", "returns", "body"] as const;
const LOOP = ["target", "iter", "body", "orelse"] as const;
const TRY = ["body", "handlers", "orelse", "finalbody"] as const;
const FIELD = ["value", "format_spec"] as const;

/** Exact visitor keys: every field that can hold a node or a list of nodes. */
export const visitorKeys = {
  Module: ["body"],
  FunctionDef: FUNCTION,
  AsyncFunctionDef: FUNCTION,
  ClassDef: ["decorator_list", "type_params", "bases", "keywords", "body"],
  Return: ["value"],
  Delete: ["targets"],
  Assign: ["targets", "value"],
  TypeAlias: ["name", "type_params", "value"],
  AugAssign: ["target", "value"],
  AnnAssign: ["target", "annotation", "value"],
  For: LOOP,
  AsyncFor: LOOP,
  While: ["test", "body", "orelse"],
  If: ["test", "body", "orelse"],
  With: ["items", "body"],
  AsyncWith: ["items", "body"],
  withitem: ["context_expr", "optional_vars"],
  Match: ["subject", "cases"],
  match_case: ["pattern", "guard", "body"],
  Raise: ["exc", "cause"],
  Try: TRY,
  TryStar: TRY,
  ExceptHandler: ["exception", "body"],
  Assert: ["test", "msg"],
  Import: ["names"],
  ImportFrom: ["names"],
  alias: NONE,
  Global: NONE,
  Nonlocal: NONE,
  Expr: ["value"],
  Pass: NONE,
  Break: NONE,
  Continue: NONE,
  ErrorStatement: ["body"],
  BoolOp: ["values"],
  NamedExpr: ["target", "value"],
  BinOp: ["left", "right"],
  UnaryOp: ["operand"],
  Lambda: ["args", "body"],
  IfExp: ["body", "test", "orelse"],
  Dict: ["keys", "values"],
  Set: ["elts"],
  ListComp: ["elt", "generators"],
  SetComp: ["elt", "generators"],
  DictComp: ["key", "value", "generators"],
  GeneratorExp: ["elt", "generators"],
  comprehension: ["target", "iter", "ifs"],
  Await: ["value"],
  Yield: ["value"],
  YieldFrom: ["value"],
  Compare: ["left", "comparators"],
  Call: ["func", "args", "keywords"],
  keyword: ["value"],
  FormattedValue: FIELD,
  Interpolation: FIELD,
  JoinedStr: ["values"],
  TemplateStr: ["values"],
  Constant: NONE,
  Attribute: ["value"],
  Subscript: ["value", "slice"],
  Starred: ["value"],
  Name: NONE,
  List: ["elts"],
  Tuple: ["elts"],
  Slice: ["lower", "upper", "step"],
  arguments: ["posonlyargs", "args", "vararg", "kwonlyargs", "kwarg", "defaults", "kw_defaults"],
  arg: ["annotation"],
  MatchValue: ["value"],
  MatchSingleton: ["value"],
  MatchSequence: ["patterns"],
  MatchMapping: ["keys", "patterns"],
  MatchClass: ["cls", "patterns", "kwd_patterns"],
  MatchStar: NONE,
  MatchAs: ["pattern"],
  MatchOr: ["patterns"],
  TypeVar: ["bound", "default_value"],
  ParamSpec: TYPE_VARIABLE,
  TypeVarTuple: TYPE_VARIABLE,
} as const satisfies { readonly [T in NodeType]: readonly (keyof NodeOf<T>)[] };

type Child = Node | null | readonly (Node | null)[];

/** Calls `visit` for each child of a node, in the order of {@link visitorKeys}. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  // The keys of a node's own type name fields that hold nodes: `satisfies` above checks the names.
  const fields = node as unknown as Readonly<Record<string, Child>>;
  for (const key of visitorKeys[node.type]) {
    const child = fields[key];
    if (child === null || child === undefined) continue;
    if ("type" in child) visit(child);
    else for (const element of child) if (element !== null) visit(element);
  }
}
