/** Which functions and classes pickle can send: it writes their names, and the other side looks them up. */
import { type ClassFact, type FunctionFact } from "../../facts/facts.js";
import { type Machine } from "../machine/machine.js";
import { type FunctionAtom, type ModuleInstance, type Transfer } from "../values/value.js";

/** Whether pickle refuses a function: a lambda has no name, a local one cannot be reached by it. */
export function hasNoName(m: Machine, atom: FunctionAtom, transfer: Transfer): boolean {
  const { fact, module, self } = atom;
  // A bound method is looked up on its object.
  if (self !== null) return false;
  return fact.name === "" || (isLocal(module, fact) && !isKept(m, fact, transfer));
}

/** Whether pickle refuses an object because its class is made by a function. */
export function isOfLocalClass(
  m: Machine,
  fact: ClassFact,
  module: ModuleInstance,
  transfer: Transfer,
): boolean {
  return isLocal(module, fact) && !isKept(m, fact, transfer);
}

function isLocal({ facts }: ModuleInstance, fact: FunctionFact | ClassFact): boolean {
  const { at } = fact;
  // The class of what a library makes (`argparse`'s options) stands in the library.
  const isOwn = [...facts.functions, ...facts.classes].some((own) => own === fact);
  return isOwn && facts.functions.some((other) => other.at[0] < at[0] && at[1] <= other.at[1]);
}

/**
 * Whether a module or one of its classes keeps the definition under a name: as the program's
 * `global` does, or a decorator, whose wrapper takes the name of what it wraps.
 */
function isKept(m: Machine, fact: FunctionFact | ClassFact, { from, layer }: Transfer): boolean {
  return m.within({ world: from, layer }, () =>
    [...from.modules.values()].some(({ frame, classes }) =>
      [frame, ...classes.values()].some((holder) =>
        m
          .fields(holder)
          .some((field) =>
            (m.read(holder, field) ?? []).some(
              (atom) =>
                (atom.kind === "function" && atom.fact === fact) ||
                (atom.kind === "object" &&
                  atom.object.shape.is === "class" &&
                  atom.object.shape.fact === fact),
            ),
          ),
      ),
    ),
  );
}
