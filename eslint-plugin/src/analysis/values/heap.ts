/**
 * The abstract heap: fields of objects in layers. A layer is written by one branch or one process
 * and falls through to the layer it was made on, so that taking a branch and forking are cheap.
 */
import { join, type HeapObject, type Value } from "./value.js";

/** How control leaves a block before its end; what an exception leaves behind is not followed. */
export type Leaving = "return" | "jump" | "raise";

/** The memory of a branch that did not reach its end. */
export interface Exit {
  readonly how: Leaving;
  readonly layer: Layer;
}

export class Layer {
  private readonly written = new Map<HeapObject, Map<string, Value>>();

  constructor(readonly base: Layer | null) {}

  /** The field's value, or undefined where it was never set. */
  read(object: HeapObject, field: string): Value | undefined {
    const own = this.written.get(object)?.get(field);
    if (own !== undefined) return own;
    for (let layer = this.base; layer !== null; layer = layer.base) {
      if (layer.written.size === 0) continue;
      const value = layer.written.get(object)?.get(field);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  write(object: HeapObject, field: string, value: Value): void {
    let fields = this.written.get(object);
    if (fields === undefined) this.written.set(object, (fields = new Map<string, Value>()));
    fields.set(field, value);
  }

  /** Names of the fields that are set, sorted. */
  fields(object: HeapObject): readonly string[] {
    const names = new Set(this.written.get(object)?.keys());
    for (let layer = this.base; layer !== null; layer = layer.base) {
      for (const name of layer.written.get(object)?.keys() ?? []) names.add(name);
    }
    return [...names].sort();
  }

  /**
   * Brings the outcomes of branches back into this layer, on which all of them were made: what
   * only some branches wrote is afterwards either old or new.
   */
  merge(branches: readonly Layer[]): void {
    const [only] = branches;
    if (branches.length === 1 && only !== undefined) {
      for (const [object, fields] of only.written) {
        for (const [field, value] of fields) this.write(object, field, value);
      }
      return;
    }
    for (const [index, branch] of branches.entries()) {
      const earlier = branches.slice(0, index);
      const later = branches.slice(index + 1);
      for (const [object, fields] of branch.written) {
        for (const [field, value] of fields) {
          if (earlier.some((other) => other.wrote(object, field))) continue;
          this.write(object, field, this.joined(value, earlier.length, later, object, field));
        }
      }
    }
  }

  private wrote(object: HeapObject, field: string): boolean {
    return this.written.get(object)?.has(field) === true;
  }

  /**
   * What a field is after one of several branches.
   *
   * @param first - what the first that wrote it left
   * @param without - so many before that one left it as it is here
   * @param later - the branches behind that one
   */
  private joined(
    first: Value,
    without: number,
    later: readonly Layer[],
    object: HeapObject,
    field: string,
  ): Value {
    let before: Value | null = without > 0 ? (this.read(object, field) ?? []) : null;
    let value = before === null ? first : join(before, first);
    for (const branch of later) {
      const own = branch.written.get(object)?.get(field);
      value = join(value, own ?? (before ??= this.read(object, field) ?? []));
    }
    return value;
  }

  /** Brings in what another outcome wrote: each field is afterwards as it is here, or as there. */
  blend(other: Layer): void {
    for (const [object, fields] of other.written) {
      for (const [field, value] of fields) {
        this.write(object, field, join(this.read(object, field) ?? [], value));
      }
    }
  }
}

/** The writes of a branch that took snapshots of itself, as one layer on `base`. */
export function collapse(top: Layer, branch: Layer, base: Layer): Layer {
  if (top === branch) return branch;
  const chain: Layer[] = [];
  for (let layer: Layer | null = top; layer !== null && layer !== base; layer = layer.base) {
    chain.unshift(layer);
  }
  const merged = new Layer(base);
  for (const layer of chain) merged.merge([layer]);
  return merged;
}
