/** Every library of Python that draws or starts workers is shown by a program that repeats and by one that does not. */
import assert from "node:assert/strict";
import { LIBRARIES } from "../../eslint-plugin/src/knowledge/index.js";
import type { Library } from "../../eslint-plugin/src/knowledge/schema.js";
import { callsOf } from "./models.js";
import { imports, packagesOf, programs } from "./shown-programs.js";

/** What a call does where it has a part in repeating. */
const PARTS = new Set(["broadcast", "dispatch", "draw", "serve"]);

/** Whether a library draws, or starts workers. */
function takesPart(library: Library): boolean {
  const types = Object.values(library.types ?? {});
  return (
    types.some(({ generator, runner }) => generator !== undefined || runner !== undefined) ||
    [...callsOf(library)].some(({ model }) => PARTS.has(model.does))
  );
}

describe("libraries of Python", () => {
  const shown = programs();
  for (const library of LIBRARIES.python.filter(takesPart)) {
    const packages = packagesOf(library).filter((name) => name !== "builtins");
    const uses = shown.filter(({ texts }) =>
      texts.some((text) => packages.some((name) => imports(text, name))),
    );
    it(`${library.name} is shown where it repeats`, () => {
      assert.ok(uses.some(({ repeats }) => repeats));
    });
    it(`${library.name} is shown where it does not`, () => {
      assert.ok(uses.some(({ repeats }) => !repeats));
    });
  }
});
