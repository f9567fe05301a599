/** PyTorch: a default generator that forks copy, and data loaders that seed their workers. */
import {
  at,
  below,
  calls,
  COMPUTE,
  defineLibrary,
  each,
  FIRST,
  kept,
  named,
  NEVER,
  NOTHING,
  PROCESS_CONSTANT,
  rest,
} from "../define.js";
import type { CallModel, ParameterRef, RunnerModel, StreamRemedy, SymbolModel } from "../schema.js";
import { START_METHODS } from "./multiprocessing.js";
import { NUMPY_STATE } from "./numpy.js";
import { RANDOM_STATE } from "./random.js";

/** Id of PyTorch's default generator on the CPU. */
export const TORCH_STATE = "torch.default_generator";

const STATE = TORCH_STATE;
const JOIN: CallModel = { does: "join" };
const TENSOR: CallModel = { does: "create", type: "torch.Tensor" };

/** Its seeds are integers below 2⁶⁴. */
const SEEDS: Omit<StreamRemedy, "make"> = {
  seedType: "int",
  number: "{seed}",
  source: "{random.Random}({root})",
  one: "{source}.getrandbits(63)",
  smallNumber: "{source}.getrandbits(32)",
  many: "[{source}.getrandbits(63) for _ in range({count})]",
  freshOne: "{random.getrandbits}(63)",
  freshMany: "[{random.getrandbits}(63) for _ in range({count})]",
};

const GENERATOR_REMEDY: StreamRemedy = {
  ...SEEDS,
  make: "{torch.Generator}().manual_seed({seed})",
  makeFromNumber: "{torch.Generator}().manual_seed({seed})",
  makeFresh: "{torch.Generator}().manual_seed({random.getrandbits}(63))",
  state: { id: STATE, keyword: "generator" },
};

/** Draws from `generator=` if it is given, else from the default generator. */
function draw(size?: ParameterRef): CallModel {
  const unless = named("generator");
  return size === undefined
    ? { does: "draw", state: STATE, unless }
    : { does: "draw", state: STATE, unless, size };
}

const FILLS = `bernoulli_ cauchy_ exponential_ geometric_ log_normal_ normal_ random_ uniform_`;

const LOADER: RunnerModel = {
  title: "DataLoader",
  processes: START_METHODS,
  size: at(5, "num_workers"),
  defaultSize: 0,
  initializer: at(10, "worker_init_fn"),
  passesWorkerId: true,
  startMethod: at(11, "multiprocessing_context"),
  forksAt: "dispatch",
  sends: { dataset: at(0, "dataset") },
  // Each worker of each pass seeds these from the loader's base seed and its own number.
  reseeds: [
    { state: STATE },
    { state: RANDOM_STATE },
    { state: NUMPY_STATE, when: { axis: "torch", in: ">=1.9" } },
  ],
  perEpoch: { unless: named("persistent_workers") },
  runs: [
    { parameter: at(0, "dataset"), methods: ["__getitem__", "__getitems__", "__iter__"] },
    { parameter: at(6, "collate_fn"), methods: ["__call__"] },
  ],
  workerSeed: {
    info: "{torch.utils.data.get_worker_info}()",
    seed: "{info}.seed",
    copies: { dataset: "{info}.dataset" },
    source: { name: "generator", make: "{torch.Generator}().manual_seed({root})" },
  },
};

const SPAWN: CallModel = {
  does: "dispatch",
  runner: {
    title: "torch.multiprocessing.spawn",
    startsOthers: true,
    processes: [{ memory: "spawn", serializer: "pickle" }],
    size: at(2, "nprocs"),
    defaultSize: 1,
    forksAt: "dispatch",
  },
  task: at(0, "fn"),
  argumentSequence: at(1, "args"),
  passesIndex: true,
  result: "none",
};

