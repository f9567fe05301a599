/** p_tqdm: parallel maps with a progress bar, on the pools of pathos. */
import { at, below, calls, defineLibrary, each, named, rest } from "../define.js";
import type { CallModel } from "../schema.js";
import { DILL_START_METHODS } from "./multiprocess.js";

const MAP: CallModel = {
  does: "dispatch",
  runner: {
    title: "p_tqdm",
    processes: DILL_START_METHODS,
    size: named("num_cpus"),
    defaultSize: "many",
    forksAt: "dispatch",
  },
  task: at(0),
  itemLists: rest(1),
  result: "many",
};

export default defineLibrary({
  name: "p_tqdm",
  title: "p_tqdm",
  language: "python",
  source: "docs/observed-python.md",
  checked: "1.4.2",
  aliases: { "p_tqdm.p_tqdm": "p_tqdm" },
  symbols: below("p_tqdm", calls(each("p_imap p_map p_uimap p_umap", MAP))),
});
