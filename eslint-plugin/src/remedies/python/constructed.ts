/** Finds where an object whose method starts the work made its generator, and knew the seed. */
import type { Assign, Node } from "../../python/parser/nodes.js";
import type { PythonFile } from "./file.js";
import type { Root } from "./seeds.js";
import { isDefinition } from "./task.js";

const CONSTRUCTORS = new Set(["__init__", "__post_init__"]);

export interface Constructed {
  /** The statement of the constructor that sets an attribute from the seed. */
  readonly statement: Assign;
  readonly root: Root;
  /** The object, as the constructor calls it, and as the method does. */
  readonly made: string;
  readonly self: string;
}

/**
 * The constructor of the object, if the seed stands in it.
 *
 * @param dispatch - the call that starts the work
 */
export function constructedBy(
  file: PythonFile,
  roots: readonly Root[],
  dispatch: Node,
): Constructed | null {
  const method = file.functionAround(dispatch);
  const owner = isDefinition(method) ? file.parentOf(method) : null;
  if (!isDefinition(method) || owner?.type !== "ClassDef") return null;
  if (CONSTRUCTORS.has(method.name) || method.decorator_list.length > 0) return null;
  const [self] = [...method.args.posonlyargs, ...method.args.args];
  if (self === undefined || hasSlots(owner.body)) return null;
  for (const constructor of owner.body) {
    if (!isDefinition(constructor) || !CONSTRUCTORS.has(constructor.name)) continue;
    const [made] = [...constructor.args.posonlyargs, ...constructor.args.args];
    for (const statement of constructor.body) {
      if (made === undefined || !isAttributeOf(statement, made.arg)) continue;
      const root = roots.find(
        ({ range }) =>
          range !== null && range[0] >= statement.value.start && range[1] <= statement.value.end,
      );
      if (root !== undefined) return { statement, root, made: made.arg, self: self.arg };
    }
  }
  return null;
}

/** `self.rng = …` */
function isAttributeOf(statement: Node, self: string): statement is Assign {
  if (statement.type !== "Assign" || statement.targets.length !== 1) return false;
  const [target] = statement.targets;
  return target?.type === "Attribute" && target.value.type === "Name" && target.value.id === self;
}

/** A class that lists its attributes takes no others. */
function hasSlots(body: readonly Node[]): boolean {
  return body.some(
    (one) =>
      one.type === "Assign" &&
      one.targets.some((target) => target.type === "Name" && target.id === "__slots__"),
  );
}
