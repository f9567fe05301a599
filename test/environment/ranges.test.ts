/** Version ranges of every dialect, as lists of what they admit and what not; and the laws of sets. */
import assert from "node:assert/strict";
import { parseRange, type Dialect } from "../../eslint-plugin/src/environment/ranges.js";
import {
  ALL_VERSIONS,
  complement,
  contains,
  formatVersions,
  hasLowerBound,
  hasRelease,
  includes,
  intersect,
  isEmpty,
  NO_VERSIONS,
  union,
  type VersionSet,
} from "../../eslint-plugin/src/environment/version-sets.js";
import {
  compareVersions,
  formatVersion,
  parseVersion,
  type Version,
} from "../../eslint-plugin/src/environment/versions.js";

/** Dialect, range, versions that are admitted, versions that are not. */
const RANGES: readonly (readonly [Dialect, string, string, string])[] = [
  ["pip", ">=1.22,<2", "1.22 1.26.4 1.99", "1.21.9 2.0.0 2.0.0rc1"],
  ["pip", "==1.26", "1.26 1.26.0 1.26.0+cpu", "1.26.1 1.25"],
  ["pip", "==1.26.*", "1.26 1.26.4 1.26.0rc1", "1.27 1.25.9"],
  ["pip", "===1.13.0", "1.13.0", "1.13.1"],
  ["pip", "!=1.24.*", "1.23 1.25", "1.24.0 1.24.4"],
  ["pip", "~=3.9", "3.9 3.14", "3.8 4.0"],
  ["pip", "~=1.4.5", "1.4.5 1.4.9", "1.4.4 1.5"],
  ["pip", "~=2", "2 2.9", "1.9 3"],
  ["pip", ">1.26", "1.26.1 2", "1.26 1.26.0.post1"],
  ["pip", "<=1.26", "1.26 1.26.0.post1 1.0", "1.26.1"],
  ["pip", ">=2.0.0rc1", "2.0.0rc1 2.0.0rc2 2.0", "2.0.0b1 1.26"],
  ["pip", "==2.0.0rc1", "2.0.0rc1", "2.0.0 2.0.0rc2"],
  ["pip", "1!2.0", "2.0", "1.0"],
  ["pip", ">= 1.20 , < 2", "1.20 1.9999", "2"],
  ["pip", "", "0.1 99", ""],
  ["pip", "*", "0.1 99", ""],
  ["pip", "^1.2.3", "1.2.3 1.9", "1.2.2 2"],
  ["pip", "^0.2.3", "0.2.3 0.2.9", "0.3 0.2.2"],
  ["pip", "^0.0.3", "0.0.3", "0.0.4"],
  ["pip", "^0.0", "0.0 0.0.9", "0.1"],
  ["pip", "^0", "0 0.9", "1"],
  ["pip", "~1.2.3", "1.2.3 1.2.9", "1.3"],
  ["pip", "~1.2", "1.2 1.2.9", "1.3"],
  ["pip", "~1", "1 1.9", "2"],
  ["pip", ">=2.7, !=3.0.*, !=3.1.*", "2.7 3.2 3.14", "2.6 3.0.1 3.1"],
  ["pip", "^1.26 || ^2.1", "1.26.4 2.1 2.9", "2.0 3"],
  ["conda", "=1.26", "1.26 1.26.4", "1.27"],
  ["conda", "==1.26", "1.26.0", "1.26.4"],
  ["conda", "1.26.*", "1.26.4", "1.27"],
  ["conda", "1.26*", "1.26.4", "1.27"],
  ["conda", "1.24|>=2", "1.24.3 2.4", "1.26"],
  ["npm", "^3.0.5", "3.0.5 3.9", "3.0.4 4"],
  ["npm", "1.2", "1.2.0 1.2.9", "1.3"],
  ["npm", "=v1.2.3", "1.2.3", "1.2.4"],
  ["npm", "1.x || >=2.5.0 || 5.0.0 - 7.2", "1.9 2.5 6 7.2.9", "0.9 2.4.9"],
  ["npm", "1.2.3 - 2.3.4", "1.2.3 2.3.4", "2.3.5 1.2.2"],
  ["npm", ">1.2", "1.3.0", "1.2.9"],
  ["npm", "<=1.2", "1.2.9", "1.3.0"],
  ["npm", ">=18 <20", "18 19.9", "20 17"],
  ["npm", "~>1.2.3", "1.2.9", "1.3.0"],
  ["npm", "<2.0.0-0", "1.9", "2"],
  ["reseed", "3.11", "3.11 3.11.9", "3.10 3.12"],
  ["reseed", "3.11.2", "3.11.2", "3.11.3 3.11.1"],
  ["reseed", "=3.11", "3.11.9", "3.12"],
  ["reseed", "==3.11", "3.11.0", "3.11.9"],
  ["reseed", "<=3.13", "3.13.9", "3.14"],
  ["reseed", ">3.13", "3.14", "3.13.9"],
  ["reseed", ">=3.13.8,<3.14 || >=3.14.1", "3.13.8 3.14.1 3.15", "3.13.7 3.14.0"],
  ["reseed", "1.x", "1.0 1.99", "2"],
];

