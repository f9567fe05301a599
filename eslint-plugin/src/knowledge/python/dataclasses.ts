/** `dataclasses`: fields become parameters; a default is one object for all instances. */
import { at, below, calls, COMPUTE, defineLibrary, each, named } from "../define.js";
import type { CallModel } from "../schema.js";

export default defineLibrary({
  name: "dataclasses",
  title: "dataclasses",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.11.2",
  symbols: below(
    "dataclasses",
    calls({
      dataclass: { does: "intrinsic", name: "dataclass", parameters: [at(0, "cls")] },
      field: {
        does: "intrinsic",
        name: "field",
        parameters: [named("default"), named("default_factory")],
      },
      make_dataclass: {
        does: "intrinsic",
        name: "object-class",
        parameters: [at(0, "cls_name"), at(1, "fields")],
      },
      replace: { does: "intrinsic", name: "replace", parameters: [at(0, "obj")] },
      asdict: { does: "intrinsic", name: "as-mapping", parameters: [at(0, "obj")] },
      ...each<CallModel>("astuple fields is_dataclass", COMPUTE),
    }),
  ),
});
