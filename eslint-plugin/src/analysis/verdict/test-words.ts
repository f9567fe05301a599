/** Says of set-up files of tests what would be an error elsewhere: as advice, since it may be meant. */
import { type Value } from "../values/value.js";
import { type Judgement } from "./judge.js";

/** The judgement as advice about tests, where it is of one; else the same. */
export function inWordsOfTests(judgement: Judgement): Judgement {
  const { runsTests } = judgement.dispatch.runner;
  if (runsTests === undefined) return judgement;
  const isClock = judgement.messageId === "clock";
  if (judgement.rule === "no-correlated-seed" && !isClock) return judgement;
  const messageId = isClock
    ? "testClock"
    : tellsWorkersApart(judgement.stream?.seed ?? [])
      ? "testWorkers"
      : runsTests === "each-file"
        ? "testFiles"
        : "testProcesses";
  return { ...judgement, rule: "no-correlated-seed", messageId };
}

/** Whether a seed is the number of a worker or of a process, in which several files run. */
function tellsWorkersApart(seed: Value): boolean {
  return seed.some(
    (atom) => atom.kind === "data" && (atom.source === "worker-id" || atom.source === "process-id"),
  );
}
