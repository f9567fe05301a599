/** Runs of tests: a configuration names the files that workers run before them. */
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type ConfigurationFile, type RunnerModel } from "../../knowledge/schema.js";
import { type ConfiguredRun } from "../../knowledge/configurations.js";
import { memberOf } from "../library/parameters.js";
import { call } from "../machine/call.js";
import { type Machine } from "../machine/machine.js";
import { exported } from "../machine/modules.js";
import { recordDraw } from "../streams/draws.js";
import { generatorsOf, processAxes, streamOf } from "../streams/streams.js";
import { elementOf, positionsOf } from "../values/containers.js";
import { truth } from "../values/truth.js";
import {
  constant,
  NO_ARGUMENTS,
  objectsOf,
  onlyConstant,
  type ConstantAtom,
  type HeapObject,
  type ModuleInstance,
  type Place,
  type Value,
} from "../values/value.js";
import { runnerFrom } from "./dispatch.js";
import { load, makeWorld } from "./load.js";
import { candidates } from "./processes.js";
import { NO_TASK, recordOf, type Work } from "./workers.js";

/** Where the file that is executed configures runs of tests, runs what it names. */
export function runTests(m: Machine): void {
  const { mainPath, language } = m.world;
  const module = m.world.modules.get(mainPath);
  if (module === undefined) return;
  for (const file of m.program.knowledge(language).configurations(basename(mainPath))) {
    const whole = valueOf(m, module);
    const value = file.member === undefined ? whole : memberOf(m, whole, file.member);
    if (isSerial(m, file, value)) continue;
    const folder = folderOf(m, file, value);
    for (const { files, isEvaluated, runner } of file.runs) {
      if (isEvaluated === true) runSetUp(m, runner, mainPath, startOf(mainPath));
      for (const named of namesIn(m, value, files)) {
        const path = resolveIn(m, file, folder, String(named.value));
        if (path !== null) runSetUp(m, runner, path, named.at ?? startOf(mainPath));
      }
    }
  }
}

/** What a file exports; a function gives the configuration when it is called. */
function valueOf(m: Machine, module: ModuleInstance): Value {
  const value = exported(m, module, "default") ?? [];
  const callee = value.filter(({ kind }) => kind === "function");
  if (callee.length === 0) return value;
  return call(m, callee, NO_ARGUMENTS, startOf(module.facts.path));
}

/** Whether no two workers can run tests. */
function isSerial(m: Machine, { onlyIf, size }: ConfigurationFile, value: Value): boolean {
  if (onlyIf !== undefined && truth(memberOf(m, value, onlyIf)) !== true) return true;
  return size !== undefined && onlyConstant(memberOf(m, value, size))?.value === 1;
}

/** The folder that paths of the configuration start from. */
function folderOf(m: Machine, { roots = [] }: ConfigurationFile, value: Value): string {
  const own = dirname(m.world.mainPath);
  for (const root of roots) {
    const given = onlyConstant(memberOf(m, value, root))?.value;
    if (typeof given === "string") return resolve(own, given);
  }
  return own;
}

/** The strings under these members: each is one or a list of them. */
function namesIn(m: Machine, value: Value, members: ConfiguredRun["files"]): ConstantAtom[] {
  return members.flatMap((member) => {
    const found = memberOf(m, value, member);
    const all = [
      ...found,
      ...objectsOf(found).flatMap((list) => (positionsOf(m, list) ?? [elementOf(m, list)]).flat()),
    ];
    return all.filter(
      (atom): atom is ConstantAtom => atom.kind === "constant" && typeof atom.value === "string",
    );
  });
}

/** The file of the project that a name leads to; null for a package. */
function resolveIn(
  m: Machine,
  { rootWord }: ConfigurationFile,
  folder: string,
  name: string,
): string | null {
  const { mainPath } = m.world;
  const isRooted = rootWord !== undefined && name.startsWith(rootWord);
  const plain = isRooted ? `.${name.slice(rootWord.length)}` : name;
  if (isAbsolute(plain) || plain.startsWith("file:"))
    return m.program.resolveEntry(mainPath, plain);
  return (
    m.program.resolveEntry(mainPath, pathToFileURL(join(folder, plain)).href) ??
    // `require.resolve("./set-up")` starts from the file that it stands in.
    m.program.resolveEntry(mainPath, plain)
  );
}

/** Runs a set-up file as a worker does, and draws from all that it leaves to the tests. */
function runSetUp(m: Machine, model: RunnerModel, path: string, at: Place): void {
  const runner = runnerFrom(m, { object: null, model, at });
  const work: Work = {
    ...NO_TASK,
    at,
    entry: constant(pathToFileURL(path).href, at),
    axes: [],
    many: true,
    isService: true,
  };
  for (const candidate of candidates(m, runner)) {
    const record = recordOf(m, runner, candidate, work);
    if (record === null) continue;
    const world = makeWorld(m, runner, candidate, record);
    m.within({ world, active: processAxes(record), calls: [] }, () => {
      load(m, candidate, record, []);
      m.within({ phase: "task" }, () => {
        drawFromWhatIsLeft(m, at);
      });
    });
  }
}

/** Tests can draw from the states of libraries, and from what was put in the place of globals. */
function drawFromWhatIsLeft(m: Machine, at: Place): void {
  const { states, overrides } = m.world;
  for (const state of states.values()) {
    if (isSet(m, state)) recordDraw(m, state, at, false);
  }
  for (const value of overrides.values()) {
    for (const generator of generatorsOf(m, value)) recordDraw(m, generator, at, false);
    const callees = value.filter(({ kind }) => kind === "function" || kind === "object");
    if (callees.length > 0) call(m, callees, NO_ARGUMENTS, at);
  }
}

/** Whether the set-up gave a state its stream. */
function isSet(m: Machine, state: HeapObject): boolean {
  return streamOf(m, state).some((atom) => atom.kind === "stream" && atom.at !== null);
}

function startOf(path: string): Place {
  return { path, range: [0, 0] };
}
