/** The scopes of a module as rules see them: with every use of every name. */
import type { Expression, ImportFrom, Module, Node, Statement } from "../parser/nodes.js";
import { Binder, type Use } from "./binder.js";
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
  private readonly byNode: ReadonlyMap<Node, Scope>;
  private readonly referencesByNode = new Map<Node, Reference>();

  constructor(module: Module) {
    const uses: Use[] = [];
    const binder = new Binder(module, uses);
    this.module = binder.module;
    this.byNode = binder.scopes;
    this.scopes = withChildren(binder.module);
    this.starImports = this.scopes.flatMap(({ starImports }) => starImports);
    this.unresolved = this.resolve(uses);
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

/**
 * The names that `__all__` gives to a star import, as far as the module's own statements tell.
 *
 * @returns null where there is no `__all__`, or where it is made in a way that cannot be read
 */
export function exportedNames(module: Module): readonly string[] | null {
  let names: string[] | null = null;
  for (const statement of module.body) {
    const change = allChange(statement);
    if (change === null) continue;
    const strings = stringsOf(change.value);
    if (strings === null) return null;
    if (change.replaces) names = strings;
    else if (names === null) return null;
    else names.push(...strings);
  }
  return names;
}

/** A statement that sets `__all__` or adds to it. */
function allChange(
  node: Statement,
): { readonly value: Expression | null; readonly replaces: boolean } | null {
  switch (node.type) {
    case "Assign":
      return node.targets.some(isAll) ? { value: node.value, replaces: true } : null;
    case "AnnAssign":
      return isAll(node.target) && node.value !== null
        ? { value: node.value, replaces: true }
        : null;
    case "AugAssign":
      return isAll(node.target)
        ? { value: node.op === "+" ? node.value : null, replaces: false }
        : null;
    case "Expr": {
      const call = node.value;
      if (call.type !== "Call" || call.func.type !== "Attribute" || !isAll(call.func.value)) {
        return null;
      }
      const [argument] = call.args;
      if (call.func.attr === "extend") return { value: argument ?? null, replaces: false };
      if (call.func.attr !== "append" || argument === undefined) return null;
      return { value: argument, replaces: false };
    }
    default:
      return null;
  }
}

function isAll(node: Expression): boolean {
  return node.type === "Name" && node.id === "__all__";
}

/** The strings that a literal holds; null where it holds anything else. */
function stringsOf(expression: Expression | null): string[] | null {
  const strings: string[] = [];
  let node = expression;
  // `[…] + […]` is as deep as it is long.
  while (node?.type === "BinOp" && node.op === "+") {
    const right = literalStrings(node.right);
    if (right === null) return null;
    strings.unshift(...right);
    node = node.left;
  }
  const first = literalStrings(node);
  return first === null ? null : [...first, ...strings];
}

function literalStrings(node: Expression | null): readonly string[] | null {
  if (node?.type === "Constant" && node.literal === "str") return [node.value];
  if (node?.type !== "List" && node?.type !== "Tuple") return null;
  const strings = node.elts.map((element) =>
    element.type === "Constant" && element.literal === "str" ? element.value : null,
  );
  return strings.every((text) => text !== null) ? strings : null;
}
