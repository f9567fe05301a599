/** poolifier: pools of threads or cluster processes around a file that exports its worker. */
import { at, calls, defineLibrary, each, NOTHING } from "../define.js";
import type { CallModel, ProcessModel, TypeModel } from "../schema.js";
import { REALM } from "./worker_threads.js";

const PROCESS: ProcessModel = { memory: "realm", serializer: "json" };

function pool(process: ProcessModel, file: 1 | 2): TypeModel {
  return {
    parameters: file === 1 ? ["size", "filePath"] : ["min", "size", "filePath"],
    runner: {
      title: "poolifier",
      processes: [process],
      size: at(file - 1, "size"),
      defaultSize: "many",
      forksAt: "dispatch",
      entry: at(file, "filePath"),
    },
    methods: {
      execute: { does: "dispatch", arguments: at(0), export: at(1), result: "single" },
      mapExecute: { does: "dispatch", items: at(0), export: at(1), result: "many" },
      ...each("destroy start", NOTHING),
    },
  };
}

/** The worker is its function: the pool calls the default export. */
const WORKER: readonly CallModel[] = [
  { does: "expose", value: at(0) },
  { does: "identity", from: at(0) },
];

export default defineLibrary({
  name: "poolifier",
  title: "poolifier",
  language: "ecmascript",
  source: "docs/observed-javascript.md",
  checked: "5.3.2",
  types: {
    "poolifier.FixedThreadPool": pool(REALM, 1),
    "poolifier.DynamicThreadPool": pool(REALM, 2),
    "poolifier.FixedClusterPool": pool(PROCESS, 1),
    "poolifier.DynamicClusterPool": pool(PROCESS, 2),
  },
  symbols: calls(each("poolifier.ClusterWorker poolifier.ThreadWorker", WORKER)),
});
