/** What is sent to workers, and whether it tells them apart. */
import { type Machine } from "../machine/machine.js";
import { variationOf } from "../values/containers.js";
import { type Arguments, type Place, type Transfer, type Value } from "../values/value.js";
import { union, type Axis } from "../values/variation.js";
import { asSender, copyValue } from "./transfer.js";

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

/** The arguments of a call as they arrive. */
export function copyArguments(m: Machine, given: Arguments, transfer: Transfer): Arguments {
  const at = (place: Place | undefined): Transfer =>
    place === undefined ? transfer : { ...transfer, at: place };
  return {
    ...given,
    positional: given.positional.map((value, index) =>
      copyValue(m, value, at(given.places[index])),
    ),
    keywords: new Map(
      [...given.keywords].map(([name, value]) => [
        name,
        copyValue(m, value, at(given.keywordPlaces.get(name))),
      ]),
    ),
    rest: given.rest === null ? null : copyValue(m, given.rest, transfer),
    restKeywords: given.restKeywords === null ? null : copyValue(m, given.restKeywords, transfer),
  };
}
