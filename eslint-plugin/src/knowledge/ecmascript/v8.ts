/** `v8`: flags that fix `Math.random`, and startup snapshots that fix everything else. */
import { at, below, calls, defineLibrary, each } from "../define.js";
import type { CallModel } from "../schema.js";
import { MATH_RANDOM } from "./math.js";

export default defineLibrary({
  name: "v8",
  title: "v8",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "Node.js 20.20.2",
  symbols: below(
    "v8",
    calls({
      setFlagsFromString: {
        does: "preset",
        state: MATH_RANDOM,
        argument: at(0),
        startsWith: "--random",
      } as const,
      "startupSnapshot.setDeserializeMainFunction": {
        does: "dispatch",
        runner: {
          title: "startup snapshot",
          processes: [{ memory: "snapshot", serializer: "none" }],
          defaultSize: "many",
          forksAt: "dispatch",
        },
        task: at(0),
        result: "none",
      } as const,
      "startupSnapshot.addDeserializeCallback": { does: "after-fork", function: at(0) } as const,
      ...each<CallModel>("deserialize serialize", {
        does: "intrinsic",
        name: "deepcopy",
        parameters: [at(0)],
      }),
    }),
  ),
});
