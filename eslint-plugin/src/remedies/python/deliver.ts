/** Brings a seed to the task, as one more of its arguments. */
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Remedy } from "../../findings/finding.js";
import type { PythonCase } from "./case.js";
import { decline, Draft } from "./draft.js";
import { isUnseeded, numbersFor, seedsFor } from "./seeds.js";
import { giveEach, type Delivery } from "./slots.js";
import { addFirstStatement, addParameter, addParameterBefore, inside, type Task } from "./task.js";

const SEED_NAMES = ["seed", "task_seed", "child_seed"];
const INDEX_NAMES = ["index", "task_index", "task_number"];

/** The edits of the dispatching file, and of the task's: the same where they are one. */
export interface Work {
  readonly draft: Draft;
  readonly own: Draft;
}

/** Starts the edits of a case. */
export function begin({ file, site }: PythonCase): Work {
  const draft = new Draft(file);
  return { draft, own: site.task.file === file ? draft : new Draft(site.task.file) };
}

/** The edits of both files. */
export function editsOf({ draft, own }: Work): Remedy["edits"] {
  return draft === own ? draft.edits : [...draft.edits, ...own.edits];
}

/** Whether callers elsewhere go without a seed, and expect the program's own numbers all the same. */
function isLeftOut({ site, roots }: PythonCase): boolean {
  return site.task.isUsedElsewhere && !isUnseeded(roots);
}

/** Brings a seed to the task; gives the name that it has there. */
export function deliver(found: PythonCase, work: Work, remedy: StreamRemedy): string {
  // Callers without a seed would draw something else in each run.
  if (isLeftOut(found)) decline("the task is used elsewhere");
  return bring(found, work, remedy);
}

/**
 * Brings a seed to the task, which makes its generator of that; gives what makes it.
 *
 * @param before - what the task drew from, for callers elsewhere, who go without a seed
 */
export function deliverMade(
  found: PythonCase,
  work: Work,
  remedy: StreamRemedy,
  before: string,
): string {
  const seed = bring(found, work, remedy);
  const made = work.own.fill(remedy.make, inside(found.site.task.definition), { seed });
  return isLeftOut(found) ? `${before} if ${seed} is None else ${made}` : made;
}

function bring({ site, roots }: PythonCase, { draft, own }: Work, remedy: StreamRemedy): string {
  const { definition, isUsedElsewhere: isOptional } = site.task;
  const seed = own.freshName(SEED_NAMES, definition);
  const delivery = giveEach(draft, site, seedsFor(draft, remedy, roots, site.call), seed);
  receive(own, site.task, delivery, seed, remedy.seedType, isOptional);
  return seed;
}

/** Brings its number to the task; gives the name that it has there. */
export function deliverIndex({ site }: PythonCase, { draft, own }: Work): string {
  const { definition, isUsedElsewhere } = site.task;
  if (isUsedElsewhere) decline("the task is used elsewhere");
  const { model } = site.record;
  const isMap = model?.items !== undefined || model?.itemLists !== undefined;
  // Each call of the function around it would begin to count again.
  if (!isMap && !draft.file.isRepeated(site.call)) decline("no loop here starts the tasks");
  const index = own.freshName(INDEX_NAMES, definition);
  const delivery = giveEach(draft, site, numbersFor(draft, site.call), index);
  receive(own, site.task, delivery, index, "int", false);
  return index;
}

function receive(
  draft: Draft,
  { definition, parameters, filled }: Task,
  delivery: Delivery,
  seed: string,
  seedType: string,
  isOptional: boolean,
): void {
  const parameter = parameters[filled];
  if (delivery === "instead" && parameter !== undefined) {
    const type = parameter.annotation === null ? "" : `: ${draft.fill(seedType, definition, {})}`;
    draft.replace(parameter.start, parameter.end, seed + type);
  } else if (delivery === "pair" && parameter !== undefined) {
    const both = draft.freshName([`${parameter.arg}_and_${seed}`, "task"], definition);
    const { annotation } = parameter;
    const type =
      annotation === null
        ? ""
        : `: tuple[${draft.file.of(annotation)}, ${draft.fill(seedType, definition, {})}]`;
    draft.replace(parameter.start, parameter.end, both + type);
    addFirstStatement(draft, definition, `${parameter.arg}, ${seed} = ${both}`);
  } else {
    const isTyped = parameters.length > 0 && parameters.every((one) => one.annotation !== null);
    const type = isTyped ? draft.fill(seedType, definition, {}) : null;
    if (typeof delivery === "object" && "before" in delivery) {
      addParameterBefore(draft, delivery.before, seed, type);
    } else addParameter(draft, definition, seed, isOptional, type);
  }
}
