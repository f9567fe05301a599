/** multiprocess: `multiprocessing` with dill in place of pickle, the base of pathos. */
import { defineLibrary } from "../define.js";

export default defineLibrary({
  name: "multiprocess",
  title: "multiprocess",
  language: "python",
  source: "docs/observed-python.md",
  checked: "0.70.19",
  aliases: { multiprocess: "multiprocessing" },
});
