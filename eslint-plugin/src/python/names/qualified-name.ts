/** Says what a name means outside of its file: `np.random.rand` is `numpy.random.rand`. */
import type { Expression, Name } from "../parser/nodes.js";
import { importedBy, type Binding, type Definition, type Imported } from "../scope/scope.js";
import type { ScopeManager } from "../scope/scope-manager.js";
import { absoluteName, NOWHERE, type ImportedModule, type PythonModule } from "./modules.js";

/** Names that are looked up for one answer. Whoever hands names on more often is not followed. */
const STEPS = 200;

/** What a name stands for. */
type Meaning =
  /** A module of the project. */
  | { readonly kind: "module"; readonly module: PythonModule }
  /** Something that a module of the project makes; `path` is its name there. */
  | { readonly kind: "made"; readonly module: PythonModule; readonly path: string }
  /** Something from elsewhere. */
  | { readonly kind: "outside"; readonly name: string };

/** Why a name has no meaning here: nothing gives it one, or it cannot be told what does. */
type Failure = "absent" | "unknown";

/**
 * The qualified name of what an expression reads, seen through imports, plain aliases, and the
 * modules of the project that hand names on.
 *
 * A built-in is in `builtins`. A relative import keeps its dots (`.rng.make`) where it is not known
 * what package the file is in.
 *
 * @param file - the module that the expression stands in
 * @returns null for what is no dotted name, is made in this file, or may be one of several things
 */
export function qualifiedNameOf(file: PythonModule, node: Expression): string | null {
  const dotted = dottedName(node);
  const meaning = dotted === null ? "unknown" : new NameResolver().meaningOf(file, dotted);
  if (isFailure(meaning)) return null;
  return meaning.kind === "made" && meaning.module === file ? null : textOf(meaning);
}

/** As {@link qualifiedNameOf}, for a file of which nothing is known but its text. */
export function qualifiedNameWithin(scopes: ScopeManager, node: Expression): string | null {
  return qualifiedNameOf({ ...NOWHERE, scopes }, node);
}

interface DottedName {
  readonly root: Name;
  readonly members: readonly string[];
}

function dottedName(node: Expression): DottedName | null {
  const members: string[] = [];
  let root = node;
  while (root.type === "Attribute") {
    members.unshift(root.attr);
    root = root.value;
  }
  return root.type === "Name" ? { root, members } : null;
}

class NameResolver {
  private steps = STEPS;
  /** Those whose meaning is being asked for: modules may import each other in circles. */
  private readonly open = new Set<Binding>();
  /** Names that are being looked for in the star imports of a module. */
  private readonly openStars = new OpenNames();
  /** Names that are being looked for in a module's `__all__`, and in the lists that it takes over. */
  private readonly openLists = new OpenNames();

  meaningOf(module: PythonModule, { root, members }: DottedName): Meaning | Failure {
    const reference = module.scopes.referenceAt(root);
    if (reference === null) return "unknown";
    let meaning = this.meaningOfName(module, reference.binding, root.id);
    for (const member of members) {
      if (isFailure(meaning)) return meaning;
      meaning = this.memberOf(meaning, member);
    }
    return meaning;
  }

  private meaningOfName(
    module: PythonModule,
    binding: Binding | null,
    name: string,
  ): Meaning | Failure {
    if (binding !== null) {
      return binding.scope.kind === "module"
        ? this.globalOf(module, name)
        : this.meaningOfBinding(module, binding);
    }
    const meaning = this.globalOf(module, name);
    return meaning === "absent" ? { kind: "outside", name: `builtins.${name}` } : meaning;
  }

  private memberOf(meaning: Meaning, member: string): Meaning | Failure {
    switch (meaning.kind) {
      case "outside":
        return { kind: "outside", name: join(meaning.name, member) };
      case "made":
        return { ...meaning, path: join(meaning.path, member) };
      case "module":
        return this.memberOfModule(meaning.module, member);
    }
  }

  private memberOfModule(module: PythonModule, member: string): Meaning | Failure {
    const meaning = this.globalOf(module, member);
    if (meaning !== "absent") return meaning;
    const submodule = module.isPackage ? module.find({ specifier: member, level: 1 }) : null;
    if (submodule !== null) return { kind: "module", module: submodule };
    // A module can make names in ways that no one sees; they are its own all the same.
    const isBound = module.scopes.module.bindings.has(member);
    return isBound ? "unknown" : { kind: "made", module, path: member };
  }

  /** What a name means at the top of a module. */
  private globalOf(module: PythonModule, name: string): Meaning | Failure {
    const binding = module.scopes.module.bindings.get(name);
    const isBound = binding !== undefined && !this.open.has(binding);
    const own = isBound ? this.meaningOfBinding(module, binding) : "absent";
    const starred = this.meaningOfStars(module, name);
    if (!isBound) return starred;
    // A star import from elsewhere may bring anything; what the module says itself is more likely.
    return isFailure(starred) ? own : agreement([own, starred]);
  }

  /** What all definitions of a name agree on. */
  private meaningOfBinding(module: PythonModule, binding: Binding): Meaning | Failure {
    if (this.steps-- <= 0 || this.open.has(binding)) return "unknown";
    this.open.add(binding);
    const meanings = definitionsOf(binding).map((definition) =>
      this.meaningOfDefinition(module, binding, definition),
    );
    this.open.delete(binding);
    return meanings.length === 0 ? made(module, binding) : agreement(meanings);
  }

