/** pydantic: models whose annotated members are the keywords of their constructor. */
import { at, below, calls, defineLibrary, each, named } from "../define.js";
import type { CallModel } from "../schema.js";

export default defineLibrary({
  name: "pydantic",
  title: "pydantic",
  language: "python",
  source: "https://docs.pydantic.dev/latest/concepts/models/",
  checked: "2.14.4",
  modules: ["pydantic", "pydantic_settings"],
  aliases: {
    "pydantic.main": "pydantic",
    "pydantic.fields": "pydantic",
    "pydantic_settings.BaseSettings": "pydantic.BaseModel",
    "pydantic.dataclasses": "dataclasses",
  },
  types: {
    "pydantic.BaseModel": {
      methods: {
        ...each<CallModel>("dict model_dump", { does: "intrinsic", name: "as-mapping" }),
        ...each<CallModel>("copy model_copy", {
          does: "intrinsic",
          name: "replace",
          parameters: [named("update")],
        }),
      },
    },
  },
  symbols: below(
    "pydantic",
    calls({
      BaseModel: { does: "intrinsic", name: "object-class" },
      Field: {
        does: "intrinsic",
        name: "field",
        parameters: [at(0, "default"), named("default_factory")],
      },
    }),
  ),
});
