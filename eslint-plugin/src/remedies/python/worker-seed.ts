/** Makes generators anew in each worker of a runner that has a seed for each: a data loader. */
import type { Remedy } from "../../findings/finding.js";
import type { Call, Expression } from "../../python/parser/nodes.js";
import type { Judgement } from "../../analysis/verdict/judge.js";
import type { Draft } from "./draft.js";
import { decline, pass } from "./draft.js";
import type { PythonFile } from "./file.js";
import { holderOf, type Holder } from "./holder.js";
import { isMethod } from "./links.js";
import { seedRunner } from "./loader-seed.js";
import { Drafts } from "./read-files.js";
import { receiverFor, type Scene } from "./scene.js";
import { appendArgumentText } from "./slots.js";
import { topOf } from "./statements.js";
import { definitionOf, isDefinition, usesOf, type Definition } from "./task.js";

/** What the runner knows of its workers. */
function workerSeedOf({
  dispatch,
}: Judgement): NonNullable<Judgement["dispatch"]["runner"]["workerSeed"]> {
  return dispatch.runner.workerSeed ?? decline("the runner has no seeds for its workers");
}

/** The generator that belongs to an object of the runner, or to the module, is made in an initializer. */
export function ownGeneratorInWorker(scene: Scene, created: Expression | null): Remedy {
  const { file, judgement, remedy } = scene;
  const { dispatch } = judgement;
  const known = workerSeedOf(judgement);
  if (judgement.owner?.shape.is === "state") pass("it is a global state");
  const make = remedy.makeFromNumber ?? decline("it takes no number as a seed");
  const { root, rest, isParameter } = heldBy(scene, created);
  const owner = known.copies.dataset ?? decline("it copies nothing");
  const drafts = new Drafts();
  const at = dispatch.initializerAt;
  const existing = at?.path === file.path ? file.argumentAt(at.range) : null;
  if (at !== null) {
    const found = existing === null ? null : definitionOf(file, existing);
    const { definition } = found ?? decline("its initializer is made elsewhere");
    const draft = drafts.of(file);
    addLastStatements(draft, definition, (info, inner) => [
      `${info} = ${draft.fill(known.info, inner, {})}`,
      `${target(draft, inner, info)} = ${draft.fill(make, inner, { seed: draft.fill(known.seed, inner, { info }) })}`,
    ]);
    seedRunner(scene, drafts);
    return result(drafts);
  }
  const call =
    (dispatch.runnerAt.path === file.path ? file.at(dispatch.runnerAt.range, "Call") : null) ??
    decline("the runner is made elsewhere");
  const initializer = dispatch.runner.initializer?.name ?? decline("it has no initializer");
  if (call.keywords.some(({ arg }) => arg === initializer || arg === null)) {
    decline("it has an initializer already");
  }
  const draft = drafts.of(file);
  const top = topOf(file, call);
  const name = draft.freshName(["seed_worker", "reseed_worker"], file.module);
  const info = draft.freshName(["info", "worker_info"], file.module);
  const seed = draft.fill(known.seed, top, { info });
  const body = [
    ...(isParameter || rest !== "" ? [] : [`global ${root}`]),
    `${info} = ${draft.fill(known.info, top, {})}`,
    `${target(draft, top, info)} = ${draft.fill(make, top, { seed })}`,
  ];
  const { newline, step } = file;
  const lines = [`def ${name}(worker_id):`, ...body.map((line) => step + line), "", "", ""];
  draft.insert(file.lineStart(file.startOf(top)), lines.join(newline));
  appendArgumentText(draft, call, `${initializer}=${name}`);
  seedRunner(scene, drafts);
  return result(drafts);

  function target(draft: Draft, at: Parameters<Draft["fill"]>[1], info: string): string {
    return isParameter ? draft.fill(owner, at, { info }) + rest : root + rest;
  }
}

function result(drafts: Drafts): Remedy {
  return {
    id: "own-generator-in-worker",
    title: "Make the generator anew in each worker, from the worker's own seed.",
    isPreferred: true,
    edits: drafts.edits,
  };
}

/** Where a worker finds the generator: in the object that it was sent, or in the module. */
function heldBy(scene: Scene, created: Expression | null): Holder {
  const assigned = created === null ? null : assignedTo(scene.file, created);
  if (assigned !== null) return assigned;
  const links = scene.links();
  const receiver = receiverFor(scene) ?? decline("it draws from no name");
  const holder = holderOf(links, receiver);
  const [task] = links;
  const isOwn = task !== undefined && isMethod(task);
  const { posonlyargs, args } = task?.definition.args ?? { posonlyargs: [], args: [] };
  const [self] = [...posonlyargs, ...args];
  if (!holder.isParameter && task?.file !== scene.file) decline("it belongs to another module");
  if (holder.isParameter && (!isOwn || self?.arg !== holder.root)) {
    decline("it belongs to nobody that a worker finds");
  }
  return holder;
}

/** What the generator is assigned to where it is made: a variable of the module. */
function assignedTo(file: PythonFile, creation: Expression): Holder | null {
  const assign = file.parentOf(creation);
  const [target, ...more] = assign?.type === "Assign" ? assign.targets : [];
  if (target?.type !== "Name" || more.length > 0) return null;
  if (file.scopeAt(target) !== file.scopes.module) return null;
  return { root: target.id, rest: "", isParameter: false };
}

