/** Tasks of Python that are given as text, by their dotted path: `queue.enqueue("jobs.draw", 3)`. */
import { type Machine } from "../machine/machine.js";
import { exported, moduleAt } from "../machine/modules.js";
import { onlyConstant, type Place, type Value } from "../values/value.js";

/** The function of the project that a text names; else the value as it is. */
export function namedTask(m: Machine, value: Value, at: Place): Value {
  const { language } = m.world;
  const path = onlyConstant(value)?.value;
  const dot = typeof path === "string" ? path.lastIndexOf(".") : -1;
  if (typeof path !== "string" || dot <= 0 || language !== "python") return value;
  const specifier = path.slice(0, dot);
  const found = m.program.resolve(at.path, language, { specifier, level: 0, at: at.range });
  const module = found.kind === "project" ? moduleAt(m, found.path) : null;
  return module === null ? value : (exported(m, module, path.slice(dot + 1)) ?? value);
}
