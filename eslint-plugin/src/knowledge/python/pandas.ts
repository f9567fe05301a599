/** pandas: samples from NumPy's global generator, which importing it makes. */
import { at, below, calls, defineLibrary, each } from "../define.js";
import type { CallModel } from "../schema.js";
import { NUMPY_STATE } from "./numpy.js";

const FRAME: CallModel = { does: "create", type: "pandas.DataFrame" };
const SAMPLE: CallModel = {
  does: "draw",
  state: NUMPY_STATE,
  unless: at(4, "random_state"),
  size: at(0, "n"),
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
    "pandas.DataFrame": { parameters: ["data", "index"], methods: { sample: SAMPLE } },
    "pandas.Series": { parameters: ["data", "index"], methods: { sample: SAMPLE } },
  },
  symbols: below(
    "pandas",
    calls(each("concat merge read_csv read_excel read_json read_parquet read_sql", FRAME)),
  ),
});
