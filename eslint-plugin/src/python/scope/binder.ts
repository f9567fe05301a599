/** Walks a module once and makes its scopes with all that they bind. */
import type {
  Alias,
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Expression,
  FunctionDef,
  If,
  Import,
  ImportFrom,
  MatchAs,
  MatchStar,
  Module,
  Node,
  Pattern,
  Range,
  Statement,
  TypeAlias,
  TypeParameter,
} from "../parser/nodes.js";
import { bindExpression } from "./bind-expression.js";
import {
  boundName,
  type Definition,
  type DefinitionKind,
  Scope,
  type ScopeKind,
  type ScopeNode,
} from "./scope.js";

/** A use of a name before it is known what it means. */
export interface Use {
  readonly name: string;
  readonly range: Range;
  readonly node: Node;
  readonly scope: Scope;
  readonly isRead: boolean;
  readonly isWrite: boolean;
}

/** A binding made by `nonlocal`, whose owner may be bound further down. */
interface Pending {
  readonly scope: Scope;
  readonly name: string;
  readonly definition: Definition;
}

/** Collects scopes; nothing of it is kept but what it made. */
export class Binder {
  readonly module: Scope;
  /** By the node that has the scope; a definition with type parameters has two. */
  readonly scopes = new Map<Node, Scope>();
  readonly typeParameterScopes = new Map<Node, Scope>();
  private readonly pending: Pending[] = [];
  private isTypeOnly = false;

  /**
   * Walks a module.
   *
   * @param uses - filled with every use of a name; null where no one asks
   */
  constructor(
    module: Module,
    private readonly uses: Use[] | null,
  ) {
    this.module = new Scope("module", module, null);
    this.scopes.set(module, this.module);
    this.bindStatements(module.body, this.module);
    for (const { scope, name, definition } of this.pending) {
      // Without an owner the program is wrong; the name is the module's then.
      const owner = scope.ownerOf(name) ?? this.module;
      owner.bind(name).definitions.push(definition);
    }
  }

  /** A scope inside another one. */
  open(kind: ScopeKind, node: ScopeNode, parent: Scope): Scope {
    const scope = new Scope(kind, node, parent);
    (kind === "type-parameters" ? this.typeParameterScopes : this.scopes).set(node, scope);
    return scope;
  }

  /** Notes that a name is read, such as that of a `Name` node. */
  read(scope: Scope, name: string, node: Node): void {
    this.uses?.push({ name, range: node.range, node, scope, isRead: true, isWrite: false });
  }

  /** Binds a name where an assignment in `scope` puts it. */
  define(
    scope: Scope,
    kind: DefinitionKind,
    name: string,
    range: Range,
    node: Node,
    parent: Node,
  ): void {
    const definition: Definition = { kind, range, node, parent, isTypeOnly: this.isTypeOnly };
    if (scope.isNonlocal(name)) this.pending.push({ scope, name, definition });
    else (scope.ownerOf(name) ?? scope).bind(name).definitions.push(definition);
    if (this.uses === null || kind === "declaration" || kind === "annotation") return;
    const isWrite = kind !== "delete";
    const isRead = kind === "augmented" || kind === "delete";
    this.uses.push({ name, range, node, scope, isRead, isWrite });
  }

  /** Binds the names in the target of an assignment; what else it holds is read. */
  bindTarget(target: Expression, scope: Scope, kind: DefinitionKind, parent: Node): void {
    switch (target.type) {
      case "Name":
        this.define(scope, kind, target.id, target.range, target, parent);
        break;
      case "Tuple":
      case "List":
        for (const element of target.elts) this.bindTarget(element, scope, kind, parent);
        break;
      case "Starred":
        this.bindTarget(target.value, scope, kind, parent);
        break;
      default:
        bindExpression(this, target, scope);
    }
  }

  bindArguments(args: Arguments, scope: Scope, parent: Node): void {
    for (const arg of parametersOf(args)) {
      this.define(scope, "parameter", arg.arg, arg.argRange, arg, parent);
    }
  }

  /** Defaults and annotations stand outside of the function. */
  bindOutside(args: Arguments, scope: Scope, annotations: Scope): void {
    for (const value of args.defaults) bindExpression(this, value, scope);
    for (const value of args.kw_defaults) if (value !== null) bindExpression(this, value, scope);
    for (const { annotation } of parametersOf(args)) {
      if (annotation !== null) bindExpression(this, annotation, annotations);
    }
  }

  private bindStatements(body: readonly Statement[], scope: Scope): void {
    for (const statement of body) this.bindStatement(statement, scope);
  }

