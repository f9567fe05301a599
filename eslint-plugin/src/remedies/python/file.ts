/** A Python file under repair: its tree, its names, and where new text can go. */
import { parse } from "../../python/parser/parse.js";
import type { Call, Expression, Node, Statement } from "../../python/parser/nodes.js";
import { forEachChild } from "../../python/parser/visitor-keys.js";
import { qualifiedNameWithin } from "../../python/names/qualified-name.js";
import { ScopeManager } from "../../python/scope/scope-manager.js";
import type { Scope, ScopeNode } from "../../python/scope/scope.js";
import type { Range } from "../../facts/facts.js";

export class PythonFile {
  readonly scopes: ScopeManager;
  readonly newline: string;
  readonly module: Node;
  private readonly parents = new Map<Node, Node>();

  constructor(
    readonly path: string,
    readonly text: string,
  ) {
    const { module } = parse(text);
    this.module = module;
    this.scopes = new ScopeManager(module);
    this.newline = /\r\n|\r|\n/u.exec(text)?.[0] ?? "\n";
    const nodes: Node[] = [module];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      const parent = node;
      forEachChild(node, (child) => {
        this.parents.set(child, parent);
        nodes.push(child);
      });
    }
  }

  /** One step of the file's indentation. */
  get step(): string {
    return /^(?:\t| {1,8}(?=\S))/mu.exec(this.text)?.[0] ?? "    ";
  }

  parentOf(node: Node): Node | null {
    return this.parents.get(node) ?? null;
  }

  /** The text of a node. */
  of(node: Pick<Node, "start" | "end">): string {
    return this.text.slice(node.start, node.end);
  }

  /** The innermost node of a kind that spans a range exactly; null where there is none. */
  at<T extends Node["type"]>(range: Range, type: T): Extract<Node, { type: T }> | null {
    let found: Extract<Node, { type: T }> | null = null;
    for (const node of this.below(this.module)) {
      // The check of `type` is what the cast says.
      if (node.start === range[0] && node.end === range[1] && node.type === type) {
        found = node as Extract<Node, { type: T }>;
      }
    }
    return found;
  }

  /** The expression that spans a range exactly. */
  expressionAt(range: Range): Expression | null {
    for (const node of this.below(this.module)) {
      if (node.start === range[0] && node.end === range[1] && isExpression(node)) return node;
    }
    return null;
  }

  /** The value of an argument that spans a range exactly, with its keyword or without. */
  argumentAt(range: Range): Expression | null {
    return this.at(range, "keyword")?.value ?? this.expressionAt(range);
  }

  /** A node and all nodes in it, in no order that matters, outer ones before inner ones. */
  *below(top: Node): Generator<Node> {
    const nodes: Node[] = [top];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      yield node;
      forEachChild(node, (child) => nodes.push(child));
    }
  }

  /** The nodes around a node, innermost first. */
  *around(node: Node): Generator<Node> {
    for (let at = this.parentOf(node); at !== null; at = this.parentOf(at)) yield at;
  }

  /** The scope whose names a node sees. */
  scopeAt(node: Node): Scope {
    for (let at: Node | null = node; at !== null; at = this.parentOf(at)) {
      const scope =
        at === node && !isComprehension(at) ? null : this.scopes.scopeOf(at as ScopeNode);
      if (scope !== null) return scope;
    }
    return this.scopes.module;
  }

  /** The innermost function around a node, or the module. */
  functionAround(node: Node): Node {
    for (const at of this.around(node)) {
      if (isFunction(at)) return at;
    }
    return this.module;
  }

  /** Whether a loop or a comprehension of its function evaluates a node again. */
  isRepeated(node: Node): boolean {
    for (const around of this.around(node)) {
      if (isLoop(around) || isComprehension(around)) return true;
      if (isFunction(around)) return false;
    }
    return false;
  }

  qualifiedName(node: Expression): string | null {
    return qualifiedNameWithin(this.scopes, node);
  }

  /** Whether a name, or one with attributes, leads to a module or to what was imported from one. */
  isImported(expression: Expression): boolean {
    if (expression.type === "Attribute") return this.isImported(expression.value);
    if (expression.type !== "Name") return false;
    const definitions = this.scopes.referenceAt(expression)?.binding?.definitions ?? [];
    return definitions.some(({ kind }) => kind === "import");
  }

  /** The white space before the first thing in the line of an offset. */
  indentAt(offset: number): string {
    return /^[ \t]*/u.exec(this.text.slice(this.lineStart(offset)))?.[0] ?? "";
  }

  /** Where the line of an offset begins. */
  lineStart(offset: number): number {
    let start = offset;
    while (start > 0 && !/[\r\n]/u.test(this.text.charAt(start - 1))) start -= 1;
    return start;
  }

  /** Whether nothing but white space stands before an offset in its line. */
  startsLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === "";
  }

  /** Where a statement begins, its decorators counted. */
  startOf(statement: Statement): number {
    if (!("decorator_list" in statement)) return statement.start;
    const [first] = statement.decorator_list;
    return first === undefined ? statement.start : this.text.lastIndexOf("@", first.start);
  }

  /** The innermost statement around a node (or itself) that has a line of its own. */
  statementOf(node: Node): Statement | null {
    for (let at: Node | null = node; at !== null; at = this.parentOf(at)) {
      if (isStatement(at) && this.startsLine(this.startOf(at))) return at;
    }
    return null;
  }

  /**
   * Where an expression ends with the parentheses around it.
   *
   * @param from - the end of what stands before it
   */
  outerEnd(from: number, node: Pick<Node, "start" | "end">): number {
    let open = 0;
    let inComment = false;
    for (const unit of this.text.slice(from, node.start)) {
      if (unit === "#") inComment = true;
      else if (unit === "\n" || unit === "\r") inComment = false;
      else if (unit === "(" && !inComment) open += 1;
    }
    let end = node.end;
    while (open > 0) {
      end = this.text.indexOf(")", end) + 1;
      open -= 1;
    }
    return end;
  }

  /** Where one more argument of a call can be put; null where there are none yet. */
  endOfArguments(call: Call): number | null {
    const given = [...call.args, ...call.keywords].sort((a, b) => a.start - b.start);
    const last = given.at(-1);
    if (last === undefined) return null;
    const before = given.at(-2)?.end ?? this.openOf(call) + 1;
    if (last.type === "keyword") return this.outerEnd(last.argEnd, last.value);
    // Alone, it may have the call's parentheses for its own.
    const isBare = last.type === "GeneratorExp" && last.end === call.end;
    return isBare ? null : this.outerEnd(before, last);
  }

  /** Where the parenthesis of a call opens. */
  openOf(call: Call): number {
    return this.text.indexOf("(", this.outerEnd(call.start, call.func));
  }
}

