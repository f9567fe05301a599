/** What each thread runs. */
import { parentPort } from "node:worker_threads";
import { Mulberry32 } from "./mulberry32.mjs";

parentPort.on("message", ({ seed }) => {
  const rng = new Mulberry32(seed);
  parentPort.postMessage(rng.next());
});
