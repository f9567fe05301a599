/** Scopes of a Python module, the names that they bind, and where those names are used. */
import type {
  Alias,
  AsyncFunctionDef,
  ClassDef,
  DictComp,
  FunctionDef,
  GeneratorExp,
  Import,
  ImportFrom,
  Lambda,
  ListComp,
  Module,
  Node,
  Range,
  SetComp,
  TypeAlias,
} from "../parser/nodes.js";

export type FunctionNode = FunctionDef | AsyncFunctionDef | Lambda;
export type ComprehensionNode = ListComp | SetComp | DictComp | GeneratorExp;

/** A node that has a scope of its own. */
export type ScopeNode = Module | ClassDef | FunctionNode | ComprehensionNode | TypeAlias;

export type ScopeKind =
  | "module"
  | "class"
  /** Also of a lambda. */
  | "function"
  | "comprehension"
  /** Around a definition with type parameters (PEP 695). */
  | "type-parameters";

export type DefinitionKind =
  | "assignment"
  | "augmented"
  /** `x: int` without a value. */
  | "annotation"
  | "parameter"
  | "function"
  | "class"
  | "import"
  /** A loop's target, also of a comprehension. */
  | "for"
  | "with"
  | "except"
  | "match"
  | "walrus"
  | "delete"
  | "type-alias"
  | "type-parameter"
  /** A name that only `global` or `nonlocal` mentions. */
  | "declaration";

/** One place that binds a name. */
export interface Definition {
  readonly kind: DefinitionKind;
  /** The name alone. */
  readonly range: Range;
  /** The node that holds the name: a `Name`, `arg`, `alias`, `FunctionDef`, … */
  readonly node: Node;
  /** The statement (or expression, or clause) that binds it. */
  readonly parent: Node;
  /** It stands under `if TYPE_CHECKING:`, so it does not exist when the program runs. */
  readonly isTypeOnly: boolean;
}

/** One use of a name. */
export interface Reference {
  readonly name: string;
  readonly range: Range;
  readonly node: Node;
  /** The scope that it stands in. */
  readonly scope: Scope;
  /** Null for a name that no scope of the file binds. */
  readonly binding: Binding | null;
  readonly isRead: boolean;
  readonly isWrite: boolean;
}

/** A name in the scope that owns it. */
export class Binding {
  readonly definitions: Definition[] = [];
  /** In the order of the text; empty unless references were asked for. */
  readonly references: Reference[] = [];

  constructor(
    readonly name: string,
    readonly scope: Scope,
  ) {}
}

/** A scope: what it binds, and the scopes in it. */
export class Scope {
  readonly bindings = new Map<string, Binding>();
  readonly children: Scope[] = [];
  /** Uses of names that stand in this scope itself; empty unless references were asked for. */
  readonly references: Reference[] = [];
  /** `from m import *` in this scope. */
  readonly starImports: ImportFrom[] = [];
  private globals: Set<string> | null = null;
  private nonlocals: Set<string> | null = null;

  constructor(
    readonly kind: ScopeKind,
    readonly node: ScopeNode,
    readonly parent: Scope | null,
  ) {
    parent?.children.push(this);
  }

  /** The module's scope. */
  get module(): Scope {
    return this.parent === null ? this : this.parent.module;
  }

  /** What a name means here, as Python looks it up; null if no scope of the file binds it. */
  lookup(name: string): Binding | null {
    return this.find(name, true);
  }

  private find(name: string, seesClass: boolean): Binding | null {
    const { kind, parent } = this;
    // A class's names are seen in its body and in type parameters there, by no function inside.
    if (kind !== "class" || seesClass) {
      if (this.globals?.has(name) === true) return this.module.bindings.get(name) ?? null;
      const own = this.nonlocals?.has(name) === true ? undefined : this.bindings.get(name);
      if (own !== undefined) return own;
    }
    return parent?.find(name, seesClass && kind === "type-parameters") ?? null;
  }

  /** The scope that an assignment to the name binds it in; null where `nonlocal` finds none. */
  ownerOf(name: string): Scope | null {
    if (this.globals?.has(name) === true) return this.module;
    if (this.nonlocals?.has(name) !== true) return this;
    for (let scope = this.parent; scope !== null; scope = scope.parent) {
      if (scope.kind === "function" && scope.bindings.has(name)) return scope.ownerOf(name);
    }
    return null;
  }

  /** The binding of a name in this very scope, made if there is none. */
  bind(name: string): Binding {
    let binding = this.bindings.get(name);
    if (binding === undefined) {
      binding = new Binding(name, this);
      this.bindings.set(name, binding);
    }
    return binding;
  }

  declareGlobal(name: string): void {
    (this.globals ??= new Set()).add(name);
  }

  declareNonlocal(name: string): void {
    (this.nonlocals ??= new Set()).add(name);
  }

  /** Whether `nonlocal` mentions the name in this scope. */
  isNonlocal(name: string): boolean {
    return this.nonlocals?.has(name) ?? false;
  }
}

/** What an import brings under the name that it binds. */
export interface Imported {
  /** With Python's leading dots. */
  readonly module: string;
  /** Null for the module itself. */
  readonly name: string | null;
}

/** What a definition of kind `import` brings; null for any other. */
export function importedBy({ node, parent }: Pick<Definition, "node" | "parent">): Imported | null {
  if (node.type !== "alias") return null;
  if (parent.type === "ImportFrom") {
    return { module: `${".".repeat(parent.level)}${parent.module ?? ""}`, name: node.name };
  }
  const bound = node.asname === null ? (node.name.split(".", 1)[0] ?? "") : node.name;
  return parent.type === "Import" ? { module: bound, name: null } : null;
}

/** The name that an import binds, and its place. */
export function boundName(
  alias: Alias,
  parent: Import | ImportFrom,
): { name: string; range: Range } {
  if (alias.asname !== null && alias.asnameRange !== null) {
    return { name: alias.asname, range: alias.asnameRange };
  }
  const [start, end] = alias.nameRange;
  const dot = parent.type === "Import" ? alias.name.indexOf(".") : -1;
  return dot < 0
    ? { name: alias.name, range: [start, end] }
    : { name: alias.name.slice(0, dot), range: [start, start + dot] };
}
