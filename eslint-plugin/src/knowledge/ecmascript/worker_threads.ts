/** `worker_threads`: each thread evaluates a module graph of its own and gets structured clones. */
import { at, below, calls, defineLibrary, each, NOTHING, option } from "../define.js";
import type { CallModel, ProcessModel, RunnerModel, TypeModel } from "../schema.js";

/** A thread with a module graph of its own, in the same process, of whatever platform. */
export const ANY_REALM: ProcessModel = {
  memory: "realm",
  serializer: "structured-clone",
  sharesProcess: true,
};

/** The same where it is Node's. */
export const REALM: ProcessModel = {
  ...ANY_REALM,
  workerId: { module: "node:worker_threads", name: "threadId", text: "{import}" },
};

const WORKER: RunnerModel = {
  title: "worker_threads",
  processes: [REALM],
  defaultSize: 1,
  forksAt: "construction",
  entry: at(0, "filename"),
  entryIsSource: option(1, "eval"),
  handlers: { message: [] },
  index: {
    position: 1,
    member: "workerData",
    property: "index",
    value: "{index}",
    read: { module: "node:worker_threads", name: "workerData", text: "{import}" },
  },
  sends: {
    workerData: option(1, "workerData"),
    env: option(1, "env"),
    argv: option(1, "argv"),
  },
};

/** Sends a message from the dispatching side. */
export const POST: CallModel = {
  does: "dispatch",
  message: { channel: "message", value: at(0), transfer: at(1) },
  result: "none",
};

/** What a starter does whenever its worker says something; how often is not in sight. */
export const HEAR: CallModel = { does: "listen", function: at(1) };

const LISTEN: CallModel = {
  does: "receive",
  channel: "message",
  function: at(1),
  event: at(0),
  events: ["message"],
};

/** Every thread that made a channel hears what is sent on one. */
const BROADCAST: TypeModel = {
  parameters: ["name"],
  members: { onmessage: { is: "handler", channel: "broadcast", wraps: true } },
  methods: {
    addEventListener: { ...LISTEN, channel: "broadcast", wraps: true },
    postMessage: { does: "announce", channel: "broadcast", value: at(0) },
    ...each("close ref unref", NOTHING),
  },
};

const PORT: TypeModel = {
  members: { onmessage: { is: "handler", channel: "message", wraps: true } },
  methods: {
    ...each("addListener on once", LISTEN),
    addEventListener: { ...LISTEN, wraps: true },
    ...each("close postMessage ref start unref", NOTHING),
  },
};

export default defineLibrary({
  name: "worker_threads",
  title: "worker_threads",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "Node.js 20.20.2",
  aliases: { "globalThis.BroadcastChannel": "worker_threads.BroadcastChannel" },
  types: {
    "worker_threads.Worker": {
      parameters: ["filename", "options"],
      runner: WORKER,
      methods: {
        ...each("addListener on", HEAR),
        postMessage: POST,
        ...each("ref terminate unref", NOTHING),
      },
      members: { threadId: { is: "worker-id", scope: "process" } },
    },
    "worker_threads.MessagePort": PORT,
    "worker_threads.BroadcastChannel": BROADCAST,
  },
  symbols: below("worker_threads", {
    workerData: { value: { is: "received", channel: "workerData" } },
    parentPort: {
      value: { is: "instance", type: "worker_threads.MessagePort", onlyInWorkers: true },
    },
    threadId: { value: { is: "worker-id", scope: "process" } },
    isMainThread: { value: { is: "is-main" } },
    ...calls({
      setEnvironmentData: {
        does: "publish",
        channel: "environmentData",
        key: at(0),
        value: at(1),
      } as const,
      getEnvironmentData: {
        does: "value",
        value: { is: "received", channel: "environmentData" },
        key: at(0),
      } as const,
      ...each("markAsUncloneable markAsUntransferable", NOTHING),
    }),
  }),
});
