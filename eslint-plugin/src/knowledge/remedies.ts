/** The part of the schema that says how a program is mended: how each task gets a stream of its own. */

/**
 * Program texts with places to fill in. `{numpy.random.default_rng}` is a qualified name, which is
 * spelled as the file at hand imports it; the other places are named where they are used.
 */
export interface StreamRemedy {
  /** Makes a generator from a task's own `{seed}`. */
  readonly make: string;
  /** The type of such a seed, for annotations. */
  readonly seedType: string;
  /** Makes one from an integer `{seed}`, of any size. */
  readonly makeFromNumber?: string;
  /** For a global state: an integer `{seed}` as its seeding function takes it. */
  readonly number?: string;
  /** Makes a source of such seeds from a `{root}` seed. */
  readonly source: string;
  /** One more seed from a `{source}`, different from those before. */
  readonly one: string;
  /** Such a `{seed}` as an integer that the seeding function takes; left out where it is one. */
  readonly asNumber?: string;
  /** One more from a `{source}` as an integer below 2³², which the seeding functions of all libraries take. */
  readonly smallNumber: string;
  /** As many as `{count}`. */
  readonly many: string;
  /** The same where the program has no seed. */
  readonly freshOne: string;
  readonly freshMany: string;
  /** For a global state: its draws as methods of what `make` gives, by qualified name. */
  readonly draws?: Readonly<Record<string, DrawRemedy>>;
  /** For a global state: sets all of it from `{seed}`. */
  readonly reseed?: string;
  /** The same without a seed: a generator from entropy. */
  readonly makeFresh?: string;
  /** The same from the parts `{index}` and `{root}` of a seed. */
  readonly makeMixed?: string;
  /** Whether these have to be whole numbers, none below zero. */
  readonly takesNumbers?: true;
  /** For a global state: sets it from entropy. */
  readonly reseedFresh?: string;
  /** For a generator that draws are given by `keyword`: the state that they take without one. */
  readonly state?: { readonly id: string; readonly keyword: string };
  /** For a global state: the argument with which functions of other libraries draw from something else. */
  readonly keyword?: { readonly name: string; readonly make: string; readonly makeFresh: string };
  /** Where the generator takes more than a seed: what stands for `{seed}` in its place. */
  readonly seedValue?: string;
}

/** An exact equivalent. */
export interface DrawRemedy {
  readonly method: string;
  /** The arguments are dimensions, which the method takes as one tuple. */
  readonly packs?: boolean;
}
