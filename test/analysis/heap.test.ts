// Layers of the abstract heap: what branches and forks see of each other's writes.
import assert from "node:assert/strict";
import { Layer } from "../../eslint-plugin/src/analysis/values/heap.js";
import { constant, type HeapObject } from "../../eslint-plugin/src/analysis/values/value.js";
import { FIXED } from "../../eslint-plugin/src/analysis/values/variation.js";

const OBJECT: HeapObject = {
  id: 0,
  shape: { is: "mapping" },
  at: null,
  variation: FIXED,
  phase: "parent",
  world: 0,
  copy: null,
};

const constants = (layer: Layer, field: string): unknown =>
  layer.read(OBJECT, field)?.map((atom) => (atom.kind === "constant" ? atom.value : atom.kind));

describe("heap", () => {
  it("falls through to the layer below, and shadows it", () => {
    const base = new Layer(null);
    base.write(OBJECT, "x", constant(1));
    const top = new Layer(base);
    assert.deepEqual(constants(top, "x"), [1]);
    top.write(OBJECT, "x", constant(2));
    assert.deepEqual([constants(top, "x"), constants(base, "x")], [[2], [1]]);
  });

  it("joins what branches leave behind: either, or as it was", () => {
    const base = new Layer(null);
    base.write(OBJECT, "x", constant(1));
    const [one, other] = [new Layer(base), new Layer(base)];
    one.write(OBJECT, "x", constant(2));
    other.write(OBJECT, "y", constant(3));
    base.merge([one, other]);
    assert.deepEqual(constants(base, "x"), [2, 1]);
    assert.deepEqual(constants(base, "y"), [3]);
  });

  it("takes over the only branch that goes on", () => {
    const base = new Layer(null);
    base.write(OBJECT, "x", constant(1));
    const only = new Layer(base);
    only.write(OBJECT, "x", constant(2));
    base.merge([only]);
    assert.deepEqual(constants(base, "x"), [2]);
  });

  it("names the fields of all layers, sorted", () => {
    const base = new Layer(null);
    base.write(OBJECT, "b", constant(1));
    const top = new Layer(base);
    top.write(OBJECT, "a", constant(2));
    assert.deepEqual(top.fields(OBJECT), ["a", "b"]);
    assert.deepEqual(base.fields(OBJECT), ["b"]);
  });
});
