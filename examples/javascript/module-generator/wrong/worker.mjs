/** What each thread runs. */
import { parentPort, workerData } from "node:worker_threads";
import { random } from "./random.mjs";

parentPort.postMessage({ id: workerData.id, value: random() });
