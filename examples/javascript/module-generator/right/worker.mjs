/** What each thread runs. */
import { parentPort, workerData } from "node:worker_threads";
import { hash, mulberry32 } from "./random.mjs";

const random = mulberry32(hash(`42:${workerData.id}`));

parentPort.postMessage({ id: workerData.id, value: random() });
