/** A process as the machine imagines it, and what happens in one. */
import { type Language } from "../../facts/facts.js";
import { type RunnerModel } from "../../knowledge/schema.js";
import { type Layer } from "../values/heap.js";
import { type HeapObject, type ModuleInstance, type Place, type Value } from "../values/value.js";
import { type DispatchRecord } from "./events.js";

/** One process (or thread, or realm) as the machine imagines it. */
export interface World {
  readonly id: number;
  /** The world whose memory it began with (fork, threads), or null. */
  readonly memory: World | null;
  /** That memory at the moment of the fork. */
  readonly snapshot: Layer | null;
  readonly language: Language;
  layer: Layer;
  /** The first of its own layers: what modules make lies there, whatever branch asked for them. */
  readonly root: Layer;
  /** Modules executed here, by path. */
  readonly modules: Map<string, ModuleInstance>;
  /** States of libraries, by id. */
  readonly states: Map<string, HeapObject>;
  /** The dispatch that made it; null for the program itself. */
  dispatch: DispatchRecord | null;
  /** What the dispatcher sent, by channel. */
  readonly received: Map<string, Value>;
  /** Names outside the project that the program has replaced (`Math.random = …`). */
  readonly overrides: Map<string, Value>;
  /** What a worker offers to its parent. */
  readonly exposed: Value[];
  /** Functions that get the messages of a channel. */
  readonly handlers: Map<string, { readonly callee: Value; readonly wraps: boolean }[]>;
  /** Functions that a service calls, and those that it calls first in each of its processes. */
  readonly served: Served[];
  readonly starts: Served[];
  /** Objects that libraries make once per process, by type. */
  readonly instances: Map<string, Value>;
  /** The file that the user runs. */
  readonly mainPath: string;
  /** Top-level packages outside the project that were imported. */
  readonly imported: Set<string>;
  /** States that the server of forks has used. */
  readonly touchedInServer: Set<string>;
  /** Modules outside the project that were imported and of which nothing is known. */
  readonly strangers: Set<string>;
}

/** A call that is being executed. */
export interface CallSite {
  readonly place: Place;
  readonly name: string;
  /** Identifies the function, so that recursion is noticed. */
  readonly key: object;
}

/** A function that a service calls in processes of its own. */
export interface Served {
  readonly callee: Value;
  /** It is a class, and these methods of its objects are called. */
  readonly methods?: readonly string[];
  readonly runner: RunnerModel;
  readonly at: Place;
  readonly calls: readonly CallSite[];
}
