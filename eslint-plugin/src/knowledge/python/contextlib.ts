/** `contextlib`: context managers made of functions. */
import { at, below, calls, defineLibrary, each, FIRST, NOTHING, SELF } from "../define.js";
import type { CallModel } from "../schema.js";

export default defineLibrary({
  name: "contextlib",
  title: "contextlib",
  language: "python",
  source: "https://docs.python.org/3/library/contextlib.html",
  checked: "3.11.7",
  types: {
    "contextlib.ExitStack": {
      methods: {
        ...each<CallModel>("enter_context push", FIRST),
        ...each<CallModel>("callback close pop_all __exit__", NOTHING),
        __enter__: SELF,
      },
    },
    "contextlib.AsyncExitStack": {
      methods: {
        ...each<CallModel>("enter_async_context enter_context push", FIRST),
        ...each<CallModel>("aclose callback pop_all __aexit__", NOTHING),
        __aenter__: SELF,
      },
    },
  },
  symbols: below(
    "contextlib",
    calls({
      ...each<CallModel>("asynccontextmanager contextmanager", {
        does: "intrinsic",
        name: "context-manager",
        parameters: [at(0, "func")],
      }),
      ...each<CallModel>("aclosing closing nullcontext", FIRST),
      ...each<CallModel>("redirect_stderr redirect_stdout suppress", NOTHING),
    }),
  ),
});
