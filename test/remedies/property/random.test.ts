// Remedies for programs that are rewritten at random: right or none, never broken, and done at once.
import { checkSeed } from "./check.js";

/** `npm run remedies:fuzz` takes many more. */
const RUNS = 40;

describe("remedies of programs rewritten at random", function () {
  this.timeout(120_000);
  it(`${RUNS} programs`, () => {
    for (let seed = 1; seed <= RUNS; seed += 1) checkSeed(seed);
  });
});
