/** Abstract values: what an expression can stand for, as a small set of alternatives. */
import {
  type FunctionFact,
  type Language,
  type ModuleRequest,
  type Range,
} from "../../facts/facts.js";
import { type CallSite } from "../machine/world.js";
import { type ValueModel } from "../../knowledge/schema.js";
import { type Arguments, type HeapObject, type ModuleInstance } from "./objects.js";
import { either, FIXED, mix, type Axis, type Variation } from "./variation.js";

export type * from "./objects.js";

/** A place in a file. */
export interface Place {
  readonly path: string;
  readonly range: Range;
}

/** Whether two places are one. */
export function samePlace(a: Place, b: Place): boolean {
  return a.path === b.path && a.range[0] === b.range[0] && a.range[1] === b.range[1];
}

/** One thing that a value can be. */
export type Atom =
  | ConstantAtom
  | DataAtom
  | UnknownAtom
  | ObjectAtom
  | FunctionAtom
  | ExternalAtom
  | MethodAtom
  | StreamAtom
  | PendingAtom;

export interface ConstantAtom {
  readonly kind: "constant";
  readonly value: string | number | boolean | null;
  /** Where the literal stands. */
  readonly at: Place | null;
  /** The test that chose it among others. */
  readonly chosenBy?: Place;
  /** The argument that brought it from another process. */
  readonly sentAt?: Place;
}

/** Where data that is neither constant nor computed from the program came from. */
export type DataSource =
  "entropy" | "clock" | "process-id" | "worker-id" | "draw" | "state" | "received";

/** A number, string or other plain value that is not followed further. */
export interface DataAtom {
  readonly kind: "data";
  readonly variation: Variation;
  readonly source: DataSource | null;
  readonly at: Place | null;
  /** What kind of data it is, where that is known. */
  readonly type?: DataType;
  /** Of a clock: how often its whole part changes in a second, where that is not once. */
  readonly ticks?: number;
  /** The id of a child, as a fork gives it to the parent. */
  readonly isChild?: boolean;
  /** A number plus one that tells the replicas apart: `seed + i`. */
  readonly isOffset?: boolean;
  /** The argument that brought it from another process. */
  readonly sentAt?: Place;
  /** Members that have a meaning of their own: variables of the environment that number workers. */
  readonly members?: Readonly<Record<string, ValueModel>>;
  /** The texts that it is one of, where these are all known: names that a program goes through. */
  readonly texts?: readonly string[];
}

/** Kinds of plain data that libraries treat apart as seeds; a fraction lies in [0, 1). */
export type DataType = "number" | "fraction" | "string" | "array";

/** Nothing is known but how it can vary. */
export interface UnknownAtom {
  readonly kind: "unknown";
  readonly variation: Variation;
  /** The argument that brought it from another process. */
  readonly sentAt?: Place;
}

/** An import that has not been looked at yet; whoever reads the variable settles it. */
export interface PendingAtom {
  readonly kind: "pending";
  readonly from: ModuleInstance;
  readonly request: ModuleRequest;
  readonly name: string | null;
}

export interface ObjectAtom {
  readonly kind: "object";
  readonly object: HeapObject;
}

/** A function of the project with the frame it closes over. */
export interface FunctionAtom {
  readonly kind: "function";
  readonly fact: FunctionFact;
  readonly module: ModuleInstance;
  readonly frame: HeapObject;
  /** The receiver of a bound method or the `this` that an arrow function keeps. */
  readonly self: Value | null;
  /** The class whose body defines it, for `super`. */
  readonly owner: HeapObject | null;
}

/** A name outside the project: `numpy.random.rand`. */
export interface ExternalAtom {
  readonly kind: "external";
  readonly name: string;
  readonly language: Language;
}

/** A method of a library object, or of a container. */
export interface MethodAtom {
  readonly kind: "method";
  readonly receiver: HeapObject;
  /** The library type that has it. */
  readonly type: string;
  readonly name: string;
}

/** How a stream came to its state. */
export type Seeding = "entropy" | "clock" | "constant" | "value" | "initial";

/** When a state was set, as seen from a worker. */
export type Phase =
  | "parent"
  /** A worker runs its entry file, or what comes before it. */
  | "load"
  /** A worker runs a module that it imports. */
  | "import"
  | "initializer"
  | "task";

/** Jobs that differ by a number at most, and those that have, or may have, data of their own. */
export type Job = "counted" | "with-data";

/** The state of a stream of random numbers. Held by generators and by the states of libraries. */
export interface StreamAtom {
  readonly kind: "stream";
  readonly variation: Variation;
  readonly seeding: Seeding;
  readonly seed: Value | null;
  readonly phase: Phase;
  /** The world in which it was set. */
  readonly world: number;
  readonly at: Place | null;
  /** Where the seed stands, if there is one. */
  readonly seedAt: Place | null;
  /** The calls that led to it, outermost first. */
  readonly calls?: readonly CallSite[];
  /** The axes along which that code was being repeated. */
  readonly madeAlong?: readonly Axis[];
  /** It was set for one of the jobs that a worker takes from a queue. */
  readonly job?: Job;
  /** The generator that seeded it, and that one's state then. */
  readonly parent?: { readonly owner: HeapObject; readonly stream: StreamAtom };
}

