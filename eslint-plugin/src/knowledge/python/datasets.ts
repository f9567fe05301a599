/** Hugging Face Datasets: `map` and `filter` with `num_proc` share the rows among a pool's workers. */
import { at, below, calls, defineLibrary, each, FIRST, named, RECEIVER, SELF } from "../define.js";
import type { CallModel, Dispatch } from "../schema.js";
import { START_METHODS } from "./multiprocessing.js";
import { NUMPY_STATE } from "./numpy.js";

const MAP: Dispatch = {
  does: "dispatch",
  runner: {
    title: "Dataset.map",
    processes: START_METHODS,
    size: named("num_proc"),
    defaultSize: 0,
    forksAt: "dispatch",
  },
  task: at(0, "function"),
  items: RECEIVER,
  result: "many",
};

const DATASET: CallModel = { does: "create", type: "datasets.Dataset" };

export default defineLibrary({
  name: "datasets",
  title: "Hugging Face Datasets",
  language: "python",
  source: "docs/observed-python.md",
  checked: "5.2.0",
  imports: { datasets: { touches: [NUMPY_STATE] } },
  types: {
    "datasets.Dataset": {
      methods: {
        // The rows stay what they are: it is mapped again and again.
        map: [MAP, SELF],
        filter: [MAP, SELF],
        ...each<CallModel>("__getitem__ select shuffle sort with_format", SELF),
      },
    },
  },
  symbols: below(
    "datasets",
    calls({
      load_dataset: DATASET,
      load_from_disk: DATASET,
      ...each<CallModel>("concatenate_datasets", FIRST),
      ...each<CallModel>(
        "Dataset.from_csv Dataset.from_dict Dataset.from_generator Dataset.from_list Dataset.from_pandas",
        DATASET,
      ),
    }),
  ),
});
