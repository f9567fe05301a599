/** `child_process`: a forked Node process is a fresh one; arguments and messages are all it shares. */
import { at, below, calls, defineLibrary, each, NOTHING, option } from "../define.js";
import { presetBy } from "./math.js";
import { POST } from "./worker_threads.js";

export default defineLibrary({
  name: "child_process",
  title: "child_process",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "Node.js 20.20.2",
  types: {
    "child_process.ForkedProcess": {
      parameters: ["modulePath", "args", "options"],
      runner: {
        title: "child_process.fork",
        processes: [
          {
            memory: "realm",
            serializer: "v8",
            argument: { ref: option(2, "serialization"), in: ["advanced"] },
          },
          { memory: "realm", serializer: "json" },
        ],
        defaultSize: 1,
        forksAt: "construction",
        entry: at(0, "modulePath"),
        handlers: { message: [] },
        index: {
          position: 2,
          member: "env",
          property: "WORKER_INDEX",
          value: "String({index})",
          base: "...process.env",
          read: "process.env",
        },
        sends: { argv: at(1, "args"), env: option(2, "env") },
      },
      methods: { send: POST, ...each("disconnect kill ref unref", NOTHING) },
      members: { pid: { is: "process-id" } },
    },
  },
  symbols: below("child_process", {
    ...calls({
      fork: [
        presetBy(option(2, "execArgv")),
        presetBy(option(2, "env.NODE_OPTIONS")),
        { does: "create", type: "child_process.ForkedProcess" } as const,
      ],
    }),
  }),
});
