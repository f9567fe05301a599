/** Hands a generator to library functions that would draw from the global state without one. */
import type { Remedy } from "../../findings/finding.js";
import type { Call } from "../../python/parser/nodes.js";
import { begin, deliver, editsOf } from "./deliver.js";
import { decline, pass, type Draft } from "./draft.js";
import type { PythonFile } from "./file.js";
import { Drafts } from "./read-files.js";
import type { Scene } from "./scene.js";
import { isUnseeded } from "./seeds.js";
import { appendArgumentText } from "./slots.js";
import { addFirstStatement, inside, RNG_NAMES, type Definition } from "./task.js";

/** `rvs(random_state=rng)`, with a generator that the task makes. */
export function ownGeneratorByKeyword(scene: Scene): Remedy {
  const { judgement, remedy, roots } = scene;
  const keyword = remedy.keyword ?? pass("its draws take no generator");
  const [link, ...inner] = scene.links();
  const { file, definition } = link ?? pass("what draws is in no function");
  if (inner.length > 0) decline("what draws stands elsewhere");
  const at = judgement.draw;
  const draw = at?.path === file.path ? file.at(at.range, "Call") : null;
  const calls = draw === null ? [] : alikeCalls(file, definition, draw, keyword.name);
  if (calls.length === 0) decline("what draws stands elsewhere");
  const hand = (draft: Draft, made: string): void => {
    const name = draft.freshName(RNG_NAMES, definition);
    for (const call of calls) appendArgumentText(draft, call, `${keyword.name}=${name}`);
    addFirstStatement(draft, definition, `${name} = ${made}`);
  };
  const result = {
    id: "own-generator",
    title: `Hand '${keyword.name}' a generator of its own in each task of '${definition.name}'.`,
    isPreferred: true,
  };
  if (isUnseeded(roots())) {
    const drafts = new Drafts();
    const draft = drafts.of(file);
    hand(draft, draft.fill(keyword.makeFresh, inside(definition), {}));
    return { ...result, edits: drafts.edits };
  }
  const found = scene.read();
  if (found.site.task.definition.start !== definition.start) decline("another function runs");
  const work = begin(found);
  const seed = deliver(found, work, remedy);
  hand(work.own, work.own.fill(keyword.make, inside(definition), { seed }));
  return { ...result, edits: editsOf(work) };
}

/** The calls of the same name that are given no generator yet. */
function alikeCalls(
  file: PythonFile,
  definition: Definition,
  draw: Call,
  keyword: string,
): readonly Call[] {
  const name = draw.func.type === "Attribute" ? draw.func.attr : null;
  const calls: Call[] = [];
  for (const node of file.below(definition)) {
    if (node.type !== "Call" || node.func.type !== "Attribute" || node.func.attr !== name) continue;
    const isOpen = node.keywords.every(({ arg }) => arg !== null && arg !== keyword);
    if (isOpen && node.args.every(({ type }) => type !== "Starred")) calls.push(node);
  }
  return calls.some(({ start }) => start === draw.start) ? calls : [];
}
