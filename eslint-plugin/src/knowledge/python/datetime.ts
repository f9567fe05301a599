/** `datetime`: the clock again, down to microseconds or cut to seconds and days. */
import { below, calls, defineLibrary, each, SELF } from "../define.js";
import type { CallModel } from "../schema.js";

const NOW: CallModel = { does: "value", value: { is: "instance", type: "datetime.Now" } };
const MICROSECONDS = { is: "clock", unit: "microseconds" } as const;
const SECONDS = { is: "clock", unit: "seconds" } as const;

export default defineLibrary({
  name: "datetime",
  title: "datetime",
  language: "python",
  source: "https://docs.python.org/3/library/datetime.html",
  checked: "3.11.7",
  types: {
    "datetime.Now": {
      members: {
        microsecond: MICROSECONDS,
        ...each("day hour minute month second year", SECONDS),
      },
      methods: {
        ...each<CallModel>("isoformat timestamp", { does: "value", value: MICROSECONDS }),
        ...each<CallModel>("date ctime strftime time timetuple toordinal", {
          does: "value",
          value: SECONDS,
        }),
        ...each("astimezone replace", SELF),
      },
    },
  },
  symbols: below("datetime", calls(each("datetime.now datetime.today datetime.utcnow", NOW))),
});