export function isExpression(node: Node): node is Expression {
  return !isStatement(node) && !OTHERS.has(node.type);
}

export function isFunction(
  node: Node,
): node is Extract<Node, { type: "FunctionDef" | "AsyncFunctionDef" | "Lambda" }> {
  return node.type === "FunctionDef" || node.type === "AsyncFunctionDef" || node.type === "Lambda";
}

export function isComprehension(
  node: Node,
): node is Extract<Node, { type: "ListComp" | "SetComp" | "DictComp" | "GeneratorExp" }> {
  return (
    node.type === "ListComp" ||
    node.type === "SetComp" ||
    node.type === "DictComp" ||
    node.type === "GeneratorExp"
  );
}

export function isLoop(node: Node): boolean {
  return node.type === "For" || node.type === "AsyncFor" || node.type === "While";
}

const STATEMENTS: ReadonlySet<Node["type"]> = new Set<Node["type"]>([
  "FunctionDef",
  "AsyncFunctionDef",
  "ClassDef",
  "Return",
  "Delete",
  "Assign",
  "TypeAlias",
  "AugAssign",
  "AnnAssign",
  "For",
  "AsyncFor",
  "While",
  "If",
  "With",
  "AsyncWith",
  "Match",
  "Raise",
  "Try",
  "TryStar",
  "Assert",
  "Import",
  "ImportFrom",
  "Global",
  "Nonlocal",
  "Expr",
  "Pass",
  "Break",
  "Continue",
]);

const OTHERS: ReadonlySet<Node["type"]> = new Set<Node["type"]>([
  "Module",
  "ErrorStatement",
  "alias",
  "arg",
  "arguments",
  "comprehension",
  "keyword",
  "withitem",
  "match_case",
  "ExceptHandler",
]);

export function isStatement(node: Node): node is Statement {
  return STATEMENTS.has(node.type);
}