/** Puts statements behind all others of a function. */
function addLastStatements(
  draft: Draft,
  definition: Definition,
  write: (info: string, at: Definition["body"][number]) => readonly string[],
): void {
  const { file } = draft;
  const last = definition.body.at(-1) ?? decline("it has no body");
  const start = file.startOf(last);
  if (!file.startsLine(start)) decline("its body stands in the line of its head");
  if (last.type === "Return") decline("it returns before its end");
  const info = draft.freshName(["info", "worker_info"], definition);
  const indent = file.indentAt(start);
  const lines = write(info, last).map((line) => file.newline + indent + line);
  const rest = /[\r\n]/u.exec(file.text.slice(last.end));
  draft.insert(rest === null ? file.text.length : last.end + rest.index, lines.join(""));
}

/** The seed that an initializer sets is replaced by the one that the runner has for the worker. */
export function ownSeedInInitializer(scene: Scene): Remedy {
  const { judgement, remedy, fileAt } = scene;
  const known = workerSeedOf(judgement);
  const { file, seed } = seedOf(judgement, fileAt);
  const isState = judgement.owner?.shape.is === "state";
  const number = isState ? remedy.number : "{seed}";
  if (judgement.stream?.phase !== "initializer") pass("it is not set in an initializer");
  const drafts = new Drafts();
  const draft = drafts.of(file);
  const found = draft.fill(known.info, seed, {});
  const asked = (info: string): string =>
    draft.fill(number ?? decline("it takes no number as a seed"), seed, {
      seed: draft.fill(known.seed, seed, { info }),
    });
  const method = file.functionAround(seed);
  const isOthers =
    isDefinition(method) &&
    (file.parentOf(method)?.type === "ClassDef" || isUsedTwice(file, method));
  if (isOthers) {
    // What is called without workers, too, has no such seed then.
    const statement = file.statementOf(seed) ?? decline("the seed has no line of its own");
    const info = draft.freshName(["info", "worker_info"], method);
    const start = file.startOf(statement);
    const line = `${file.indentAt(start)}${info} = ${found}${file.newline}`;
    draft.insert(file.lineStart(start), line);
    const own = `${file.of(seed)} if ${info} is None else ${asked(info)}`;
    draft.replace(seed.start, seed.end, own);
  } else {
    draft.replace(seed.start, seed.end, asked(found));
  }
  seedRunner(scene, drafts);
  return {
    id: "worker-seed",
    title: "Seed from the seed that each worker is given.",
    isPreferred: true,
    edits: drafts.edits,
  };
}

/** Whether more than the runner names a function. */
function isUsedTwice(file: PythonFile, definition: Definition): boolean {
  return usesOf(file, definition).length > 1;
}

function seedOf(
  { stream }: Judgement,
  fileAt: Scene["fileAt"],
): { readonly file: PythonFile; readonly seed: Expression } {
  const at = stream?.seedAt ?? decline("its seed is unknown");
  const file = fileAt(at.path) ?? decline("the seed is out of reach");
  return { file, seed: file.argumentAt(at.range) ?? decline("its seed is unknown") };
}

/**
 * Draws that were given a generator of the dataset take the library's own one, which the runner
 * seeds in each worker.
 */
export function stateOfRunner(scene: Scene, created: Expression | null): Remedy {
  const { file, judgement, remedy } = scene;
  const state = remedy.state ?? pass("no global state takes its place");
  if (!judgement.dispatch.reseeds.includes(state.id)) pass("the runner does not seed it");
  const assign = created === null ? null : file.parentOf(created);
  const [target] = assign?.type === "Assign" ? assign.targets : [];
  if (target?.type !== "Attribute" || assign === null) return pass("it is no attribute");
  const text = file.of(target);
  const owner = [...file.around(assign)].find(({ type }) => type === "ClassDef");
  if (owner === undefined) return decline("it belongs to no class");
  const drafts = new Drafts();
  const draft = drafts.of(file);
  for (const node of file.below(owner)) {
    if (node.type !== "Attribute" || node === target || file.of(node) !== text) continue;
    const keyword = file.parentOf(node);
    const call = keyword === null ? null : file.parentOf(keyword);
    if (keyword?.type !== "keyword" || keyword.arg !== state.keyword || call?.type !== "Call") {
      return decline("the generator is used in another way, too");
    }
    removeKeyword(draft, call, keyword);
  }
  draft.replace(assign.start, assign.end, "pass");
  seedRunner(scene, drafts);
  return {
    id: "state-of-runner",
    title: `Draw from the library's own generator, which '${judgement.dispatch.title}' seeds in each worker.`,
    isPreferred: true,
    edits: drafts.edits,
  };
}

function removeKeyword(draft: Draft, call: Call, keyword: Call["keywords"][number]): void {
  const { file } = draft;
  const before = [...call.args, ...call.keywords]
    .filter(({ end }) => end <= keyword.start)
    .sort((a, b) => a.end - b.end)
    .at(-1);
  const end = file.outerEnd(keyword.argEnd, keyword.value);
  const start = before === undefined ? keyword.start : before.end;
  if (file.text.slice(start, keyword.start).includes("#")) decline("a comment would be lost");
  draft.replace(start, end, "");
}
