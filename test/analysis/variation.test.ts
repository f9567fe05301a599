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
  union,
  without,
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

  it("walks sorted lists as sets would", () => {
    // All pairs of subsets of five axes, in each part of a variation.
    const subsets = Array.from({ length: 32 }, (_, bits) =>
      [0, 1, 2, 3, 4].filter((axis) => (bits >> axis) % 2 === 1),
    );
    for (const a of subsets) {
      for (const b of subsets) {
        const all = [...new Set([...a, ...b])].sort((x, y) => x - y);
        const both = a.filter((axis) => b.includes(axis));
        const one = all.filter((axis) => !both.includes(axis));
        assert.deepEqual(union(a, b), all);
        assert.deepEqual(
          without(a, b),
          a.filter((axis) => !b.includes(axis)),
        );
        assert.deepEqual(either(along(a), along(b)), { exact: both, coarse: [], maybe: one });
        assert.deepEqual(either(along(a), perhaps(b)), { exact: [], coarse: [], maybe: all });
      }
    }
  });

  it("gives back what says it all", () => {
    const both = mix(along([loop]), perhaps([workers]));
    assert.equal(either(both, { ...both }), both);
    assert.equal(union([loop, workers], [workers]).length, 2);
  });
});
