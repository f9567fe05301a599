/** The part of the schema that says what generators are: how they are seeded and what makes up their streams. */
import type { StreamRemedy } from "./remedies.js";
import type { Arrival, Serializer } from "./runners.js";
import type { Condition, ParameterRef } from "./schema.js";

/** What a missing (or None) seed means. */
export type NoSeed = "entropy" | "clock" | "constant" | "keep" | "error";

/** What kind of value a seed is. */
export type SeedKind = "number" | "fraction" | "string" | "array";

/** Which kinds of seed are taken; those that are ignored all give the same stream. */
export interface SeedTypes {
  readonly ignored: readonly SeedKind[];
}

/** A type whose objects are streams of numbers. */
export interface GeneratorModel {
  /** Where the constructor takes its seed; all parameters where several make it up. */
  readonly seed: ParameterRef | null;
  readonly none: NoSeed;
  readonly accepts?: SeedTypes;
  /** Arguments that, where they are given, make up the stream together with the seed. */
  readonly mixes?: readonly ParameterRef[];
  /** A saved state, which takes the place of the seed if it is given (and more than `true`). */
  readonly state?: ParameterRef;
  /** If this argument is true, entropy is mixed into the seed. */
  readonly entropy?: ParameterRef;
  /** How neighbouring integer seeds relate: `mixed` is fine, `correlated` is advice in `strict`. */
  readonly neighbours?: "mixed" | "correlated" | "shifted";
  /** The versions that have a stream of its own in each object; others are not modelled. */
  readonly when?: Condition;
  /** It only gives seeds (SeedSequence, a JAX key): using it in two places repeats the stream. */
  readonly isSeedSource?: boolean;
  /** It hands out numbers without a state that could be copied (SystemRandom, secrets). */
  readonly stateless?: boolean;
  /** What arrives on the other side. Missing serialisers copy it. */
  readonly sent?: Partial<Readonly<Record<Serializer, Arrival>>>;
  readonly lock?: boolean;
  /** How each task gets one of its own. */
  readonly remedy?: StreamRemedy;
  /** How a seed is best made of several parts; without it, as `accepts` and `neighbours` allow. */
  readonly seedFrom?: SeedMix;
}

/** Parts of a seed go into one string, into an array, into the hash of a string, or do not mix. */
export type SeedMix = "string" | "array" | "hash" | "none";
