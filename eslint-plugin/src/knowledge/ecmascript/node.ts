/** Node's small modules: paths, URLs, machines, promises of callbacks. */
import {
  at,
  below,
  calls,
  COMPUTE,
  defineLibrary,
  each,
  FIRST,
  NOTHING,
  PROCESS_CONSTANT,
} from "../define.js";
import type { CallModel } from "../schema.js";

export default defineLibrary({
  name: "node",
  title: "Node.js",
  language: "ecmascript",
  source: "https://nodejs.org/docs/latest-v20.x/api/",
  checked: "Node.js 20.20.2",
  aliases: {
    "url.URL": "globalThis.URL",
    "path.posix": "path",
    "path.win32": "path",
    "buffer.Buffer": "globalThis.Buffer",
  },
  symbols: {
    ...below(
      "path",
      calls({
        ...each<CallModel>("join resolve", { does: "intrinsic", name: "path-join" }),
        dirname: { does: "intrinsic", name: "path-dirname" },
        ...each("normalize toNamespacedPath", FIRST),
        ...each("basename extname format isAbsolute parse relative", COMPUTE),
      }),
    ),
    ...below("url", calls(each("fileURLToPath pathToFileURL", FIRST))),
    ...below(
      "os",
      calls(
        each("availableParallelism cpus hostname networkInterfaces totalmem", PROCESS_CONSTANT),
      ),
    ),
    ...below("util", calls(each("promisify deprecate", FIRST))),
    ...below("events", calls(each("once", NOTHING))),
    // `require.resolve("./worker.cjs")` names the file as its argument does.
    "globalThis.require.resolve": { call: FIRST },
    "globalThis.import.meta.resolve": { call: FIRST },
    "timers/promises.setTimeout": { call: { does: "identity", from: at(1) } },
  },
});
