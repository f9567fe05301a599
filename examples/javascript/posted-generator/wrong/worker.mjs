/** What each thread runs. */
import { parentPort } from "node:worker_threads";
import { Mulberry32 } from "./mulberry32.mjs";

parentPort.on("message", ({ rng, state }) => {
  if (state !== undefined) {
    parentPort.postMessage(new Mulberry32(state).next());
    return;
  }
  try {
    parentPort.postMessage(rng.next());
  } catch (error) {
    parentPort.postMessage(`${error.name}: ${error.message}`);
  }
});
