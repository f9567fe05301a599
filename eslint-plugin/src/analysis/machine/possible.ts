/**
 * Methods of values of which nothing is known, in a worker: a task's `simulate()` can be that of
 * any class of the project which has one. Resolved by class hierarchy, where that says enough.
 */
import {
  type Arguments,
  type Atom,
  type HeapObject,
  type Place,
  type Value,
} from "../values/value.js";
import { call } from "./call.js";
import { lineage } from "./classes.js";
import { type Machine } from "./machine.js";
import { member } from "./members.js";
import { type World } from "./world.js";

/** With more implementations, the one that is meant is anybody's guess. */
const LIMIT = 6;

/** A guess that rests on a guess that rests on another one says little, and takes long. */
const DEPTH = 2;

/**
 * Names that objects of libraries have as well, so that a class of the project is but one of many
 * to whom a value with such a method can belong.
 */
const COMMON = new Set(
  (
    "add all any append apply act begin build call clear close compute copy count create delete " +
    "do end eval evaluate execute exists extend filter find fit flush format forward generate get " +
    "group handle index init insert items join keys load log main map match max mean min next " +
    "open parse pop predict prepare process put query read receive reduce release remove render " +
    "replace reset reshape resize run sample save score search seek send set setup shape shuffle " +
    "size sort split start state std step stop strip submit sum to train transform update values " +
    "view wait write"
  ).split(" "),
);

/**
 * Follows a method of an unknown value through each implementation that the program at hand has,
 * or through none. What it gives stays unknown.
 */
export function followPossible(
  m: Machine,
  receiver: Value,
  name: string,
  given: Arguments,
  at: Place,
): void {
  if (m.world.dispatch === null || m.world.language !== "python") return;
  if (
    m.guesses === DEPTH ||
    COMMON.has(name) ||
    name.startsWith("__") ||
    !receiver.every(isUnknown)
  )
    return;
  const classes = implementations(m, name, given);
  if (classes.length === 0 || classes.length > LIMIT || !areKin(classes)) return;
  m.guesses++;
  try {
    m.branches(
      [
        (): Value => [],
        ...classes.map((cls) => (): Value => {
          const self = m.make({ is: "instance", class: cls }, at);
          return call(m, member(m, self, name, at), given, at);
        }),
      ],
      () => true,
    );
  } finally {
    m.guesses--;
  }
}

function isUnknown(atom: Atom): boolean {
  return atom.kind === "unknown";
}

/** Classes of executed modules that define the method themselves and can be called like this. */
function implementations(m: Machine, name: string, given: Arguments): readonly HeapObject[] {
  return definers(m, name).filter((cls) =>
    (m.read(cls, name) ?? []).some(
      (atom) => atom.kind === "function" && atom.fact.binding === "instance" && takes(atom, given),
    ),
  );
}

/** Classes of a world by what they define, as long as none is added. */
interface Definers {
  readonly classes: number;
  readonly byName: ReadonlyMap<string, readonly HeapObject[]>;
}

const KNOWN = new WeakMap<World, Definers>();

function definers(m: Machine, name: string): readonly HeapObject[] {
  const modules = [...m.world.modules.values()];
  const count = modules.reduce((sum, { classes }) => sum + classes.size, 0);
  let known = KNOWN.get(m.world);
  if (known?.classes !== count) {
    const byName = new Map<string, HeapObject[]>();
    for (const cls of modules.flatMap(({ classes }) => [...classes.values()])) {
      for (const field of m.fields(cls)) {
        const all = byName.get(field);
        if (all === undefined) byName.set(field, [cls]);
        else all.push(cls);
      }
    }
    KNOWN.set(m.world, (known = { classes: count, byName }));
  }
  return known.byName.get(name) ?? [];
}

function takes({ fact }: Extract<Atom, { kind: "function" }>, given: Arguments): boolean {
  const { parameters } = fact;
  if (given.rest !== null || parameters.some(({ kind }) => kind === "rest")) return true;
  // The receiver is one of them.
  const places = parameters.filter(({ kind }) => kind === "positional").slice(1);
  const required = places.filter((one) => one.default === null).length;
  const count = given.positional.length;
  const named = given.restKeywords === null ? given.keywords.size : places.length;
  return count <= places.length && count + named >= required;
}

/** Whether classes are of one family: a single one, or with a base of the project in common. */
function areKin(classes: readonly HeapObject[]): boolean {
  const [first, ...others] = classes.map((cls) => lineage(cls));
  if (first === undefined) return false;
  return first.some((base) => others.every((line) => line.includes(base)));
}
