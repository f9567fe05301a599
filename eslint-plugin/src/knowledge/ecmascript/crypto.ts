/** `crypto`: the system's entropy, but for the cache of `randomUUID` that a snapshot can freeze. */
import { at, below, calls, COMPUTE, defineLibrary, each, ENTROPY, option } from "../define.js";
import type { CallModel } from "../schema.js";

const UUIDS = "crypto.randomUUID";

const FILL: CallModel = { does: "value", value: { is: "entropy" }, into: at(0) };

export default defineLibrary({
  name: "crypto",
  title: "crypto",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "Node.js 20.20.2",
  aliases: { "globalThis.crypto": "crypto", "crypto.webcrypto": "crypto" },
  states: {
    [UUIDS]: {
      title: "the store of 'crypto.randomUUID'",
      onFork: "copied",
      initial: "entropy",
      // The store is filled by the first call.
      lazy: { when: { all: [] } },
      bypass: "{ disableEntropyCache: true }",
    },
  },
  symbols: below("crypto", {
    ...calls({
      randomUUID: [
        { does: "draw", state: UUIDS, unless: option(0, "disableEntropyCache"), gives: "string" },
      ] as const,
      ...each("getRandomValues randomFill randomFillSync", FILL),
      ...each("randomBytes randomInt generateKeySync randomUUIDv7", ENTROPY),
      ...each("createHash createHmac hash", COMPUTE),
    }),
  }),
});
