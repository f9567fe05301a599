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

/** With more implementations, the one that is meant is anybody's guess. */
const LIMIT = 6;

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
  if (COMMON.has(name) || name.startsWith("__") || !receiver.every(isUnknown)) return;
  const classes = implementations(m, name, given);
  if (classes.length === 0 || classes.length > LIMIT || !areKin(classes)) return;
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
}

function isUnknown(atom: Atom): boolean {
  return atom.kind === "unknown";
}

/** Classes of executed modules that define the method themselves and can be called like this. */
function implementations(m: Machine, name: string, given: Arguments): readonly HeapObject[] {
  return [...m.world.modules.values()]
    .flatMap((module) => [...module.classes.values()])
    .filter((cls) =>
      (m.read(cls, name) ?? []).some(
        (atom) =>
          atom.kind === "function" && atom.fact.binding === "instance" && takes(atom, given),
      ),
    );
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
