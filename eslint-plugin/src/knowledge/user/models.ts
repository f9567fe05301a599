/** Checks the models in users' entries: what a call does, how workers start, where a seed stands. */
import type { ProcessModel, Serializer } from "../schema.js";
import { isRecord } from "./records.js";
import { firstOf, problemOfCondition, unknownPart, wordsUnder } from "./words-of-models.js";

/** What may stand under a key. */
type Kind =
  "condition" | "flag" | "ref" | "refs" | "runner" | "text" | "texts" | "anything" | "processes";

/** The keys of calls, runners, generators and states by what may stand under them. */
const KINDS: Readonly<Record<Kind, readonly string[]>> = {
  ref: [
    ...["argument", "argumentMapping", "argumentSequence", "by", "count", "entry"],
    ...["entryIsSource", "entropy", "event", "from", "function", "if", "initializer"],
    ...[
      "initializerArguments",
      "into",
      "itemLists",
      "items",
      "key",
      "object",
      "orders",
      "seed",
      "size",
    ],
    ...["options", "script", "startMethod", "task", "tasksPerWorker", "through", "unless"],
  ],
  refs: ["arguments", "mixes", "parameters", "with"],
  flag: [
    ...["continues", "delayed", "each", "entryIsMain", "exposed", "inEach", "isSeedSource"],
    ...[
      "itemsMade",
      "itemsRun",
      "lock",
      "many",
      "passesIndex",
      "passesWorkerId",
      "pure",
      "single",
      "stateless",
    ],
    ...["startsOthers", "unverified", "wraps"],
  ],
  text: [
    ...[
      "bypass",
      "channel",
      "configuredAs",
      "does",
      "forksAt",
      "gives",
      "initial",
      "method",
      "name",
    ],
    ...["neighbours", "none"],
    ...[
      "onFork",
      "ownSeed",
      "parameter",
      "result",
      "seedFrom",
      "setting",
      "starMethod",
      "startsWith",
    ],
    ...["seeds", "taskAs", "taskPer", "title", "type", "workerNumber"],
  ],
  texts: ["events", "makes"],
  condition: ["when"],
  runner: ["runner"],
  processes: ["processes"],
  anything: [
    ...[
      "accepts",
      "defaultSize",
      "export",
      "fills",
      "handlers",
      "hooks",
      "lazy",
      "leads",
      "message",
      "onlyIf",
      "orElse",
    ],
    ...[
      "index",
      "perEpoch",
      "remedy",
      "reseeds",
      "runs",
      "runsOwn",
      "sends",
      "sent",
      "state",
      "states",
    ],
    ...["otherwise", "program", "seedWord", "star", "value", "workerSeed"],
  ],
};

const KIND_OF = new Map<string, Kind>(
  Object.entries(KINDS).flatMap(([kind, keys]) =>
    // The keys of the table are its kinds.
    keys.map((key): [string, Kind] => [key, kind as Kind]),
  ),
);

/** What each kind of call cannot do without; all kinds are listed. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  "after-fork": ["function"],
  advance: [],
  announce: ["channel", "value"],
  broadcast: ["value", "runner"],
  call: ["function"],
  coerce: ["from", "type", "none"],
  compute: [],
  configure: ["setting", "from"],
  "configure-default": ["type", "parameter", "from"],
  create: ["type"],
  derive: ["type"],
  dispatch: ["result"],
  draw: [],
  exit: [],
  expose: ["value"],
  "get-state": [],
  identity: ["from"],
  intrinsic: ["name"],
  invoke: ["object", "method"],
  isolate: ["function", "states"],
  join: [],
  listen: ["function"],
  nothing: [],
  "on-start": ["function", "runner"],
  preset: ["state", "argument", "startsWith"],
  publish: ["channel", "value"],
  receive: ["channel", "function"],
  "run-script": ["type", "arguments", "options"],
  seed: ["seed", "none"],
  self: [],
  serve: ["function", "runner"],
  "set-state": ["from"],
  split: ["type"],
  stop: [],
  touch: ["state"],
  value: ["value"],
};

/** Keys that say how workers start, and nothing of a call. */
const OF_RUNNERS: ReadonlySet<string> = new Set([
  ...["defaultSize", "forksAt", "handlers", "hooks", "leads", "perEpoch", "processes", "reseeds"],
  ...["runs", "runsOwn", "sends", "startMethod", "tasksPerWorker"],
]);

