/** Takes the words of messages from the program's own text. */
import { type Machine } from "../machine/machine.js";
import { type Place } from "../values/value.js";

/** The text of a place on one line. */
export function textOf(m: Machine, place: Place): string {
  return m.program.text(place.path, place.range).replace(/\s+/gu, " ").trim();
}

/** The callee of the call at a place: `pool.map` of `pool.map(f, xs)`, `Parallel` of `Parallel(4)(tasks)`. */
export function calleeText(m: Machine, place: Place): string {
  let text = textOf(m, place);
  for (let callee = withoutArguments(text); callee !== null; callee = withoutArguments(text)) {
    text = callee;
  }
  return text;
}

/** Text before the argument list that ends it; null where there is none. */
export function withoutArguments(text: string): string | null {
  if (!text.endsWith(")")) return null;
  let depth = 0;
  for (let index = text.length - 1; index > 0; index--) {
    const unit = text[index];
    if (unit === ")") depth++;
    if (unit === "(" && --depth === 0) return text.slice(0, index);
  }
  return null;
}

/** What is in the parentheses of a call, where that is one argument or more; else the text itself. */
export function argumentText(text: string): string {
  const inner = /^[\w.$ ]+\((.+)\)$/u.exec(text)?.[1];
  return inner ?? text;
}
