/** The memory that a worker starts with, and what it runs before its first task. */
import { along } from "../values/variation.js";
import { call } from "../machine/call.js";
import { moduleAt, executeModule } from "../machine/modules.js";
import { type DispatchRecord } from "../machine/events.js";
import { type Machine } from "../machine/machine.js";
import { type World } from "../machine/world.js";
import { type Runner } from "./dispatch.js";
import { positionsOf } from "../values/containers.js";
import {
  setStream,
  touch,
  makeImportedStates,
  type stateObject,
  processAxes,
} from "../streams/streams.js";
import { NO_ARGUMENTS, type StreamAtom, objectsOf, onlyConstant } from "../values/value.js";
import { type Candidate } from "./processes.js";
/** The world of a worker, before anything has run in it. */
export function makeWorld(
  m: Machine,
  runner: Runner,
  candidate: Candidate,
  record: DispatchRecord,
): World {
  const { memory } = candidate.process;
  const { language, mainPath } = m.world;
  switch (memory) {
    case "fork":
    case "snapshot":
    case "threads": {
      const snapshot = runner.snapshot ?? m.snapshot();
      return m.createWorld({ world: m.world, snapshot }, mainPath, language, record);
    }
    case "realm":
      return m.createWorld(null, record.entryPath ?? mainPath, language, record);
    case "spawn":
    case "forkserver":
    case "fresh":
      return m.createWorld(null, mainPath, language, record);
  }
}

/** What a worker has run before its first task. */
export function load(
  m: Machine,
  candidate: Candidate,
  record: DispatchRecord,
  preloaded: readonly string[],
): void {
  const { memory } = candidate.process;
  const { world } = m;
  if (memory === "forkserver") {
    // The server runs once; what it made is then the same in all of its children.
    m.within({ active: [], phase: "load" }, () => {
      preload(m, preloaded);
      if (candidate.preloaded) moduleAt(m, world.mainPath);
      makeImportedStates(m);
    });
  }
  if (memory === "fork" || memory === "forkserver" || memory === "snapshot") {
    for (const [id, state] of world.states) {
      if (m.program.knowledge(world.language).state(id)?.onFork !== "reseeded") continue;
      reseed(m, state, along(processAxes(record)));
    }
    for (const hook of m.afterFork) call(m, hook.callee, NO_ARGUMENTS, hook.at);
  }
  const { entryFacts, entryPath } = record;
  // A function that travels as its text brings nothing of its module.
  if (memory === "realm" && entryPath === null) return;
  if (entryFacts !== null) {
    executeModule(m, entryFacts, true);
  } else if (memory === "spawn" || memory === "realm" || memory === "forkserver") {
    moduleAt(m, world.mainPath);
  }
}

/** Modules that the fork server was told to import. */
export function preloadNames(m: Machine): readonly string[] {
  return objectsOf(m.settings.get("preload") ?? []).flatMap((list) =>
    (positionsOf(m, list) ?? []).flatMap((item) => {
      const name = onlyConstant(item)?.value;
      return typeof name === "string" ? [name] : [];
    }),
  );
}

/** Imports modules in the fork server. */
function preload(m: Machine, names: readonly string[]): void {
  for (const name of names) {
    const effects = m.program.knowledge(m.world.language).importEffects(name);
    for (const state of effects?.touches ?? []) {
      touch(m, state, { path: m.world.mainPath, range: [0, 0] });
    }
  }
}

/** Gives a state the stream of its own that a runner or a fork seeds it with. */
export function reseed(
  m: Machine,
  owner: ReturnType<typeof stateObject>,
  variation: StreamAtom["variation"],
): void {
  const stream: StreamAtom = {
    kind: "stream",
    variation,
    seeding: "entropy",
    seed: null,
    phase: "load",
    world: m.world.id,
    at: null,
    seedAt: null,
  };
  setStream(m, owner, [stream]);
}
