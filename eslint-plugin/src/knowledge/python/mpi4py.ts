/** mpi4py: the whole program runs in many processes, each with entropy of its own. */
import { at, defineLibrary, each, FIRST, NOTHING } from "../define.js";
import type { CallModel, RunnerModel } from "../schema.js";
import { EXECUTOR_METHODS, PROCESS_EXECUTOR } from "./concurrent.js";

const RANKS: RunnerModel = {
  title: "MPI",
  processes: [{ memory: "fresh", serializer: "pickle" }],
  defaultSize: "many",
  forksAt: "dispatch",
  workerNumber: "{receiver}.Get_rank()",
};

const RANK = { is: "worker-id", scope: "machine" } as const;
const SIZE = { is: "process-constant" } as const;

export default defineLibrary({
  name: "mpi4py",
  title: "mpi4py",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.1.4",
  types: {
    "mpi4py.MPI.Comm": {
      members: { rank: RANK, size: SIZE },
      methods: {
        Get_rank: { does: "value", value: RANK },
        Get_size: { does: "value", value: SIZE },
        bcast: { does: "broadcast", value: at(0, "obj"), runner: RANKS },
        scatter: { does: "broadcast", value: at(0, "sendobj"), runner: RANKS, each: true },
        ...each<CallModel>("allgather gather", FIRST),
        ...each<CallModel>("Abort Barrier Free barrier send", NOTHING),
        ...each<CallModel>("Create Dup Split", { does: "self" }),
      },
    },
    "mpi4py.futures.MPIPoolExecutor": {
      parameters: ["max_workers", "initializer", "initargs"],
      runner: {
        ...PROCESS_EXECUTOR,
        title: "MPIPoolExecutor",
        processes: [{ memory: "spawn", serializer: "pickle" }],
        initializer: at(1, "initializer"),
        initializerArguments: at(2, "initargs"),
        unverified: true,
      },
      methods: EXECUTOR_METHODS,
    },
  },
  symbols: {
    "mpi4py.MPI.COMM_WORLD": { value: { is: "instance", type: "mpi4py.MPI.Comm" } },
    "mpi4py.MPI.COMM_SELF": { value: { is: "instance", type: "mpi4py.MPI.Comm" } },
  },
});