  private meaningOfDefinition(
    module: PythonModule,
    binding: Binding,
    definition: Definition,
  ): Meaning | Failure {
    const imported = importedBy(definition);
    if (imported !== null) return this.meaningOfImport(module, imported);
    const value = assignedBy(definition);
    const dotted = value === null ? null : dottedName(value);
    return dotted === null ? made(module, binding) : this.meaningOf(module, dotted);
  }

  private meaningOfImport(module: PythonModule, imported: Imported): Meaning | Failure {
    const request = requestOf(imported.module);
    const found = module.find(request);
    if (found !== null) {
      return imported.name === null
        ? { kind: "module", module: found }
        : this.memberOfModule(found, imported.name);
    }
    const name = absoluteName(module, request);
    return { kind: "outside", name: imported.name === null ? name : join(name, imported.name) };
  }

  /** What the star imports of a module give to a name. */
  private meaningOfStars(module: PythonModule, name: string): Meaning | Failure {
    if (!this.openStars.enter(module.scopes, name)) return "absent";
    const meanings = new Set<Meaning | Failure>();
    for (const star of module.scopes.starImports) {
      const found = module.find({ specifier: star.module ?? "", level: star.level });
      meanings.add(found === null ? "unknown" : this.meaningOfExport(found, name));
    }
    this.openStars.leave(module.scopes, name);
    meanings.delete("absent");
    return meanings.size === 0 ? "absent" : agreement([...meanings]);
  }

  /** What a star import of a module gives to a name. */
  private meaningOfExport(module: PythonModule, name: string): Meaning | Failure {
    if (this.steps-- <= 0) return "unknown";
    // Of two modules that take over each other's names, only one makes each.
    const isCircle = this.openStars.has(module.scopes, name);
    switch (this.isExported(module, name)) {
      case "listed":
        return isCircle ? this.globalOf(module, name) : this.memberOfModule(module, name);
      case "public":
        return this.globalOf(module, name);
      case "no":
        return "absent";
      case "unknown":
        return "unknown";
    }
  }

  private isExported(module: PythonModule, name: string): "listed" | "public" | "no" | "unknown" {
    const isPublic = !name.startsWith("_");
    const list = module.scopes.exportList;
    if (list === null) return isPublic ? "public" : "no";
    if (list.names.has(name)) return "listed";
    if (!this.openLists.enter(module.scopes, name)) return "no";
    const taken = list.modules.map((node) => this.takesOver(module, node, name));
    this.openLists.leave(module.scopes, name);
    if (taken.includes("listed")) return "listed";
    if (list.isComplete && taken.every((answer) => answer === "no")) return "no";
    // A list that cannot be read most likely holds what is public.
    return isPublic ? "public" : "unknown";
  }

  /** Whether a name is in the list of another module, which `node` stands for. */
  private takesOver(
    module: PythonModule,
    node: Expression,
    name: string,
  ): "listed" | "no" | "unknown" {
    const dotted = this.steps-- <= 0 ? null : dottedName(node);
    const other = dotted === null ? "unknown" : this.meaningOf(module, dotted);
    if (isFailure(other) || other.kind !== "module") return "unknown";
    const answer = this.isExported(other.module, name);
    return answer === "public" ? "unknown" : answer;
  }
}

/** Names that are being looked for in modules: such a search may come back to where it began. */
class OpenNames {
  private readonly names = new Map<ScopeManager, Set<string>>();

  has(scopes: ScopeManager, name: string): boolean {
    return this.names.get(scopes)?.has(name) === true;
  }

  /** Begins a search; false if it is under way. */
  enter(scopes: ScopeManager, name: string): boolean {
    if (this.has(scopes, name)) return false;
    const names = this.names.get(scopes) ?? new Set();
    this.names.set(scopes, names.add(name));
    return true;
  }

  leave(scopes: ScopeManager, name: string): void {
    this.names.get(scopes)?.delete(name);
  }
}

/** What is made at the top of a module has a name in it; a local variable has none. */
function made(module: PythonModule, { name, scope }: Binding): Meaning | Failure {
  return scope.kind === "module" ? { kind: "made", module, path: name } : "unknown";
}

/** The one thing that all of them say. */
function agreement(meanings: readonly (Meaning | Failure)[]): Meaning | Failure {
  const [first = "absent", ...others] = meanings;
  if (isFailure(first)) return others.every((other) => other === first) ? first : "unknown";
  const text = textOf(first);
  const isOne = others.every(
    (other) => !isFailure(other) && other.kind === first.kind && textOf(other) === text,
  );
  return isOne ? first : "unknown";
}

function textOf(meaning: Meaning): string {
  switch (meaning.kind) {
    case "outside":
      return meaning.name;
    case "module":
      return meaning.module.name ?? "";
    case "made":
      return join(meaning.module.name ?? "", meaning.path);
  }
}

function isFailure(meaning: Meaning | Failure): meaning is Failure {
  return typeof meaning === "string";
}

/**
 * The definitions that give a name its value: `= None` is how a missing module is marked, and what
 * stands under `if TYPE_CHECKING:` counts only where nothing else does.
 */
function definitionsOf({ definitions }: Binding): readonly Definition[] {
  const valued = definitions.filter((definition) => !isWithoutValue(definition));
  const running = valued.filter(({ isTypeOnly }) => !isTypeOnly);
  return running.length === 0 ? valued : running;
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

/** An import's module without its leading dots. */
function requestOf(module: string): ImportedModule {
  const specifier = module.replace(/^\.+/u, "");
  return { specifier, level: module.length - specifier.length };
}

function join(module: string, name: string): string {
  return module === "" || module.endsWith(".") ? `${module}${name}` : `${module}.${name}`;
}
