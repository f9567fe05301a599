/** Says what a name means outside of its file: `np.random.rand` is `numpy.random.rand`. */
import type { Expression, Name } from "../parser/nodes.js";
import { importedBy, type Binding, type Definition } from "../scope/scope.js";
import type { ScopeManager } from "../scope/scope-manager.js";

/** Aliases of aliases that are looked through. */
const ALIAS_DEPTH = 5;

/**
 * The qualified name of what an expression reads, seen through imports and plain aliases.
 *
 * A relative import keeps its dots (`.rng.make`), a built-in is in `builtins`.
 *
 * @returns null for what is no dotted name, is made in this file, or may be one of several things
 */
export function qualifiedNameOf(scopes: ScopeManager, node: Expression): string | null {
  return follow(scopes, node, ALIAS_DEPTH);
}

function follow(scopes: ScopeManager, node: Expression, depth: number): string | null {
  const members: string[] = [];
  let root = node;
  while (root.type === "Attribute") {
    members.unshift(root.attr);
    root = root.value;
  }
  const name = root.type === "Name" ? nameOfRoot(scopes, root, depth) : null;
  return name === null ? null : [name, ...members].reduce(join);
}

function nameOfRoot(scopes: ScopeManager, node: Name, depth: number): string | null {
  const reference = scopes.referenceAt(node);
  if (reference === null) return null;
  const { binding } = reference;
  if (binding !== null) return nameOfBinding(scopes, binding, depth);
  // A star import may bring anything.
  const hasStars = scopes.scopes.some(({ starImports }) => starImports.length > 0);
  return hasStars ? null : `builtins.${node.id}`;
}

/** What all definitions of a name agree on; `= None` is how a missing module is marked. */
function nameOfBinding(scopes: ScopeManager, binding: Binding, depth: number): string | null {
  const names = new Set<string | null>();
  for (const definition of binding.definitions) {
    if (!isWithoutValue(definition)) names.add(nameOfDefinition(scopes, definition, depth));
  }
  const [name] = names;
  return names.size === 1 ? (name ?? null) : null;
}

function nameOfDefinition(
  scopes: ScopeManager,
  definition: Definition,
  depth: number,
): string | null {
  const imported = importedBy(definition);
  if (imported !== null) {
    return imported.name === null ? imported.module : join(imported.module, imported.name);
  }
  const value = assignedBy(definition);
  return value === null || depth === 0 ? null : follow(scopes, value, depth - 1);
}

/** The value that a plain assignment gives to the name. */
function assignedBy({ kind, node, parent }: Definition): Expression | null {
  if (kind !== "assignment") return null;
  if (parent.type === "AnnAssign") return parent.value;
  const isDirect = parent.type === "Assign" && parent.targets.some((target) => target === node);
  return isDirect ? parent.value : null;
}

function isWithoutValue(definition: Definition): boolean {
  const { kind } = definition;
  if (kind === "annotation" || kind === "declaration" || kind === "delete") return true;
  const value = assignedBy(definition);
  return value?.type === "Constant" && value.literal === "none";
}

function join(module: string, name: string): string {
  return module.endsWith(".") ? `${module}${name}` : `${module}.${name}`;
}
