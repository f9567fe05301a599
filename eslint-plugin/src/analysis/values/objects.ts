/** The types of the abstract heap's objects, of modules as executed, and of the journeys of values. */
import { type ClassFact, type ModuleFacts } from "../../facts/facts.js";
import { type Serializer } from "../../knowledge/schema.js";
import { type World } from "../machine/world.js";
import { type Layer } from "./heap.js";
import { type Phase, type Place, type Value } from "./value.js";
import { type Variation } from "./variation.js";

/** An object of the abstract heap. Its fields live in layers, see `heap.ts`. */
export interface HeapObject {
  readonly id: number;
  readonly shape: Shape;
  /** Where it was made. */
  readonly at: Place | null;
  /** Along which axes another one is made each time. */
  readonly variation: Variation;
  readonly phase: Phase;
  readonly world: number;
  /** The object that this is a copy of, and the journey that copied it. */
  readonly copy: { readonly of: HeapObject; readonly transfer: Transfer } | null;
}

/** What a wrapper calls, and where that stands, if elsewhere than in the call at hand. */
interface Callee {
  readonly callee: Value;
  readonly calleeAt?: Place | null;
  /** It makes a task, or is one: the library type whose methods a task has. */
  readonly task?: string | null;
}

export type Shape =
  | {
      readonly is: "frame";
      readonly scope: number;
      readonly parent: HeapObject | null;
      readonly module: ModuleInstance;
      readonly self: Value | null;
      readonly owner: HeapObject | null;
    }
  | { readonly is: "instance"; readonly class: HeapObject }
  | {
      readonly is: "class";
      readonly fact: ClassFact;
      readonly module: ModuleInstance;
      readonly bases: readonly Value[];
    }
  | { readonly is: "sequence"; readonly type: "list" | "tuple" | "set" | "iterator" }
  | { readonly is: "mapping" }
  | { readonly is: "library"; readonly type: string }
  | { readonly is: "state"; readonly id: string }
  /** A hand-written generator: the state that an object, frame or array holds. */
  | { readonly is: "cell"; readonly owner: HeapObject }
  /** A copy of a library's function together with the hidden generator it is bound to. */
  | { readonly is: "bound"; readonly name: string }
  | ({ readonly is: "partial"; readonly call: Arguments } & Callee)
  | { readonly is: "memo"; readonly callee: Value }
  /** A compiled function, which draws from other states. */
  | {
      readonly is: "isolated";
      readonly callee: Value;
      readonly states: Readonly<Record<string, string>>;
    }
  /** Calling it makes a task, as a partial call. */
  | ({ readonly is: "delayed" } & Callee)
  | { readonly is: "manager"; readonly callee: Value }
  | { readonly is: "module"; readonly module: ModuleInstance };

/** A journey of values from one process to another. */
export interface Transfer {
  readonly id: number;
  readonly serializer: Serializer;
  /** The argument that travels. */
  readonly at: Place;
  /** Nothing travels: both sides use the same object (threads). */
  readonly shares: boolean;
  /** Whether it travels with each task, or once to each worker. */
  readonly per: "task" | "worker";
  /** What it brings differs among the replicas: a seed that does not is their own doing. */
  readonly tellsApart?: boolean;
  /** The sender, and its memory when it sent. */
  readonly from: World;
  readonly layer: Layer;
  /** Copies made so far, by original. */
  readonly copies: Map<HeapObject, HeapObject>;
}

/** A module as executed in one world. */
export interface ModuleInstance {
  readonly facts: ModuleFacts;
  readonly world: number;
  readonly isMain: boolean;
  readonly frame: HeapObject;
  /** The object that CommonJS exports. */
  readonly exports: HeapObject;
  /** Classes by id, once their statement has run. */
  readonly classes: Map<number, HeapObject>;
}

/** Arguments of a call, evaluated. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** Elements of a spread of unknown length. */
  readonly rest: Value | null;
  /** Values of a spread mapping with unknown keys. */
  readonly restKeywords: Value | null;
  readonly places: readonly Place[];
  readonly keywordPlaces: ReadonlyMap<string, Place>;
}
