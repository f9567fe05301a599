// Notes what instrumented programs draw, and the threads and processes that start; preloaded in each.
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { threadId } from "node:worker_threads";

const folder = process.env.RESEED_PROBE;
// Enough to tell what a task draws; a loop of millions must not fill the disk.
const LIMIT = 4000;
let count = 0;

function note(what) {
  count += 1;
  if (folder === undefined || count > LIMIT) return;
  const line = JSON.stringify({ ...what, pid: process.pid, thread: threadId });
  appendFileSync(join(folder, `${process.pid}-${threadId}.jsonl`), `${line}\n`);
}

// A fraction is what a uniform draw gives; what makes seeds is no draw.
const MAKES_SEEDS = /crypto|Math\.random|randomInt|randomBytes|getRandomValues/u;

globalThis.__reseedGot = (text, value) => {
  const isDraw = typeof value === "number" && value > 0 && value < 1 && !MAKES_SEEDS.test(text);
  if (isDraw) note({ kind: "draw", name: "uniform", args: "", value: String(value) });
  return value;
};

const isMain = threadId === 0 && process.env.RESEED_MAIN !== undefined;
delete process.env.RESEED_MAIN;
note({ kind: "process", how: isMain ? "main" : threadId === 0 ? "process" : "thread" });
