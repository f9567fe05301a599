/** Holds remedies against many programs rewritten at random: `npm run remedies:fuzz -- [RUNS] [FIRST]`. */
import process from "node:process";
import { checkSeed } from "./check.js";

const [runs = 2000, first = 1] = process.argv.slice(2).map(Number);
const failures: string[] = [];
for (let seed = first; seed < first + runs; seed += 1) {
  try {
    checkSeed(seed);
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  }
}
for (const failure of failures) process.stdout.write(`${failure}\n\n`);
process.stdout.write(`${runs} programs from seed ${first} on, ${failures.length} failures\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
