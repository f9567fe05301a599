/** `child_process`: a forked Node process is a fresh one; arguments and messages are all it shares. */
import { at, below, calls, defineLibrary, each, NOTHING, option } from "../define.js";
import type { CallModel } from "../schema.js";
import { presetBy } from "./math.js";
import { HEAR, POST } from "./worker_threads.js";

/** The process is the same with every call; what differs is where the script stands. */
const FORKED = "child_process.ForkedProcess";
const PLACES = { arguments: at(1, "args"), options: at(2, "options") } as const;

/** Node by another name than its own path is a program in the search path. */
const NODE = { is: at(0), in: ["node"] } as const;

export default defineLibrary({
  name: "child_process",
  title: "child_process",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "Node.js 20.20.2",
  types: {
    [FORKED]: {
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
      methods: {
        ...each("addListener on", HEAR),
        send: POST,
        ...each("disconnect kill ref unref", NOTHING),
      },
      members: { pid: { is: "process-id" } },
    },
  },
  symbols: below(
    "child_process",
    calls<readonly CallModel[]>({
      fork: [
        presetBy(option(1, "execArgv")),
        presetBy(option(2, "execArgv")),
        { does: "run-script", type: FORKED, script: at(0, "modulePath"), ...PLACES },
      ],
      ...each("execFile spawn", [
        presetBy(at(1)),
        { does: "run-script", type: FORKED, program: NODE, ...PLACES },
      ]),
    }),
  ),
});
