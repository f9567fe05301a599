/** `asyncio`: tasks of one thread, and the executors that a loop hands work to. */
import { at, below, calls, defineLibrary, each, FIRST, NOTHING, rest } from "../define.js";
import type { CallModel } from "../schema.js";
import { THREADS } from "./threading.js";

const LOOP: CallModel = {
  does: "value",
  value: { is: "instance", type: "asyncio.AbstractEventLoop" },
};

export default defineLibrary({
  name: "asyncio",
  title: "asyncio",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.11.2",
  types: {
    "asyncio.AbstractEventLoop": {
      methods: {
        run_in_executor: {
          does: "dispatch",
          through: at(0, "executor"),
          runner: { ...THREADS, title: "run_in_executor" },
          task: at(1, "func"),
          arguments: rest(2),
          result: "future",
        },
        ...each<CallModel>("create_task run_until_complete", FIRST),
        ...each<CallModel>("call_soon call_soon_threadsafe", {
          does: "call",
          function: at(0, "callback"),
          arguments: [rest(1)],
        }),
        ...each<CallModel>("call_at call_later", {
          does: "call",
          function: at(1, "callback"),
          arguments: [rest(2)],
        }),
        ...each<CallModel>("close run_forever set_default_executor stop", NOTHING),
      },
    },
    "asyncio.TaskGroup": {
      methods: { create_task: FIRST, __aenter__: { does: "self" }, __aexit__: NOTHING },
    },
  },
  symbols: below(
    "asyncio",
    calls({
      ...each<CallModel>("get_event_loop get_running_loop new_event_loop", LOOP),
      ...each<CallModel>("as_completed create_task ensure_future run shield wait_for", FIRST),
      gather: { does: "identity", from: rest(0) },
      ...each<CallModel>("set_event_loop sleep", NOTHING),
      to_thread: {
        does: "dispatch",
        runner: { ...THREADS, title: "asyncio.to_thread" },
        task: at(0, "func"),
        arguments: rest(1),
        result: "single",
      },
    }),
  ),
});
