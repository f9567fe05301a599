/** What the analysis hands to rules, the command and the server: one bug, its place, its reasons. */
import type { Range } from "../facts/facts.js";

/** The rules, one per mechanism; see `docs/rules`. */
export type RuleId =
  | "no-inherited-state"
  | "no-module-generator"
  | "no-shared-generator"
  | "no-constant-seed"
  | "no-fork-lock"
  | "no-correlated-seed"
  | "no-lost-seed";

/** One link of the chain from the generator to the repeated number. */
export interface Step {
  readonly kind:
    "generator" | "seed" | "copy" | "draw" | "dispatch" | "worker" | "call" | "lock" | "cure";
  /** Absolute path. */
  readonly path: string;
  readonly range: Range;
  /** A plain clause without a full stop: `'rng' is made here, once for the module`. */
  readonly text: string;
}

/**
 * Whether a finding holds in every admitted environment, in some, or rests on a runner that nobody
 * has watched: `recommended` leaves the last ones out.
 */
export type Certainty = "certain" | "possible" | "unverified";

export interface Finding {
  readonly rule: RuleId;
  /** Key of the message among the rule's messages. */
  readonly messageId: string;
  /** Values for the message's placeholders. */
  readonly data: Readonly<Record<string, string>>;
  /** The file that has to be edited (its home), absolute. */
  readonly path: string;
  readonly range: Range;
  readonly certainty: Certainty;
  /** The shortest true condition (`with NumPy < 2`), or null where it always holds. */
  readonly condition: string | null;
  /** In the order of events. */
  readonly trace: readonly Step[];
  readonly remedies: readonly Remedy[];
  /** Why there is no remedy, as a clause; missing where there is one, or nobody has looked. */
  readonly obstacle?: string | undefined;
}

/** A way to mend a finding, as data: the server applies it over files, ESLint within one. */
export interface Remedy {
  /** Stable within a finding. */
  readonly id: string;
  /** Imperative, ends with a full stop. */
  readonly title: string;
  readonly isPreferred: boolean;
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly path: string;
  readonly range: Range;
  readonly text: string;
}
