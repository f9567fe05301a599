/** Numba: compiled functions have generators of their own, which it seeds again after a fork. */
import { at, below, calls, defineLibrary, each, PROCESS_CONSTANT } from "../define.js";
import { NUMPY_STATE } from "./numpy.js";
import { RANDOM_STATE } from "./random.js";

const NUMPY = "numba.numpy.random";
const RANDOM = "numba.random";

export default defineLibrary({
  name: "numba",
  title: "Numba",
  language: "python",
  source: "docs/observed-python.md",
  checked: "0.56.4, 0.68",
  aliases: { "numba.core.decorators": "numba" },
  states: {
    [NUMPY]: {
      title: "Numba's own NumPy generator",
      onFork: "reseeded",
      initial: "entropy",
    },
    [RANDOM]: { title: "Numba's own generator", onFork: "reseeded", initial: "entropy" },
  },
  imports: { numba: { touches: [NUMPY_STATE] } },
  symbols: below(
    "numba",
    calls({
      ...each("cfunc guvectorize jit njit stencil vectorize", {
        does: "isolate",
        function: at(0),
        states: { [NUMPY_STATE]: NUMPY, [RANDOM_STATE]: RANDOM },
      } as const),
      prange: { does: "intrinsic", name: "range" } as const,
      get_num_threads: PROCESS_CONSTANT,
    }),
  ),
});