const NO_RANGES: readonly (readonly [Dialect, string])[] = [
  ["pip", "latest"],
  ["pip", "=> 1.2"],
  ["pip", ">="],
  ["pip", "1.2 - "],
  ["pip", "1.*.3"],
  ["npm", "github:me/it"],
  ["npm", "workspace:*"],
  ["npm", "file:../it"],
  ["npm", "https://example.org/it.tgz"],
  ["npm", "next"],
  ["reseed", "fork"],
  ["reseed", "1.99999999999999999999"],
  ["pip", ">=1,".repeat(1000)],
];

/** In rising order. */
const ORDER =
  "0.9 1.0.dev1 1.0a1 1.0a2 1.0b1 1.0rc1 1.0 1.0.post1 1.0.1 1.2 1.10 2 2022.12.1".split(" ");

describe("version ranges", () => {
  for (const [dialect, range, admitted, refused] of RANGES) {
    it(`${dialect} '${range}'`, () => {
      const set = rangeOf(range, dialect);
      for (const text of words(admitted)) assert.ok(contains(set, versionOf(text)), `no ${text}`);
      for (const text of words(refused)) assert.ok(!contains(set, versionOf(text)), `has ${text}`);
    });
  }

  for (const [dialect, text] of NO_RANGES) {
    it(`${dialect} does not read '${text.slice(0, 40)}'`, () => {
      assert.equal(parseRange(text, dialect), null);
    });
  }
});

describe("versions", () => {
  it("stand in order", () => {
    const versions = ORDER.map(versionOf);
    for (const [i, left] of versions.entries()) {
      for (const [j, right] of versions.entries()) {
        assert.equal(Math.sign(compareVersions(left, right)), Math.sign(i - j));
      }
    }
  });

  for (const [text, written] of [
    ["v20.11.0", "20.11.0"],
    ["1!2.0+cpu", "2.0"],
    ["1.13.0a0+git123", "1.13.0a0"],
    ["2.0.0-beta.3", "2.0.0b3"],
    ["1.0.0-canary.7", "1.0.0.dev7"],
    [" 3.14.1 ", "3.14.1"],
  ] as const) {
    it(`'${text}' is ${written}`, () => {
      assert.equal(formatVersion(versionOf(text)), written);
    });
  }

  for (const text of ["", "x", "-1", "1..2", "1.2 3", "1/2"]) {
    it(`'${text}' is none`, () => {
      assert.equal(parseVersion(text), null);
    });
  }
});

describe("sets of versions", () => {
  for (const [range, text] of [
    [">=1.22,<2", ">=1.22,<2"],
    ["==1.24.2", "==1.24.2"],
    ["==3.11.*", "==3.11.*"],
    ["==2.0rc1", "==2.0rc1"],
    [">1.2,<=1.4", ">1.2,<=1.4"],
    ["<1 || >=2", "<1 || >=2"],
    ["<2 || >=1", "*"],
    ["<2 || ==2 || >2", "*"],
    ["<1,>2", "none"],
  ] as const) {
    it(`'${range}' is written '${text}'`, () => {
      assert.equal(formatVersions(rangeOf(range, "pip")), text);
    });
  }

  it("know a floor and a sliver of pre-releases", () => {
    assert.ok(hasLowerBound(rangeOf(">=1", "pip")));
    assert.ok(!hasLowerBound(rangeOf("<1", "pip")));
    assert.ok(!hasLowerBound(NO_VERSIONS));
    assert.ok(!hasRelease(intersect(rangeOf("<2.0a0", "pip"), rangeOf(">=2", "pip"))));
    assert.ok(hasRelease(rangeOf("==2.0.post1", "pip")));
    assert.ok(hasRelease(rangeOf("==2", "pip")));
    assert.ok(!hasRelease(rangeOf("==2rc1", "pip")));
  });

  it("obey the laws of sets", () => {
    const random = randomRanges(20_260_101);
    const samples = ORDER.map(versionOf);
    for (let round = 0; round < 2000; round++) {
      const [a, b] = [random(), random()];
      const [both, either, other] = [intersect(a, b), union(a, b), complement(a)];
      for (const version of samples) {
        const [inA, inB] = [contains(a, version), contains(b, version)];
        assert.equal(contains(both, version), inA && inB);
        assert.equal(contains(either, version), inA || inB);
        assert.equal(contains(other, version), !inA);
      }
      assert.deepEqual(complement(other), a);
      assert.deepEqual(union(a, other), ALL_VERSIONS);
      assert.ok(isEmpty(intersect(a, other)));
      assert.ok(includes(a, both) && includes(either, b));
      assert.deepEqual(complement(either), intersect(other, complement(b)));
      if (!isEmpty(a)) assert.deepEqual(parseRange(formatVersions(a), "pip"), a);
    }
  });
});

function words(text: string): readonly string[] {
  return text.split(" ").filter((word) => word !== "");
}

function versionOf(text: string): Version {
  const version = parseVersion(text);
  assert.ok(version !== null, `'${text}' is no version`);
  return version;
}

function rangeOf(text: string, dialect: Dialect): VersionSet {
  const set = parseRange(text, dialect);
  assert.ok(set !== null, `'${text}' is no range`);
  return set;
}

/** Ranges over the versions of {@link ORDER}, the same in every run. */
function randomRanges(seed: number): () => VersionSet {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % limit;
  };
  const pick = (list: readonly string[]): string => list[below(list.length)] ?? "";
  const comparator = (): string => pick([">=", "<=", ">", "<", "==", "!="]) + pick(ORDER);
  const alternative = (): string => `${comparator()},${comparator()}`;
  return () => rangeOf(`${alternative()} || ${alternative()} || ${comparator()}`, "pip");
}
