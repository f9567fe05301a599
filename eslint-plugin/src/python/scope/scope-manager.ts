/** The scopes of a module as rules see them: with every use of every name. */
import type { ImportFrom, Module, Node } from "../parser/nodes.js";
import { Binder, type Use } from "./binder.js";
import { exportListOf, type ExportList } from "./export-list.js";
import type { Reference, Scope, ScopeNode } from "./scope.js";

/** Answers questions about the scopes of one module. */
export class ScopeManager {
  /** Whatever a name of the module can be bound in, from the outside inwards. */
  readonly scopes: readonly Scope[];
  readonly module: Scope;
  /** Uses of names that no scope of the file binds: built-ins, or names of a star import. */
  readonly unresolved: readonly Reference[];
  /** Every `from m import *` of the module. */
  readonly starImports: readonly ImportFrom[];
  private readonly root: Module;
  private list: { readonly value: ExportList | null } | null = null;
  private readonly byNode: ReadonlyMap<Node, Scope>;
  private readonly referencesByNode = new Map<Node, Reference>();

  constructor(module: Module) {
    this.root = module;
    const uses: Use[] = [];
    const binder = new Binder(module, uses);
    this.module = binder.module;
    this.byNode = binder.scopes;
    this.scopes = withChildren(binder.module);
    this.starImports = this.scopes.flatMap(({ starImports }) => starImports);
    this.unresolved = this.resolve(uses);
  }

  /** What `__all__` gives to star imports of the module; null where there is none. */
  get exportList(): ExportList | null {
    this.list ??= { value: exportListOf(this.root) };
    return this.list.value;
  }

  /** The scope that a node opens: a module, class, function, lambda or comprehension. */
  scopeOf(node: ScopeNode): Scope | null {
    return this.byNode.get(node) ?? null;
  }

  /** The use of a name that a node is: a `Name`, a parameter, an imported name, … */
  referenceAt(node: Node): Reference | null {
    return this.referencesByNode.get(node) ?? null;
  }

  private resolve(uses: readonly Use[]): readonly Reference[] {
    const unresolved: Reference[] = [];
    const inOrder = [...uses].sort((a, b) => a.range[0] - b.range[0]);
    for (const use of inOrder) {
      const binding = use.scope.lookup(use.name);
      const reference: Reference = { ...use, binding };
      use.scope.references.push(reference);
      this.referencesByNode.set(use.node, reference);
      if (binding === null) unresolved.push(reference);
      else binding.references.push(reference);
    }
    return unresolved;
  }
}

function withChildren(scope: Scope): readonly Scope[] {
  return [scope, ...scope.children.flatMap(withChildren)];
}