export default defineLibrary({
  name: "torch",
  title: "PyTorch",
  language: "python",
  source: "docs/observed-python.md",
  checked: "1.13.0a0, 2.13.0",
  aliases: {
    "torch.random": "torch",
    "torch.utils.data.dataloader": "torch.utils.data",
    "torch.utils.data.dataset": "torch.utils.data",
    "torch.utils.data._utils.worker": "torch.utils.data",
    "torch.multiprocessing": "multiprocessing",
    "torch.multiprocessing.spawn": "torch.multiprocessing.spawn",
    "torch.multiprocessing.start_processes": "torch.multiprocessing.start_processes",
  },
  states: {
    [STATE]: {
      title: "PyTorch's default generator",
      onFork: "copied",
      initial: "entropy",
      remedy: {
        ...GENERATOR_REMEDY,
        reseed: "{torch.manual_seed}({seed})",
        reseedFresh: "{torch.seed}()",
      },
    },
  },
  types: {
    "torch.Generator": {
      parameters: ["device"],
      generator: {
        seed: null,
        none: "constant",
        sent: { pickle: "refused", cloudpickle: "refused" },
        remedy: GENERATOR_REMEDY,
      },
      methods: {
        manual_seed: [{ does: "seed", seed: at(0, "seed"), none: "error" }, { does: "self" }],
        seed: [{ does: "seed", seed: NEVER, none: "entropy" }, { does: "get-state" }],
        ...each<CallModel>("get_state initial_seed", { does: "get-state" }),
        set_state: { does: "set-state", from: at(0, "new_state") },
      },
    },
    "torch.Tensor": {
      methods: each(FILLS, draw()),
    },
    "torch.utils.data.DataLoader": {
      parameters: [
        "dataset",
        "batch_size",
        "shuffle",
        "sampler",
        "batch_sampler",
        "num_workers",
        "collate_fn",
        "pin_memory",
        "drop_last",
        "timeout",
        "worker_init_fn",
        "multiprocessing_context",
        "generator",
      ],
      runner: LOADER,
      methods: { __iter__: { does: "dispatch", result: "many" } },
      members: { dataset: { is: "parameter", name: "dataset" } },
    },
    "torch.utils.data.Dataset": {},
    "torch.utils.data.IterableDataset": { extends: ["torch.utils.data.Dataset"] },
    "torch.utils.data.Subset": {
      parameters: ["dataset", "indices"],
      extends: ["torch.utils.data.Dataset"],
      methods: {
        ...each<CallModel>("__getitem__ __getitems__", {
          does: "invoke",
          object: kept("dataset"),
          method: "__getitem__",
        }),
      },
      members: { dataset: { is: "parameter", name: "dataset" } },
    },
    "torch.utils.data.ConcatDataset": {
      parameters: ["datasets"],
      extends: ["torch.utils.data.Dataset"],
      methods: {
        __getitem__: { does: "invoke", object: kept("datasets"), method: "__getitem__" },
      },
      members: { datasets: { is: "parameter", name: "datasets" } },
    },
    "torch.utils.data.ChainDataset": {
      parameters: ["datasets"],
      extends: ["torch.utils.data.IterableDataset"],
      methods: { __iter__: { does: "invoke", object: kept("datasets"), method: "__iter__" } },
      members: { datasets: { is: "parameter", name: "datasets" } },
    },
    "torch.utils.data.WorkerInfo": {
      members: {
        id: { is: "worker-id", scope: "machine" },
        seed: { is: "state-data", state: STATE },
        num_workers: { is: "process-constant" },
        dataset: { is: "received", channel: "dataset" },
      },
    },
  },
  symbols: {
    ...below(
      "torch",
      calls({
        ...each<CallModel>("bernoulli normal poisson rand_like randint_like randn_like", draw()),
        ...each("rand randn", draw(rest(0))),
        randint: draw(named("size")),
        multinomial: draw(at(1, "num_samples")),
        randperm: draw(at(0, "n")),
        ...each("arange empty from_numpy full linspace ones tensor zeros", TENSOR),
        ...each("as_tensor empty_like full_like ones_like zeros_like", TENSOR),
        ...each<CallModel>("device dtype is_tensor", COMPUTE),
        ...each<CallModel>("set_num_threads use_deterministic_algorithms", NOTHING),
      }),
    ),
    ...below(
      "torch",
      calls<CallModel>({
        manual_seed: { does: "seed", state: STATE, seed: at(0, "seed"), none: "error" },
        seed: { does: "seed", state: STATE, seed: NEVER, none: "entropy" },
        initial_seed: { does: "get-state", state: STATE },
        get_rng_state: { does: "get-state", state: STATE },
        set_rng_state: { does: "set-state", state: STATE, from: at(0, "new_state") },
      }),
    ),
    "torch.default_generator": { value: { is: "state", state: STATE, type: "torch.Generator" } },
    ...below("torch.cuda", calls(each("manual_seed manual_seed_all", NOTHING))),
    ...below(
      "torch.nn.init",
      calls(
        each<CallModel>(
          `kaiming_normal_ kaiming_uniform_ normal_ orthogonal_ sparse_ trunc_normal_ uniform_
           xavier_normal_ xavier_uniform_`,
          { does: "draw", state: STATE, unless: named("generator") },
        ),
      ),
    ),
    ...below(
      "torch.utils.data",
      calls({
        get_worker_info: {
          does: "value",
          value: { is: "instance", type: "torch.utils.data.WorkerInfo", onlyInWorkers: true },
        },
        random_split: [
          { does: "draw", state: STATE, unless: at(2, "generator") },
          {
            does: "create",
            type: "torch.utils.data.Subset",
            arguments: [at(0, "dataset")],
            many: true,
          },
        ],
        default_collate: COMPUTE,
      }),
    ),
    "torch.multiprocessing.spawn": { call: SPAWN },
    "torch.multiprocessing.start_processes": { call: SPAWN },
    "torch.distributed.get_rank": {
      call: [JOIN, { does: "value", value: { is: "worker-id", scope: "machine" } }],
    },
    "torch.distributed.get_world_size": { call: [JOIN, PROCESS_CONSTANT] },
    ...each<SymbolModel>(
      `torch.distributed.* torch.nn.parallel.* torch.utils.data.DistributedSampler
       torch.utils.data.distributed.*`,
      { call: [JOIN, COMPUTE] },
    ),
    "torch.compile": { call: FIRST },
    "torch.jit.script": { call: FIRST },
    "torch.no_grad": { call: NOTHING },
  },
});
