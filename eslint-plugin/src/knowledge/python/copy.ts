/** `copy`: copying a generator copies its state. */
import { at, below, calls, defineLibrary } from "../define.js";

export default defineLibrary({
  name: "copy",
  title: "copy",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.11.2",
  symbols: below(
    "copy",
    calls({
      copy: { does: "intrinsic", name: "copy", parameters: [at(0, "x")] },
      deepcopy: { does: "intrinsic", name: "deepcopy", parameters: [at(0, "x")] },
    }),
  ),
});
