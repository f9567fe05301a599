/** Packages without generators of their own whose import was seen to leave NumPy's state untouched. */
import { defineLibrary, words } from "../define.js";
import { NUMPY_STATE } from "./numpy.js";

/** Packages whose import makes NumPy's global state. */
const TOUCHING = words("seaborn statsmodels.api xarray");

export default defineLibrary({
  name: "bystanders",
  title: "Packages that were only imported",
  language: "python",
  source: "docs/knowledge.md",
  checked: "each with NumPy 2.4.6",
  modules: words(`
    PIL click cloudpickle cv2 dateutil dill h5py hydra matplotlib networkx
    omegaconf packaging psutil pytest requests rich seaborn setuptools statsmodels
    sympy xarray`),
  imports: Object.fromEntries(TOUCHING.map((module) => [module, { touches: [NUMPY_STATE] }])),
});
