/** `uuid`: random or clock-made identifiers differ between workers, named ones are computed. */
import {
  below,
  calls,
  COMPUTE,
  defineLibrary,
  each,
  ENTROPY,
  PROCESS_CONSTANT,
} from "../define.js";

export default defineLibrary({
  name: "uuid",
  title: "uuid",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.11.2",
  symbols: below(
    "uuid",
    calls({
      ...each("uuid1 uuid4 uuid6 uuid7 uuid8", ENTROPY),
      ...each("UUID uuid3 uuid5", COMPUTE),
      getnode: PROCESS_CONSTANT,
    }),
  ),
});
