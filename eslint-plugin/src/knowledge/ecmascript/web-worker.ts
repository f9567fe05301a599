/** Web workers, in browsers and by the package of that name: a module graph for each. */
import { at, below, calls, defineLibrary, each, NOTHING, option } from "../define.js";
import type { CallModel } from "../schema.js";
import { ANY_REALM, HEAR, POST } from "./worker_threads.js";

const LISTEN: CallModel = {
  does: "receive",
  channel: "message",
  function: at(1),
  event: at(0),
  events: ["message"],
  wraps: true,
};

export default defineLibrary({
  name: "web-worker",
  title: "Web Workers",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "1.5.0 on Node.js 20.20.2",
  aliases: { "web-worker": "globalThis.Worker" },
  types: {
    "globalThis.Worker": {
      parameters: ["url", "options"],
      runner: {
        title: "Worker",
        processes: [ANY_REALM],
        defaultSize: 1,
        forksAt: "construction",
        entry: at(0, "url"),
        handlers: { message: ["globalThis.onmessage"] },
        sends: { name: option(1, "name") },
        index: { position: 1, member: "name", value: "String({index})", read: "self.name" },
      },
      methods: { addEventListener: HEAR, postMessage: POST, terminate: NOTHING },
    },
  },
  symbols: below("globalThis", {
    name: { value: { is: "received", channel: "name" } },
    ...calls({ addEventListener: LISTEN, ...each("close importScripts postMessage", NOTHING) }),
  }),
});
