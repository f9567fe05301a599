/** The functions that a worker runs through on the way to a draw, as they stand in the tree. */
import type { Judgement } from "../../analysis/verdict/judge.js";
import type { Place } from "../../analysis/values/value.js";
import type { Call, Expression, Node } from "../../python/parser/nodes.js";
import { decline } from "./draft.js";
import type { PythonFile } from "./file.js";
import type { ReadFile } from "./read-files.js";
import { isDefinition, type Definition } from "./task.js";

export interface Link {
  readonly file: PythonFile;
  readonly definition: Definition;
  /** The call that enters it, in the function before it; null for the task. */
  readonly call: Call | null;
}

/** From the task to the function that draws; empty where the draw is in no function. */
export function linksOf({ calls, draw }: Judgement, fileAt: ReadFile): readonly Link[] {
  const links: Link[] = [];
  for (const [index, { name, place }] of calls.entries()) {
    const inner = calls[index + 1]?.place ?? draw;
    const file = inner === null ? null : fileAt(inner.path);
    if (inner === null || file === null) return decline("a function on the way is out of reach");
    const definition = definitionAround(file, inner, name);
    const before = links.at(-1);
    const call = before?.file.path === place.path ? before.file.at(place.range, "Call") : null;
    links.push({ file, definition, call });
  }
  return links;
}

function definitionAround(file: PythonFile, { range }: Place, name: string): Definition {
  const node: Node | null = file.at(range, "Call") ?? file.expressionAt(range);
  if (node !== null) {
    for (const around of file.around(node)) {
      if (isDefinition(around) && around.name === name) return around;
    }
  }
  return decline(`'${name}' is not a function of its own`);
}

/** The function that the worker calls. */
export function taskLink(judgement: Judgement, fileAt: ReadFile): Link {
  const [link] = linksOf(judgement, fileAt);
  return link ?? decline("what draws is in no function");
}

/**
 * What the draw draws from: `rng` of `rng.random()`, or what the library's function is given.
 *
 * @param keyword - by which draws are given their generator
 * @returns null where the generator was only made from what repeats
 */
export function receiverOf(
  { draw, drawn, owner }: Judgement,
  fileAt: ReadFile,
  keyword: string | undefined,
): Expression | null {
  if (drawn !== undefined || owner?.shape.is === "state" || draw === null) return null;
  const file = fileAt(draw.path);
  const call = file?.at(draw.range, "Call") ?? null;
  if (file === null || call === null) return null;
  const given = call.keywords.find(({ arg }) => arg !== null && arg === keyword);
  if (given !== undefined) return given.value;
  const receiver = call.func.type === "Attribute" ? call.func.value : null;
  // A library's function that was given the generator in another way.
  return receiver === null || file.isImported(receiver) ? null : receiver;
}

/** Whether a function belongs to a class, and gets its object first. */
export function isMethod({ file, definition }: Pick<Link, "file" | "definition">): boolean {
  const isStatic = definition.decorator_list.some(
    (one) => one.type === "Name" && one.id === "staticmethod",
  );
  return file.parentOf(definition)?.type === "ClassDef" && !isStatic;
}
