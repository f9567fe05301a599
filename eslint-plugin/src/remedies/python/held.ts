/** Puts a new generator where the task's copy of the shared one is held. */
import type { Remedy } from "../../findings/finding.js";
import { decline } from "./draft.js";
import { holderOf } from "./holder.js";
import { Drafts } from "./read-files.js";
import { begin, deliver, editsOf } from "./deliver.js";
import { receiverFor, type Scene } from "./scene.js";
import { isUnseeded } from "./seeds.js";
import { addFirstStatement, inside, type Definition } from "./task.js";

/** The task makes the generator anew, under the name by which all that it calls draws from it. */
export function ownGeneratorHeld(scene: Scene): Remedy {
  const { judgement, remedy } = scene;
  if (judgement.dispatch.process.memory === "threads") decline("threads share what holds it");
  const links = scene.links();
  const task = links[0] ?? decline("what draws is in no function");
  const receiver = receiverFor(scene) ?? decline("it draws from no name");
  const { root, rest, isParameter } = holderOf(links, receiver);
  const { definition } = task;
  const target = root + rest;
  const statements = (made: string): readonly string[] => {
    const assignment = `${target} = ${made}`;
    return !isParameter && rest === "" ? [`global ${root}`, assignment] : [assignment];
  };
  const title = `Make '${target}' anew in each task of '${definition.name}'.`;
  if (isUnseeded(scene.roots())) {
    const make = remedy.makeFresh ?? decline("it cannot be made without a seed");
    const drafts = new Drafts();
    const draft = drafts.of(task.file);
    const made = draft.fill(make, inside(definition), {});
    for (const statement of statements(made)) addFirstStatement(draft, definition, statement);
    return { id: "own-generator", title, isPreferred: true, edits: drafts.edits };
  }
  const found = scene.read();
  const work = begin(found);
  if (!isSame(found.site.task.definition, definition)) decline("the task runs another function");
  const seed = deliver(found, work, remedy);
  const made = work.own.fill(remedy.make, inside(definition), { seed });
  for (const statement of statements(made)) {
    addFirstStatement(work.own, found.site.task.definition, statement);
  }
  return { id: "own-generator", title, isPreferred: true, edits: editsOf(work) };
}

function isSame(one: Definition, other: Definition): boolean {
  return one.start === other.start && one.end === other.end;
}
