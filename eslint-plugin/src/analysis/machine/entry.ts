/** Executes a file as the user's program, then what in it the program itself does not reach. */
import { type ModuleFacts } from "../../facts/facts.js";
import { type Program } from "../program.js";
import { type FunctionAtom, type ModuleInstance, type Place } from "../values/value.js";
import { anyArguments } from "../values/outside.js";
import { BudgetExceeded } from "./budget.js";
import { call, callFunction } from "./call.js";
import { instantiate, lineage } from "./classes.js";
import { Machine } from "./machine.js";
import { member } from "./members.js";
import { executeModule } from "./modules.js";
import { ownMethods } from "./prototypes.js";
import { templatesOf } from "./templates.js";
import { runServices } from "../workers/services.js";
import { runTests } from "../workers/test-runs.js";

/** So many methods of its bases are executed for a class. */
const TEMPLATES = 8;

/** Executes a file; the machine holds what was seen. */
export function runEntry(program: Program, facts: ModuleFacts): Machine {
  const m = new Machine(program, facts.path, facts.language);
  for (const { state, path, range } of program.presetsOf(facts.path, facts.language)) {
    m.presets.set(state, { path, range });
  }
  const parts: readonly (() => void)[] = [
    (): void => {
      executeModule(m, facts, true);
      followDeferred(m);
    },
    (): void => {
      forEntry(m, runFunctions);
    },
    (): void => {
      forEntry(m, runClasses);
    },
    (): void => {
      followDeferred(m);
      runServices(m);
    },
    (): void => {
      runTests(m);
    },
  ];
  for (const part of parts) attempt(m, part);
  return m;
}

/** Runs a part of the entry as far as the budget goes; what was seen by then is true. */
function attempt(m: Machine, part: () => void): void {
  m.budget.beginPart();
  try {
    m.atRoot(part);
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    settleDown(m);
  }
}

/** Makes the machine as it is between two parts, wherever in one it has stopped. */
function settleDown(m: Machine): void {
  m.exits = [];
  m.stopped = false;
  m.pendingFork = null;
  m.continuation = null;
  m.forkResult = null;
  m.aliases = {};
  m.loopBounds = [];
}

function forEntry(m: Machine, run: (m: Machine, module: ModuleInstance) => void): void {
  const module = m.world.modules.get(m.world.mainPath);
  if (module !== undefined) run(m, module);
}

function followDeferred(m: Machine): void {
  for (let next = m.deferred.shift(); next !== undefined; next = m.deferred.shift()) next();
}

/** Functions that nobody in the file calls: a caller elsewhere will. */
function runFunctions(m: Machine, module: ModuleInstance): void {
  for (const name of m.fields(module.frame)) {
    for (const atom of m.read(module.frame, name) ?? []) {
      if (atom.kind !== "function" || atom.module !== module) continue;
      runAlone(m, atom);
      runPrototype(m, atom);
    }
  }
}

/** Methods on a constructor's prototype that nobody in the file calls. */
function runPrototype(m: Machine, atom: FunctionAtom): void {
  const methods = ownMethods(m, atom).filter(
    ({ value }) => value.kind === "function" && !m.executed.has(value.fact),
  );
  if (methods.length === 0) return;
  const at = placeOfFunction(atom);
  const self = m.fromOutside(() => call(m, [atom], anyArguments("once"), at, true));
  for (const { name } of methods) {
    for (const bound of member(m, self, name, at)) {
      if (bound.kind === "function") runAlone(m, bound);
    }
  }
}

function runAlone(m: Machine, atom: FunctionAtom): void {
  if (m.executed.has(atom.fact)) return;
  m.fromOutside(() => callFunction(m, atom, anyArguments("repeatedly"), placeOfFunction(atom)));
}

function placeOfFunction(atom: FunctionAtom): Place {
  return { path: atom.module.facts.path, range: atom.fact.nameAt };
}

/** Methods that nobody in the file calls, on an object made with unknown arguments. */
function runClasses(m: Machine, module: ModuleInstance): void {
  for (const cls of [...module.classes.values()]) {
    const methods = m
      .fields(cls)
      .flatMap((name) =>
        (m.read(cls, name) ?? []).flatMap((atom) =>
          atom.kind === "function" && !m.executed.has(atom.fact) ? [{ name, atom }] : [],
        ),
      );
    if (methods.length === 0 || lineage(cls).length === 0) continue;
    const at = cls.at ?? { path: module.facts.path, range: [0, 0] };
    const self = m.fromOutside(() => instantiate(m, cls, anyArguments("once"), at));
    for (const { name, atom } of methods) {
      if (m.executed.has(atom.fact)) continue;
      for (const bound of member(m, self, name, at)) {
        if (bound.kind === "function") runAlone(m, bound);
      }
    }
    for (const name of templatesOf(m, cls).slice(0, TEMPLATES)) {
      m.fromOutside(() => call(m, member(m, self, name, at), anyArguments("repeatedly"), at));
    }
  }
}