/** A set of alternatives; empty for what cannot be reached. */
export type Value = readonly Atom[];

/** More alternatives than this become one unknown. */
const LIMIT = 12;

export const NO_ARGUMENTS: Arguments = {
  positional: [],
  keywords: new Map(),
  rest: null,
  restKeywords: null,
  places: [],
  keywordPlaces: new Map(),
};

export const NOTHING: Value = [{ kind: "constant", value: null, at: null }];
export const UNKNOWN: Value = [{ kind: "unknown", variation: FIXED }];

/** A constant. */
export function constant(value: ConstantAtom["value"], at: Place | null = null): Value {
  return [{ kind: "constant", value, at }];
}

/** Plain data of a given variation. */
export function data(
  variation: Variation,
  source: DataSource | null = null,
  at: Place | null = null,
  type?: DataType,
): Value {
  return [{ kind: "data", variation, source, at, ...(type === undefined ? {} : { type }) }];
}

/** Something unknown that varies at most like this. */
export function unknown(variation: Variation): Value {
  return [{ kind: "unknown", variation }];
}

/** A reference. */
export function reference(object: HeapObject): Value {
  return [{ kind: "object", object }];
}

function same(a: Atom, b: Atom): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "constant":
      return b.kind === "constant" && a.value === b.value;
    case "object":
      return b.kind === "object" && a.object === b.object;
    case "external":
      return b.kind === "external" && a.name === b.name;
    case "method":
      return b.kind === "method" && a.receiver === b.receiver && a.name === b.name;
    case "function":
      return (
        b.kind === "function" &&
        a.fact === b.fact &&
        a.frame === b.frame &&
        sameReceiver(a.self, b.self)
      );
    case "pending":
      return (
        b.kind === "pending" &&
        a.from === b.from &&
        a.name === b.name &&
        a.request.specifier === b.request.specifier
      );
    case "data":
    case "unknown":
    case "stream":
      return false;
  }
}

function sameReceiver(a: Value | null, b: Value | null): boolean {
  if (a === b) return true;
  const others = b ?? [];
  return (
    a?.length === others.length &&
    a.every((atom, index) => {
      const other = others[index];
      return other === undefined ? false : same(atom, other);
    })
  );
}

/** The value that is one or the other. */
export function join(a: Value, b: Value): Value {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  let result: Atom[] | null = null;
  for (const atom of b) {
    const known: readonly Atom[] = result ?? a;
    if (known.some((other) => same(other, atom))) continue;
    if (atom.kind === "data" || atom.kind === "unknown") {
      const index = known.findIndex((other) => other.kind === atom.kind);
      const merged = known[index];
      if (merged?.kind === atom.kind) {
        const variation = either(merged.variation, atom.variation);
        const isOffset = merged.kind === "data" && merged.isOffset === true;
        const staysOffset = atom.kind === "data" && atom.isOffset === true;
        if (variation === merged.variation && isOffset === staysOffset) continue;
        result = [...known];
        result[index] = { ...merged, variation };
        // A sum in one case alone is no sum.
        if (isOffset && !staysOffset) result[index] = { ...merged, variation, isOffset: false };
        continue;
      }
    }
    result = [...known, atom];
  }
  if (result === null) return a;
  if (result.length <= LIMIT) return result;
  return unknown(result.reduce((all, atom) => mix(all, shallowVariation(atom)), FIXED));
}

/** The value that is any of these. */
export function joinAll(values: Iterable<Value>): Value {
  let result: Value = [];
  for (const value of values) result = join(result, value);
  return result;
}

/** The variation of an atom itself, not of what it refers to. */
export function shallowVariation(atom: Atom): Variation {
  switch (atom.kind) {
    case "constant":
    case "external":
    case "pending":
      return FIXED;
    case "data":
    case "unknown":
    case "stream":
      return atom.variation;
    case "object":
      return atom.object.variation;
    case "method":
      return atom.receiver.variation;
    case "function":
      return atom.frame.variation;
  }
}

/** The only constant that the value can be, or undefined. */
export function onlyConstant(value: Value): ConstantAtom | undefined {
  const [atom] = value;
  return value.length === 1 && atom?.kind === "constant" ? atom : undefined;
}

/** Objects among the alternatives. */
export function objectsOf(value: Value): readonly HeapObject[] {
  return value.flatMap((atom) => (atom.kind === "object" ? [atom.object] : []));
}

/** Whether nothing is known of one alternative. */
export function mayBeUnknown(value: Value): boolean {
  return value.some((atom) => atom.kind === "unknown");
}
