/** `queue`: queues between threads; each thing that was put is got once. */
import { defineLibrary } from "../define.js";
import { queue } from "./multiprocessing.js";

export default defineLibrary({
  name: "queue",
  title: "queue",
  language: "python",
  source: "https://docs.python.org/3/library/queue.html",
  checked: "3.11.7",
  aliases: {
    "queue.LifoQueue": "queue.Queue",
    "queue.PriorityQueue": "queue.Queue",
    "queue.SimpleQueue": "queue.Queue",
    "asyncio.Queue": "queue.Queue",
    "threading.Queue": "queue.Queue",
  },
  types: { "queue.Queue": queue("join task_done") },
});
