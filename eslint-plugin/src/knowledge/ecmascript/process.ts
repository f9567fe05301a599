/** Node's `process`: what a child was given, and how it hears from its parent. */
import { at, below, calls, defineLibrary, each, NOTHING, rest } from "../define.js";
import type { CallModel } from "../schema.js";

/** Distinct among the workers that live now; the next worker has the same again. */
const RECYCLED = { is: "worker-id", scope: "machine", recycled: true } as const;
/** Distinct among all workers of a run. */
const COUNTED = { is: "worker-id", scope: "machine", text: true } as const;

const LISTEN: CallModel = {
  does: "receive",
  channel: "message",
  function: at(1),
  event: at(0),
  events: ["message"],
};

export default defineLibrary({
  name: "process",
  title: "process",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "Node.js 20.20.2",
  aliases: { process: "globalThis.process" },
  symbols: below("globalThis.process", {
    pid: { value: { is: "process-id" } },
    execPath: { value: { is: "constant", value: "node" } },
    ppid: { value: { is: "process-constant" } },
    env: {
      value: {
        is: "received",
        channel: "env",
        inherited: true,
        members: {
          ...each("JEST_WORKER_ID TEST_PARALLEL_INDEX VITEST_POOL_ID", RECYCLED),
          ...each("MOCHA_WORKER_ID TEST_WORKER_INDEX VITEST_WORKER_ID", COUNTED),
        },
      },
    },
    argv: { value: { is: "received", channel: "argv", inherited: true, after: 2 } },
    "__tinypool_state__.workerId": { value: RECYCLED },
    ...calls({
      ...each("addListener on once", LISTEN),
      ...each<CallModel>("abort exit", { does: "exit" }),
      ...each<CallModel>("hrtime hrtime.bigint", {
        does: "value",
        value: { is: "clock", unit: "nanoseconds" },
      }),
      nextTick: { does: "call", function: at(0), arguments: [rest(1)] },
      ...each("disconnect kill send", NOTHING),
      cwd: { does: "value", value: { is: "process-constant" } } as const,
    }),
  }),
});
