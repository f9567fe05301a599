/** esm-seedrandom: seedrandom's generators as named exports. */
import { defineLibrary } from "../define.js";

export default defineLibrary({
  name: "esm-seedrandom",
  title: "esm-seedrandom",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "3.0.5",
  aliases: {
    "esm-seedrandom.prng_arc4": "seedrandom",
    // Unlike its model, this one starts from entropy when it gets no seed.
    "esm-seedrandom.prng_alea": "seedrandom",
    "esm-seedrandom.prng_tychei": "seedrandom.tychei",
    "esm-seedrandom.prng_xor128": "seedrandom.xor128",
    "esm-seedrandom.prng_xor4096": "seedrandom.xor4096",
    "esm-seedrandom.prng_xorshift7": "seedrandom.xorshift7",
    "esm-seedrandom.prng_xorwow": "seedrandom.xorwow",
  },
});
