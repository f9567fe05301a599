/** attrs: classes whose described members are the parameters of their constructor. */
import { at, below, calls, COMPUTE, defineLibrary, each, named, NEVER } from "../define.js";
import type { CallModel } from "../schema.js";

const FIELD: CallModel = {
  does: "intrinsic",
  name: "field",
  parameters: [at(0, "default"), named("factory")],
};

export default defineLibrary({
  name: "attrs",
  title: "attrs",
  language: "python",
  source: "https://www.attrs.org/en/stable/api.html",
  checked: "26.1.0",
  modules: ["attr", "attrs"],
  aliases: { attr: "attrs" },
  symbols: below(
    "attrs",
    calls({
      ...each<CallModel>("attributes attrs dataclass define frozen mutable s", {
        does: "intrinsic",
        name: "dataclass",
        parameters: [at(0, "maybe_cls")],
      }),
      ...each<CallModel>("attr attrib ib", FIELD),
      field: { ...FIELD, parameters: [named("default"), named("factory")] },
      Factory: { ...FIELD, parameters: [NEVER, at(0, "factory")] },
      make_class: {
        does: "intrinsic",
        name: "object-class",
        parameters: [at(0, "name"), at(1, "attrs")],
      },
      evolve: { does: "intrinsic", name: "replace", parameters: [at(0, "inst")] },
      assoc: { does: "intrinsic", name: "replace", parameters: [at(0, "inst")] },
      asdict: { does: "intrinsic", name: "as-mapping", parameters: [at(0, "inst")] },
      ...each<CallModel>("astuple fields has validate", COMPUTE),
    }),
  ),
});
