/** Whether what is sent to a worker's own file tells the workers apart. */
import { type Machine } from "../machine/machine.js";
import { variationOf } from "../values/containers.js";
import { type Transfer, type Value } from "../values/value.js";
import { union, type Axis } from "../values/variation.js";
import { asSender } from "./transfer.js";

/**
 * The journey of some values to a worker's own file: where something among them tells the replicas
 * (numbered along the axes) apart, an equal seed is that file's doing.
 */
export function sending(
  m: Machine,
  transfer: Transfer,
  record: { readonly entryPath: string | null; readonly workerAxis: Axis },
  axes: readonly Axis[],
  values: readonly Value[],
): Transfer {
  if (record.entryPath === null) return transfer;
  const numbered = union(axes, [record.workerAxis]);
  const tellsApart = m.within(asSender(transfer), () =>
    values.some((value) => differs(m, value, numbered, 3)),
  );
  return { ...transfer, tellsApart };
}

/** Whether any part of a value is another one for each replica. */
function differs(m: Machine, value: Value, axes: readonly Axis[], depth: number): boolean {
  return value.some((atom) => {
    if (atom.kind !== "object") {
      return m.axes.difference(variationOf(m, [atom]), axes) === "distinct";
    }
    const { shape } = atom.object;
    if (depth === 0 || (shape.is !== "sequence" && shape.is !== "mapping")) return false;
    return m
      .fields(atom.object)
      .filter((field) => !field.startsWith("#") || field === "#rest")
      .some((field) => differs(m, m.read(atom.object, field) ?? [], axes, depth - 1));
  });
}
