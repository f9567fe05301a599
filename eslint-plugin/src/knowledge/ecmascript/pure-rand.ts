/** pure-rand: integer seeds only, neighbours that start alike, and jumps that part streams. */
import { INSTANCE } from "../arrivals.js";
import { at, below, calls, defineLibrary, each } from "../define.js";
import type { CallModel, GeneratorModel, TypeModel } from "../schema.js";

const GENERATORS: Readonly<Record<string, GeneratorModel["neighbours"]>> = {
  congruential32: "correlated",
  mersenne: "mixed",
  xoroshiro128plus: "correlated",
  xorshift128plus: "correlated",
};

const DRAW: CallModel = { does: "draw", gives: "number" };

function type(name: string, generator: GeneratorModel): TypeModel {
  return {
    parameters: ["seed"],
    generator: { ...generator, sent: INSTANCE },
    methods: {
      ...each("next unsafeNext", DRAW),
      ...each<CallModel>("jump unsafeJump", { does: "advance" }),
      clone: { does: "derive", type: name },
      getState: { does: "get-state" },
    },
  };
}

const names = Object.keys(GENERATORS);

export default defineLibrary({
  name: "pure-rand",
  title: "pure-rand",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "6.1.0, 8.4.2",
  aliases: Object.fromEntries<string>([
    // Version 8 has a path for each function.
    ...names.map((name): [string, string] => [`pure-rand/generator/${name}`, "pure-rand"]),
    ...["uniformBigInt", "uniformFloat32", "uniformFloat64", "uniformInt"].map(
      (name): [string, string] => [`pure-rand/distribution/${name}`, "pure-rand"],
    ),
    ["pure-rand/types", "pure-rand"],
    ["pure-rand/types/RandomGenerator", "pure-rand"],
    ["pure-rand/types/JumpableRandomGenerator", "pure-rand"],
  ]),
  types: {
    ...Object.fromEntries(
      names.flatMap((name): [string, TypeModel][] => {
        const full = `pure-rand.${name}`;
        const neighbours = GENERATORS[name] ?? "mixed";
        return [
          [
            full,
            type(full, {
              seed: at(0, "seed"),
              none: "constant",
              accepts: { ignored: ["fraction", "string", "array"] },
              neighbours,
            }),
          ],
          [`${full}FromState`, type(full, { seed: at(0, "seed"), none: "error" })],
        ];
      }),
    ),
    ...each(
      "pure-rand.JumpableRandomGenerator pure-rand.RandomGenerator",
      type("pure-rand.RandomGenerator", { seed: null, none: "error" }),
    ),
  },
  symbols: {
    // Version 6 has `prand.mersenne.fromState(state)`.
    ...Object.fromEntries(
      names.map((name) => [
        `pure-rand.${name}.fromState`,
        { call: { does: "create", type: `pure-rand.${name}FromState` } as const },
      ]),
    ),
    ...below(
      "pure-rand",
      calls({
        ...each<CallModel>("uniformBigInt uniformFloat32 uniformFloat64 uniformInt", {
          does: "draw",
          from: at(0),
        }),
        ...each<CallModel>("unsafeUniformBigIntDistribution unsafeUniformIntDistribution", {
          does: "draw",
          from: at(2),
        }),
      }),
    ),
  },
});
