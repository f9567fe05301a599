/** uuid: unique by the system's entropy, or by a generator that it is given. */
import { below, calls, COMPUTE, defineLibrary, each, ENTROPY, option } from "../define.js";
import type { CallModel } from "../schema.js";

const RANDOM: readonly CallModel[] = [{ does: "call", function: option(0, "rng") }, ENTROPY];

export default defineLibrary({
  name: "uuid",
  title: "uuid",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "14.0.3",
  aliases: { "uuid/v1": "uuid.v1", "uuid/v4": "uuid.v4", "uuid/v5": "uuid.v5" },
  symbols: below("uuid", {
    ...calls(each("v1 v4 v6 v7", RANDOM)),
    ...calls(each("parse stringify v3 v5 validate version", COMPUTE)),
  }),
});
