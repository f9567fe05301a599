/** `time`: clocks, whose ticks decide how many workers start with the same reading. */
import { below, calls, defineLibrary, each, NOTHING } from "../define.js";
import type { CallModel, ValueModel } from "../schema.js";

function clock(unit: Extract<ValueModel, { is: "clock" }>["unit"]): CallModel {
  return { does: "value", value: { is: "clock", unit } };
}

export default defineLibrary({
  name: "time",
  title: "time",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.11.2",
  symbols: below(
    "time",
    calls({
      time: clock("microseconds"),
      ...each("monotonic perf_counter process_time thread_time", clock("microseconds")),
      ...each(
        "monotonic_ns perf_counter_ns process_time_ns thread_time_ns time_ns",
        clock("nanoseconds"),
      ),
      ...each("asctime ctime gmtime localtime strftime", clock("seconds")),
      sleep: NOTHING,
    }),
  ),
});