  private bindStatement(node: Statement, scope: Scope): void {
    switch (node.type) {
      case "Expr":
        bindExpression(this, node.value, scope);
        break;
      case "Assign":
        bindExpression(this, node.value, scope);
        for (const target of node.targets) this.bindTarget(target, scope, "assignment", node);
        break;
      case "AugAssign":
        bindExpression(this, node.value, scope);
        this.bindTarget(node.target, scope, "augmented", node);
        break;
      case "AnnAssign": {
        bindExpression(this, node.annotation, scope);
        if (node.value !== null) bindExpression(this, node.value, scope);
        const kind = node.value === null ? "annotation" : "assignment";
        this.bindTarget(node.target, scope, kind, node);
        break;
      }
      case "Return":
        if (node.value !== null) bindExpression(this, node.value, scope);
        break;
      case "Raise":
        if (node.exc !== null) bindExpression(this, node.exc, scope);
        if (node.cause !== null) bindExpression(this, node.cause, scope);
        break;
      case "Assert":
        bindExpression(this, node.test, scope);
        if (node.msg !== null) bindExpression(this, node.msg, scope);
        break;
      case "Delete":
        for (const target of node.targets) this.bindTarget(target, scope, "delete", node);
        break;
      case "Import":
      case "ImportFrom":
        this.bindImport(node, scope);
        break;
      case "Global":
      case "Nonlocal":
        node.names.forEach((name, index) => {
          if (node.type === "Global") scope.declareGlobal(name);
          else scope.declareNonlocal(name);
          const range = node.nameRanges[index] ?? node.range;
          this.define(scope, "declaration", name, range, node, node);
        });
        break;
      case "TypeAlias": {
        this.bindTarget(node.name, scope, "type-alias", node);
        bindExpression(this, node.value, this.bindTypeParameters(node, node.type_params, scope));
        break;
      }
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.bindFunction(node, scope);
        break;
      case "ClassDef":
        this.bindClass(node, scope);
        break;
      case "If":
        this.bindIf(node, scope);
        break;
      case "For":
      case "AsyncFor":
        bindExpression(this, node.iter, scope);
        this.bindTarget(node.target, scope, "for", node);
        this.bindStatements(node.body, scope);
        this.bindStatements(node.orelse, scope);
        break;
      case "While":
        bindExpression(this, node.test, scope);
        this.bindStatements(node.body, scope);
        this.bindStatements(node.orelse, scope);
        break;
      case "With":
      case "AsyncWith":
        for (const item of node.items) {
          bindExpression(this, item.context_expr, scope);
          if (item.optional_vars !== null) this.bindTarget(item.optional_vars, scope, "with", node);
        }
        this.bindStatements(node.body, scope);
        break;
      case "Try":
      case "TryStar":
        this.bindStatements(node.body, scope);
        for (const handler of node.handlers) {
          if (handler.exception !== null) bindExpression(this, handler.exception, scope);
          if (handler.name !== null && handler.nameRange !== null) {
            this.define(scope, "except", handler.name, handler.nameRange, handler, node);
          }
          this.bindStatements(handler.body, scope);
        }
        this.bindStatements(node.orelse, scope);
        this.bindStatements(node.finalbody, scope);
        break;
      case "Match":
        bindExpression(this, node.subject, scope);
        for (const branch of node.cases) {
          this.bindPattern(branch.pattern, scope, node);
          if (branch.guard !== null) bindExpression(this, branch.guard, scope);
          this.bindStatements(branch.body, scope);
        }
        break;
      case "Pass":
      case "Break":
      case "Continue":
      case "ErrorStatement":
        // What could not be parsed binds nothing: whoever uses its names knows nothing of them.
        break;
    }
  }

  private bindImport(node: Import | ImportFrom, scope: Scope): void {
    for (const alias of node.names) {
      if (alias.name === "*" && node.type === "ImportFrom") scope.starImports.push(node);
      else this.bindAlias(alias, node, scope);
    }
  }

  private bindAlias(alias: Alias, node: Import | ImportFrom, scope: Scope): void {
    const { name, range } = boundName(alias, node);
    this.define(scope, "import", name, range, alias, node);
  }

  private bindTypeParameters(
    node: FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias,
    parameters: readonly TypeParameter[],
    scope: Scope,
  ): Scope {
    if (parameters.length === 0) return scope;
    const inner = this.open("type-parameters", node, scope);
    for (const parameter of parameters) {
      const { name, nameRange } = parameter;
      this.define(inner, "type-parameter", name, nameRange, parameter, node);
      if (parameter.type === "TypeVar" && parameter.bound !== null) {
        bindExpression(this, parameter.bound, inner);
      }
      if (parameter.default_value !== null) bindExpression(this, parameter.default_value, inner);
    }
    return inner;
  }

