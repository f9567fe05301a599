/** A seed for a program that has none, in one named constant: for those who want to repeat its runs. */
import type { Node } from "../../python/parser/nodes.js";
import type { Binding } from "../../python/scope/scope.js";
import type { Draft } from "./draft.js";
import type { PythonFile } from "./file.js";
import { isDefinition, usesOf } from "./task.js";

const NAMES = ["SEED", "ROOT_SEED", "RANDOM_SEED"];
const VALUE = "0";

/** The constant, which stands in a file once something is made from it. */
export class NewSeed {
  private name: string | null = null;

  /**
   * @param isMentioned - whether a name of a module stands in other files
   */
  constructor(
    private readonly isMentioned: (named: { readonly name: string }, path: string) => boolean,
  ) {}

  /** The name of the constant at a place: one that the file has already, or a new one. */
  nameFor(draft: Draft, at: Node): string {
    this.name ??=
      NAMES.find((name) => isSeed(draft, draft.file.scopes.module.bindings.get(name), at)) ??
      draft.addConstant(NAMES, VALUE);
    return this.name;
  }

  /**
   * Whether a program comes to a place once, loops around it aside. A function that is called twice
   * would begin with the same numbers again, which it did not before.
   */
  isReachedOnce(file: PythonFile, place: Node): boolean {
    const seen = new Set<Node>();
    let around = file.functionAround(place);
    while (around !== file.module) {
      if (seen.has(around) || !isDefinition(around)) return false;
      if (file.parentOf(around) !== file.module) return false;
      if (this.isMentioned(around, file.path)) return false;
      seen.add(around);
      const [use, ...others] = usesOf(file, around);
      const call = use === undefined ? null : file.parentOf(use.node);
      if (use === undefined || others.length > 0 || call?.type !== "Call") return false;
      if (call.func !== use.node || file.isRepeated(call)) return false;
      around = file.functionAround(call);
    }
    return true;
  }

  /** The name, if it has been used since this was last asked. */
  take(): string | null {
    const { name } = this;
    this.name = null;
    return name;
  }
}

/** Whether a variable of the module is a number that stands before a place and is not set again. */
function isSeed({ file }: Draft, binding: Binding | undefined, at: Node): boolean {
  const [definition, ...others] = binding?.definitions ?? [];
  if (binding === undefined || definition === undefined || others.length > 0) return false;
  const { parent, range } = definition;
  const isNumber =
    parent.type === "Assign" &&
    parent.value.type === "Constant" &&
    /^\d+$/u.test(file.of(parent.value));
  return isNumber && range[0] < at.start && file.scopeAt(at).lookup(binding.name) === binding;
}
