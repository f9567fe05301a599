// How values differ along axes: the arithmetic under every verdict.
import assert from "node:assert/strict";
import {
  along,
  Axes,
  coarsen,
  doubt,
  either,
  FIXED,
  mix,
  perhaps,
  type Difference,
  type Variation,
} from "../../eslint-plugin/src/analysis/values/variation.js";

describe("variation", () => {
  const axes = new Axes();
  const loop = axes.create();
  const workers = axes.create();

  const programs: readonly [what: string, variation: Variation, difference: Difference][] = [
    ["a constant", FIXED, "equal"],
    ["the loop's variable", along([loop]), "distinct"],
    ["the variable of another loop", along([workers]), "equal"],
    ["a constant plus the loop's variable", mix(FIXED, along([loop])), "distinct"],
    ["the variable's remainder", coarsen(along([loop])), "coarse"],
    ["something unknown made of the variable", doubt(along([loop])), "unknown"],
    ["the result of an unknown call in the loop", perhaps([loop]), "unknown"],
    [
      "the variable in one branch, a constant in the other",
      either(along([loop]), FIXED),
      "unknown",
    ],
    [
      "the variable in both branches",
      either(along([loop]), mix(along([loop]), along([workers]))),
      "distinct",
    ],
    [
      "a remainder in both branches",
      either(coarsen(along([loop])), coarsen(along([loop]))),
      "coarse",
    ],
  ];
  for (const [what, variation, expected] of programs) {
    it(`${what}: ${expected}`, () => {
      assert.equal(axes.difference(variation, [loop]), expected);
    });
  }

  it("takes axes that step together for one", () => {
    const own = new Axes();
    const [positions, steps, other] = [own.create(), own.create(), own.create()];
    assert.equal(own.difference(along([positions]), [steps]), "equal");
    own.equate([positions], [steps]);
    assert.equal(own.difference(along([positions]), [steps]), "distinct");
    assert.equal(own.difference(along([positions]), [other]), "equal");
  });
});