  private bindFunction(node: FunctionDef | AsyncFunctionDef, scope: Scope): void {
    for (const decorator of node.decorator_list) bindExpression(this, decorator, scope);
    this.define(scope, "function", node.name, node.nameRange, node, node);
    const around = this.bindTypeParameters(node, node.type_params, scope);
    this.bindOutside(node.args, scope, around);
    if (node.returns !== null) bindExpression(this, node.returns, around);
    const inner = this.open("function", node, around);
    this.bindArguments(node.args, inner, node);
    this.bindStatements(node.body, inner);
  }

  private bindClass(node: ClassDef, scope: Scope): void {
    for (const decorator of node.decorator_list) bindExpression(this, decorator, scope);
    this.define(scope, "class", node.name, node.nameRange, node, node);
    const around = this.bindTypeParameters(node, node.type_params, scope);
    for (const base of node.bases) bindExpression(this, base, around);
    for (const { value } of node.keywords) bindExpression(this, value, around);
    this.bindStatements(node.body, this.open("class", node, around));
  }

  private bindIf(first: If, scope: Scope): void {
    // A chain of `elif` is as deep as it is long.
    let node = first;
    const around = this.isTypeOnly;
    let isElseTypeOnly = around;
    for (;;) {
      bindExpression(this, node.test, scope);
      this.isTypeOnly = isElseTypeOnly || isTypeChecking(node.test);
      this.bindStatements(node.body, scope);
      isElseTypeOnly ||= isNotTypeChecking(node.test);
      this.isTypeOnly = isElseTypeOnly;
      const [next] = node.orelse;
      if (node.orelse.length !== 1 || next?.type !== "If") break;
      node = next;
    }
    this.bindStatements(node.orelse, scope);
    this.isTypeOnly = around;
  }

  private bindPattern(pattern: Pattern, scope: Scope, parent: Node): void {
    switch (pattern.type) {
      case "MatchValue":
        bindExpression(this, pattern.value, scope);
        break;
      case "MatchSingleton":
        break;
      case "MatchSequence":
      case "MatchOr":
        for (const inner of pattern.patterns) this.bindPattern(inner, scope, parent);
        break;
      case "MatchMapping":
        for (const key of pattern.keys) bindExpression(this, key, scope);
        for (const inner of pattern.patterns) this.bindPattern(inner, scope, parent);
        if (pattern.rest !== null && pattern.restRange !== null) {
          this.define(scope, "match", pattern.rest, pattern.restRange, pattern, parent);
        }
        break;
      case "MatchClass":
        bindExpression(this, pattern.cls, scope);
        for (const inner of pattern.patterns) this.bindPattern(inner, scope, parent);
        for (const inner of pattern.kwd_patterns) this.bindPattern(inner, scope, parent);
        break;
      case "MatchAs":
        if (pattern.pattern !== null) this.bindPattern(pattern.pattern, scope, parent);
        this.bindCapture(pattern, scope, parent);
        break;
      case "MatchStar":
        this.bindCapture(pattern, scope, parent);
        break;
    }
  }

  private bindCapture(pattern: MatchAs | MatchStar, scope: Scope, parent: Node): void {
    const { name, nameRange } = pattern;
    if (name === null || nameRange === null) return;
    this.define(scope, "match", name, nameRange, pattern, parent);
  }
}

/** All parameters in the order of the text. */
export function parametersOf(args: Arguments): Arguments["args"] {
  return [
    ...args.posonlyargs,
    ...args.args,
    ...(args.vararg === null ? [] : [args.vararg]),
    ...args.kwonlyargs,
    ...(args.kwarg === null ? [] : [args.kwarg]),
  ];
}

/**
 * Whether a test holds for type checkers alone: `TYPE_CHECKING` or `typing.TYPE_CHECKING`, which they
 * know by its name alone, also with further conditions.
 */
function isTypeChecking(test: Expression): boolean {
  switch (test.type) {
    case "Name":
      return test.id === "TYPE_CHECKING";
    case "Attribute":
      return test.attr === "TYPE_CHECKING";
    case "BoolOp":
      return test.op === "and" && test.values.some(isTypeChecking);
    default:
      return false;
  }
}

/** Whether a test holds whenever the program runs: `not TYPE_CHECKING`. */
function isNotTypeChecking(test: Expression): boolean {
  return test.type === "UnaryOp" && test.op === "not" && isTypeChecking(test.operand);
}