/** Keys of a kind of process. */
const OF_PROCESSES: ReadonlySet<string> = new Set([
  ...["argument", "byStartMethod", "memory", "preloadsMain", "serializer"],
  ...["sharesProcess", "when", "workerId"],
]);

const MEMORIES: readonly ProcessModel["memory"][] = [
  "fork",
  "spawn",
  "forkserver",
  "fresh",
  "threads",
  "realm",
  "snapshot",
];
const SERIALIZERS: readonly Serializer[] = [
  "pickle",
  "dill",
  "cloudpickle",
  "structured-clone",
  "v8",
  "json",
  "source-text",
  "none",
];
const NONES = ["entropy", "clock", "constant", "keep", "error"];

/**
 * What is wrong with the effects of a call: a sentence, or null.
 *
 * @param value - one model or a list of them
 * @param key - where it stands, for the sentence
 * @param hasRunner - whether `dispatch` can do without a runner of its own
 */
export function problemOfCalls(value: unknown, key: string, hasRunner: boolean): string | null {
  const models: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const [i, model] of models.entries()) {
    const problem = problemOfCall(model, Array.isArray(value) ? `${key}[${i}]` : key, hasRunner);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOfCall(model: unknown, key: string, hasRunner: boolean): string | null {
  if (!isRecord(model)) return wrong(key, 'an object such as { "does": "draw" }');
  const required = typeof model.does === "string" ? CALLS[model.does] : undefined;
  if (required === undefined) {
    return wrong(`${key}.does`, `one of ${quoted(Object.keys(CALLS))}`);
  }
  for (const part of required) {
    if (model[part] === undefined)
      return `'${key}' lacks '${part}', which "${String(model.does)}" needs.`;
  }
  if (model.does === "dispatch") {
    if (!hasRunner && model.runner === undefined && model.through === undefined) {
      return `'${key}' lacks 'runner', which says how workers start.`;
    }
  }
  const misplaced = Object.keys(model).find((part) => OF_RUNNERS.has(part));
  if (misplaced !== undefined) {
    return `'${key}.${misplaced}' has no meaning here; it belongs in '${key}.runner'.`;
  }
  return problemOfShape(key, model, key);
}

/**
 * What is wrong with the keys of an object and what stands under them.
 *
 * @param what - the kind of object: `generator`, `state`, or its key
 */
export function problemOfShape(what: string, value: unknown, key: string): string | null {
  if (!isRecord(value)) return wrong(key, "an object");
  if (what === "generator" && !("seed" in value)) {
    return `'${key}' lacks 'seed'; give the parameter that takes it, or null.`;
  }
  if (what === "generator" && value.none === undefined) {
    return `'${key}' lacks 'none', which says how it starts without a seed: ${quoted(NONES)}.`;
  }
  if (what === "state" && typeof value.title !== "string") {
    return wrong(`${key}.title`, "a name for messages");
  }
  if (
    "none" in value &&
    !isRecord(value.none) &&
    ![...NONES, "create"].includes(String(value.none))
  ) {
    return wrong(`${key}.none`, `one of ${quoted(NONES)}`);
  }
  for (const [part, content] of Object.entries(value)) {
    const problem = problemOfPart(part, content, `${key}.${part}`);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOfPart(part: string, value: unknown, key: string): string | null {
  const kind = KIND_OF.get(part);
  switch (kind) {
    case undefined:
      return unknownPart(key, part, KIND_OF.keys());
    case "condition":
      return problemOfCondition(value, key);
    case "flag":
      return typeof value === "boolean" ? null : wrong(key, "true or false");
    case "text":
      return problemOfText(part, value, key);
    case "texts":
      return isTexts(value) ? null : wrong(key, "a list of names");
    case "ref":
      return value === null ? null : problemOfReference(value, key);
    case "refs":
      return problemOfReferences(value, key);
    case "runner":
      return problemOfRunner(value, key);
    case "processes":
      return problemOfProcesses(value, key);
    case "anything":
      return problemOfValue(part, value, key);
  }
}

function problemOfText(part: string, value: unknown, key: string): string | null {
  const words = wordsUnder(part);
  if (words !== null && !words.includes(String(value)))
    return wrong(key, `one of ${quoted(words)}`);
  return typeof value === "string" || isRecord(value) ? null : wrong(key, "text");
}

/** Of those values that are checked by their key alone. */
function problemOfValue(part: string, value: unknown, key: string): string | null {
  if (part === "defaultSize" && value !== "many" && value !== 0 && value !== 1) {
    return wrong(key, '"many", 0 or 1');
  }
  if (part !== "reseeds") return null;
  const list: readonly unknown[] = Array.isArray(value) ? value : [null];
  return firstOf(
    list.map((one, i) =>
      isRecord(one) && typeof one.state === "string"
        ? null
        : wrong(`${key}[${i}]`, 'an object such as { "state": "numpy.random" }'),
    ),
  );
}

function problemOfReferences(value: unknown, key: string): string | null {
  if (!Array.isArray(value)) return problemOfReference(value, key);
  for (const [i, one] of value.entries()) {
    const problem = problemOfReference(one, `${key}[${i}]`);
    if (problem !== null) return problem;
  }
  return null;
}

const REFERENCE: Readonly<Record<string, string>> = {
  position: "number",
  name: "string",
  rest: "boolean",
  keywords: "boolean",
  alias: "string",
  of: "string",
  member: "string",
};

function problemOfReference(value: unknown, key: string): string | null {
  if (!isRecord(value)) return wrong(key, 'a parameter such as { "position": 0, "name": "items" }');
  for (const [part, content] of Object.entries(value)) {
    const type = REFERENCE[part];
    if (type === undefined) return unknownPart(`${key}.${part}`, part, Object.keys(REFERENCE));
    if (typeof content !== type) return wrong(`${key}.${part}`, `a ${type}`);
  }
  return null;
}

/** What is wrong with a runner: a sentence, or null. */
export function problemOfRunner(value: unknown, key: string): string | null {
  if (!isRecord(value)) return wrong(key, "an object with 'title', 'processes' and 'forksAt'");
  if (typeof value.title !== "string") return wrong(`${key}.title`, "a name for messages");
  if (value.forksAt !== "construction" && value.forksAt !== "dispatch") {
    return wrong(`${key}.forksAt`, '"construction" or "dispatch"');
  }
  if (value.processes === undefined) return `'${key}' lacks 'processes'.`;
  return problemOfShape(key, value, key);
}

function problemOfProcesses(value: unknown, key: string): string | null {
  if (!Array.isArray(value) || value.length === 0) return wrong(key, "a list of process models");
  for (const [i, model] of value.entries()) {
    const at = `${key}[${i}]`;
    const parts = isRecord(model) ? model : {};
    const { memory, serializer } = parts;
    if (!MEMORIES.some((one) => one === memory)) {
      return wrong(`${at}.memory`, `one of ${quoted(MEMORIES)}`);
    }
    if (!SERIALIZERS.some((one) => one === serializer)) {
      return wrong(`${at}.serializer`, `one of ${quoted(SERIALIZERS)}`);
    }
    const unknown = Object.keys(parts).find((part) => !OF_PROCESSES.has(part));
    if (unknown !== undefined) return unknownPart(`${at}.${unknown}`, unknown, OF_PROCESSES);
    const condition =
      parts.when === undefined ? null : problemOfCondition(parts.when, `${at}.when`);
    if (condition !== null) return condition;
  }
  return null;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

function wrong(key: string, expected: string): string {
  return `'${key}' is not ${expected}.`;
}
