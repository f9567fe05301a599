// Parses damaged programs for longer than a test may: `npm run parser:fuzz -- [SEED] [MUTATIONS]`.
import process from "node:process";
import { parseChecked, parseFully } from "./invariants.js";
import { mutations } from "./mutate.js";
import { programs } from "./programs.js";

const PROGRAMS = 50;
/** Of the processor; a text of these sizes should take one or two. */
const MOST_MILLISECONDS = 1000;

const seed = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 20_000);
let slowest = 0;
let parses = 0;

/** Runs one check; the text of a failure is printed, so that it can become a test. */
function attempt(name: string, text: string, check: (text: string) => unknown): void {
  const before = process.cpuUsage();
  try {
    check(text);
  } catch (error) {
    console.error(`${name}: ${String(error)}\n${JSON.stringify(text)}`);
    process.exit(1);
  }
  const { user, system } = process.cpuUsage(before);
  const time = (user + system) / 1000;
  if (time > slowest) slowest = time;
  if (time > MOST_MILLISECONDS) {
    console.error(`${name} took ${time.toFixed(0)} ms\n${JSON.stringify(text)}`);
    process.exit(1);
  }
  parses++;
}

const all = programs(PROGRAMS);
for (const { name, text } of all) {
  for (let end = 0; end <= text.length; end++) attempt(name, text.slice(0, end), parseChecked);
}
console.log(`${parses} prefixes of ${all.length} programs`);
const share = Math.ceil(count / all.length);
for (const [index, { name, text }] of all.entries()) {
  for (const changed of mutations(text, share, seed + index)) attempt(name, changed, parseFully);
}
console.log(`${share * all.length} mutations from seed ${seed}`);
console.log(`the slowest parse took ${slowest.toFixed(0)} ms`);
