/** Services: web servers and queues, whose processes import the program and call what it gave them. */
import { type CallModel, type RunnerModel } from "../../knowledge/schema.js";
import { type ExternalCall } from "../library/models.js";
import { argumentOf } from "../library/parameters.js";
import { call } from "../machine/call.js";
import { libraryBases } from "../machine/classes.js";
import { placeOf, type Machine } from "../machine/machine.js";
import { type Served, type World } from "../machine/world.js";
import { member } from "../machine/members.js";
import { exported, moduleAt } from "../machine/modules.js";
import { processAxes } from "../streams/streams.js";
import { Layer } from "../values/heap.js";
import { anyArguments } from "../values/outside.js";
import {
  NO_ARGUMENTS,
  reference,
  unknown,
  type Arguments,
  type Place,
  type Value,
} from "../values/value.js";
import { union, type Axis } from "../values/variation.js";
import { runnerFrom, type Runner } from "./dispatch.js";
import { load, makeWorld } from "./load.js";
import { candidates, type Candidate } from "./processes.js";
import { NO_TASK, recordOf, type Work } from "./workers.js";

/** Notes that a service calls a function; gives the function, if there is one. */
export function serve(
  m: Machine,
  model: Extract<CallModel, { does: "serve" | "on-start" }>,
  made: ExternalCall,
): Value | null {
  const callee = argumentOf(m, made, model.function);
  const canBeCalled = callee.some(({ kind }) => kind === "function" || kind === "object");
  if (!canBeCalled) return callee.length > 0 ? callee : null;
  const { world } = m;
  const list = model.does === "serve" ? world.served : world.starts;
  list.push({ callee, runner: model.runner, at: made.at, calls: m.calls });
  return callee;
}

/** Runs what the program gave to services, in each kind of process that they can have. */
export function runServices(m: Machine): void {
  serveByForm(m);
  const models = new Map<string, RunnerModel>();
  for (const { runner } of m.world.served) models.set(runner.title, runner);
  for (const model of models.values()) {
    const wanted = m.world.served.filter(({ runner }) => runner.title === model.title);
    const [first] = wanted;
    if (first === undefined) continue;
    const runner = runnerFrom(m, { object: null, model, at: first.at });
    for (const candidate of candidates(m, runner)) serveIn(m, runner, candidate, first, wanted);
  }
}

function serveIn(
  m: Machine,
  runner: Runner,
  candidate: Candidate,
  first: Served,
  wanted: readonly Served[],
): void {
  const record = recordOf(m, runner, candidate, workOf(first, m.axes.create()));
  if (record === null) return;
  const world = makeWorld(m, runner, candidate, record);
  const own = processAxes(record);
  const { title, hooks } = runner.model;
  m.within({ world, active: own, calls: [] }, () => {
    const isLoadedFirst = candidate.process.memory === "forkserver";
    if (!isLoadedFirst) callHooks(m, hooks?.beforeLoad ?? []);
    load(m, candidate, record, []);
    m.within({ active: isLoadedFirst ? [] : own, phase: "load" }, () => {
      callFactories(m, wanted);
      serveByForm(m);
    });
    if (isLoadedFirst) callHooks(m, hooks?.beforeLoad ?? []);
    callHooks(m, hooks?.afterLoad ?? []);
    m.within({ phase: "initializer" }, () => {
      for (const { callee, at } of startsOf(world, title)) call(m, callee, NO_ARGUMENTS, at);
    });
    // Each function finds the process as it was when it began to serve.
    for (const one of world.served.filter(({ runner: { title: other } }) => other === title)) {
      const work = workOf(one, m.axes.create());
      const dispatch = recordOf(m, { ...runner, at: one.at }, candidate, work);
      if (dispatch === null) continue;
      const served = {
        ...dispatch,
        workerAxis: record.workerAxis,
        calls: one.calls,
      };
      const view: World = { ...world, dispatch: served, layer: new Layer(world.layer) };
      const context = { world: view, active: union(own, work.axes), calls: [] };
      m.within({ ...context, phase: "task" as const }, () => {
        callServed(m, one, work.given);
      });
    }
  });
}

