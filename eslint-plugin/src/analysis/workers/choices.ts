/**
 * What a worker runs first can be a choice that the program makes once: `f if seed is None else g`.
 * Each choice is a program of its own, in which all workers run the same.
 */
import { type Machine } from "../machine/machine.js";
import { reference, type Arguments, type Atom, type Value } from "../values/value.js";

/** With more, the choice is not one that somebody would make by hand. */
const LIMIT = 4;

/**
 * The choices of an initializer, each as a value; the value itself where there is no choice.
 *
 * @param sizeText - the program's words for the number of workers: "none, if there are none" is no
 *   choice of those who have some
 */
export function choicesOf(m: Machine, initializer: Value, sizeText: string): readonly Value[] {
  const choices = initializer.flatMap((atom) =>
    isNull(atom)
      ? isChosen(m, atom, sizeText)
        ? [[atom]]
        : []
      : atom.kind === "object" && atom.object.shape.is === "partial"
        ? partials(m, atom, atom.object.shape.call)
        : atom.kind === "function" || atom.kind === "object"
          ? [[atom]]
          : [],
  );
  return choices.length < 2 || choices.length > LIMIT ? [initializer] : choices;
}

/** A partial call once for each constant that one of its arguments can be. */
function partials(m: Machine, whole: Atom, given: Arguments): readonly Value[] {
  if (whole.kind !== "object" || whole.object.shape.is !== "partial") return [[whole]];
  const { at, shape } = whole.object;
  for (const [name, value] of given.keywords) {
    if (!isChoice(value)) continue;
    return value.map((atom) => {
      const keywords = new Map(given.keywords).set(name, [atom]);
      return reference(m.create({ ...shape, call: { ...given, keywords } }, at));
    });
  }
  const index = given.positional.findIndex(isChoice);
  return (given.positional[index] ?? []).length === 0
    ? [[whole]]
    : (given.positional[index] ?? []).map((atom) => {
        const positional = given.positional.with(index, [atom]);
        return reference(m.create({ ...shape, call: { ...given, positional } }, at));
      });
}

/** Whether a value is one of a few constants that a test chooses among. */
function isChoice(value: Value): boolean {
  return (
    value.length > 1 &&
    value.length <= LIMIT &&
    value.every((atom) => atom.kind === "constant" && atom.chosenBy !== undefined)
  );
}

/** Whether it is the choice of no initializer at all. */
export function isWithout(initializer: Value): boolean {
  const [only] = initializer;
  return (
    initializer.length === 1 &&
    only?.kind === "constant" &&
    only.value === null &&
    only.chosenBy !== undefined
  );
}

function isNull(atom: Atom): boolean {
  return atom.kind === "constant" && atom.value === null;
}

/** Whether a test in sight chose it, one that does not ask for the number of workers. */
function isChosen(m: Machine, atom: Atom, sizeText: string): boolean {
  if (atom.kind !== "constant" || atom.chosenBy === undefined) return false;
  const { path, range } = atom.chosenBy;
  const asked = wordsOf(m.program.text(path, range));
  const last = wordsOf(sizeText).at(-1);
  return last === undefined || !asked.includes(last);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}
