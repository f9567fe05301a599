/** What the machine sees happen in workers, before anyone judges it. */
import type { ModuleFacts } from "../../facts/facts.js";
import {
  type Condition,
  type Dispatch,
  type ProcessModel,
  type RunnerModel,
} from "../../knowledge/schema.js";
import {
  type HeapObject,
  type Phase,
  type Place,
  type Transfer,
  type Value,
} from "../values/value.js";
import { union, without, type Axis } from "../values/variation.js";
import { type CallSite } from "./world.js";

/** While a runner can have workers, in draws that the program has made. */
export interface Life {
  readonly drawsAtStart: number;
  /** Null as long as nothing stops it. */
  drawsAtEnd: number | null;
  /** In steps of the analysis. */
  readonly beganAt: number;
  endedAt: number | null;
  /** How many loops were running when it was made. */
  readonly loops: number;
  /** The number of the call from out of sight that made it. */
  readonly outsideCall: number;
}

/** One call that starts tasks, under one model of how workers come to be. */
export interface DispatchRecord {
  readonly at: Place;
  /** The place of the task, where tasks are made before they are started. */
  readonly workAt: Place;
  /** The calls that led to it, outermost first. */
  readonly calls: readonly CallSite[];
  /** `Pool`, `DataLoader`, `new Worker`: for messages. */
  readonly title: string;
  readonly process: ProcessModel;
  /** What the call means, for those that change it; null where no call gives tasks their arguments. */
  readonly model: Dispatch | null;
  /** What starts the workers. */
  readonly runner: RunnerModel;
  /** A fork server has run the main module. */
  readonly preloaded: boolean;
  /** Environment in which workers come to be like this; null is all. */
  readonly condition: Condition | null;
  /** Where the pool or process was made. */
  readonly runnerAt: Place;
  /** The argument that names the task, and the worker's entry file. */
  readonly taskAt: Place | null;
  /** The argument that holds what the tasks get. */
  readonly givenAt: Place | null;
  /** The argument that names what each worker runs first. */
  readonly initializerAt: Place | null;
  /** The program chooses here that they run nothing first. */
  readonly withoutInitializer: boolean;
  readonly entryPath: string | null;
  /** Facts of an entry that is the text of a string in the file at `entryPath`. */
  readonly entryFacts: ModuleFacts | null;
  /** One, and one more than that of the worker which starts the work, if one does. */
  readonly depth: number;
  readonly workerAxis: Axis;
  /** Tasks are numbered along these. */
  readonly taskAxes: readonly Axis[];
  /** A worker that is there already is told again and again, in loops of the teller's own. */
  readonly tellingAxes: readonly Axis[];
  readonly manyTasks: boolean;
  /** Tasks differ by a number at most. */
  readonly replicas: boolean;
  readonly manyWorkers: boolean;
  /** Passes over a data loader are numbered along this, when workers start again for each. */
  readonly epochAxis: Axis | null;
  /** The program's loops in which such a pass is made: what changes in them, the workers may be told. */
  readonly epochLoops: readonly Axis[];
  /** The arguments' journey, and the places of the arguments. */
  readonly transfers: Transfer[];
  /** Each worker is forked for one dispatch of its own (Process, submit of a new executor). */
  readonly workerPerTask: boolean;
  /** Where a single worker is started anew in each pass of loops, the axes of those. */
  readonly passAxes: readonly Axis[];
  /** Where one of many processes started the work, the axes along which those are numbered. */
  readonly outer: readonly Axis[];
  /** The workers are processes of a service, which imports the program by itself. */
  readonly isService: boolean;
  /** Objects are stepped through in the workers, as by a data loader. */
  readonly isLoader: boolean;
  /** The runner seeds library states in each worker. */
  readonly reseeds: readonly string[];
  /** Workers are replaced after some tasks, each by a new fork. */
  readonly replacesWorkers: boolean;
  readonly life: Life;
  /** When its workers come to be, in steps of the analysis. */
  readonly startedAt: number;
  /** How many draws the program had made before it handed out work like this for the first time. */
  readonly drawsBeforeWork: number;
  /** Evidence is not by running: at most possible. */
  readonly unverified: boolean;
}

/** What numbers the workers: not what they are told one after the other. */
export function workerAxes(record: DispatchRecord): readonly Axis[] {
  const { taskAxes, tellingAxes, workerAxis, workerPerTask } = record;
  return union([workerAxis], workerPerTask ? without(taskAxes, tellingAxes) : []);
}

/** A number is drawn in a worker. */
export interface DrawEvent {
  readonly kind: "draw";
  readonly dispatch: DispatchRecord;
  readonly world: number;
  /** The draw's expression. */
  readonly at: Place;
  readonly calls: readonly CallSite[];
  /** The generator, or the library's state. */
  readonly owner: HeapObject;
  /** Alternatives of its state at that moment. */
  readonly streams: Value;
  readonly phase: Phase;
  /** Axes active at the draw beyond those of the dispatch. */
  readonly active: readonly Axis[];
  /** A condition on the entry itself (a lazily made state), or null. */
  readonly condition: Condition | null;
  /** The task that made the generator left it to those that come after it in the same worker. */
  readonly isKept: boolean;
}

/** A generator leaves for a worker and does not arrive as one. */
export interface BrokenEvent {
  readonly kind: "broken";
  readonly dispatch: DispatchRecord;
  readonly transfer: Transfer;
  /** The send, or the use in the worker that fails. */
  readonly at: Place;
  readonly calls: readonly CallSite[];
  readonly owner: HeapObject | null;
  /** The library function that was sent, where there is no object. */
  readonly name: string | null;
  readonly how: "refused" | "stripped" | "dropped" | "raced";
}

/** A worker uses a state that holds a lock while it does. */
export interface UseEvent {
  readonly kind: "use";
  readonly dispatch: DispatchRecord;
  readonly at: Place;
  readonly state: string;
}

/** A process uses a number that was drawn before the snapshot which it started from was taken. */
export interface FrozenEvent {
  readonly kind: "frozen";
  readonly dispatch: DispatchRecord;
  readonly at: Place;
  readonly calls: readonly CallSite[];
  /** Where it was drawn. */
  readonly drawnAt: Place;
}

export type Event = DrawEvent | BrokenEvent | UseEvent | FrozenEvent;