function callServed(m: Machine, { callee, methods, at }: Served, given: Arguments): void {
  if (methods === undefined) {
    call(m, callee, given, at);
    return;
  }
  const object = call(m, callee, NO_ARGUMENTS, at, true);
  for (const name of methods) {
    const method = member(m, object, name, at).filter(({ kind }) => kind === "function");
    call(m, method, given, at);
  }
}

/** What the main file need not give to a service: its classes and functions have the form for it. */
function serveByForm(m: Machine): void {
  serveClasses(m);
  serveFunctions(m);
}

/** Functions of the main file that servers call by convention. */
function serveFunctions(m: Machine): void {
  const { world } = m;
  const main = world.modules.get(world.mainPath);
  const { callables } = m.program.knowledge(world.language);
  if (main === undefined || callables.length === 0) return;
  for (const name of m.fields(main.frame)) {
    for (const atom of m.read(main.frame, name) ?? []) {
      if (atom.kind !== "function" || atom.module.facts !== main.facts) continue;
      const names = atom.fact.parameters.map((parameter) => parameter.name);
      const form = callables.find(({ parameters }) => isSameList(parameters, names));
      if (form === undefined) continue;
      const at = placeOf(main, atom.fact.nameAt);
      world.served.push({ callee: [atom], runner: form.runner, at, calls: [] });
    }
  }
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** Classes of the main file whose objects answer requests. */
function serveClasses(m: Machine): void {
  const { world } = m;
  const knowledge = m.program.knowledge(world.language);
  const classes = world.modules.get(world.mainPath)?.classes.values() ?? [];
  for (const cls of classes) {
    for (const base of libraryBases(m, cls)) {
      const serves = knowledge.type(base)?.serves;
      if (serves === undefined || cls.at === null) continue;
      const { runner, methods } = serves;
      world.served.push({ callee: reference(cls), methods, runner, at: cls.at, calls: [] });
    }
  }
}

function startsOf({ starts }: World, title: string): readonly Served[] {
  return starts.filter(({ runner }) => runner.title === title);
}

/** A request or a job, of which nothing is known but that there are many. */
function workOf({ callee, at }: Served, axis: Axis): Work {
  const something = unknown({ exact: [], coarse: [], maybe: [axis] });
  return {
    ...NO_TASK,
    at,
    task: callee,
    given: { ...NO_ARGUMENTS, rest: something, restKeywords: something },
    axes: [axis],
    many: true,
    isService: true,
  };
}

/**
 * Calls the functions of the main file that make the application, where loading the file did not:
 * the server does, as the program itself does behind its guard.
 */
function callFactories(m: Machine, wanted: readonly Served[]): void {
  const { mainPath, served } = m.world;
  const main = moduleAt(m, mainPath);
  const called = new Set<string>();
  for (const { at, calls } of wanted) {
    const [outermost] = calls;
    if (main === null || outermost === undefined || called.has(outermost.name)) continue;
    if (served.some((one) => isSame(one.at, at))) continue;
    called.add(outermost.name);
    call(m, exported(m, main, outermost.name) ?? [], anyArguments("once"), startOf(mainPath));
  }
}

function isSame(a: Place, b: Place): boolean {
  return a.path === b.path && a.range[0] === b.range[0] && a.range[1] === b.range[1];
}

/** Calls functions of the server's own configuration. */
function callHooks(m: Machine, names: readonly string[]): void {
  if (names.length === 0) return;
  for (const path of m.program.configurationsOf(m.world.mainPath)) {
    const module = moduleAt(m, path);
    if (module === null) continue;
    m.within({ phase: "initializer" }, () => {
      for (const name of names) {
        call(m, exported(m, module, name) ?? [], anyArguments("once"), startOf(path));
      }
    });
  }
}

function startOf(path: string): Place {
  return { path, range: [0, 0] };
}
