/** pandas: samples from NumPy's global generator, which importing it makes. */
import { at, below, calls, defineLibrary, each, RECEIVER } from "../define.js";
import type { CallModel } from "../schema.js";
import { NUMPY_STATE } from "./numpy.js";

const FRAME: CallModel = { does: "create", type: "pandas.DataFrame" };
const SAMPLE: CallModel = {
  does: "draw",
  state: NUMPY_STATE,
  unless: at(4, "random_state"),
  size: at(0, "n"),
};

/** What pandarallel adds to frames and columns: the function gets one row, or one value, after another. */
const PARALLEL: CallModel = {
  does: "dispatch",
  runner: {
    title: "pandarallel",
    processes: [
      { memory: "fork", serializer: "dill", when: { axis: "platform", in: "linux || macos" } },
      { memory: "spawn", serializer: "dill", when: { axis: "platform", in: "windows" } },
    ],
    defaultSize: "many",
    forksAt: "dispatch",
  },
  task: at(0, "func"),
  items: RECEIVER,
  result: "many",
};

const METHODS: Readonly<Record<string, CallModel>> = {
  sample: SAMPLE,
  ...each<CallModel>("parallel_apply parallel_applymap parallel_map", PARALLEL),
};

export default defineLibrary({
  name: "pandas",
  title: "pandas",
  language: "python",
  source: "docs/observed-python.md",
  checked: "1.5.3, 3.0.6, 3.1.1",
  aliases: { "pandas.np": "numpy" },
  imports: { pandas: { touches: [NUMPY_STATE] } },
  types: {
    "pandas.DataFrame": {
      parameters: ["data", "index"],
      methods: { ...METHODS, __getitem__: FRAME },
    },
    "pandas.Series": { parameters: ["data", "index"], methods: METHODS },
  },
  symbols: below(
    "pandas",
    calls(each("concat merge read_csv read_excel read_json read_parquet read_sql", FRAME)),
  ),
});
