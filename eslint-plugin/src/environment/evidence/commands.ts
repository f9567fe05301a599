/** Finds commands in files that start programs: Procfiles, Dockerfiles, Compose files, units, scripts. */

/** One simple command: its words without quotes and brackets. */
export interface Command {
  readonly words: readonly string[];
  /** 1-based; where it begins. */
  readonly line: number;
}

/** Marks around words in shells, in lists of JSON and of YAML. */
const MARKS = /["'`,[\]•]/gu;
/** What ends one command of a line and begins another. */
const SEPARATOR = /&&|\|\||[;|]/u;

/** All commands of a file, in order; much of what it gives is none, and to be passed over. */
export function commandsIn(lines: readonly string[]): readonly Command[] {
  return joinLines(lines).flatMap(({ text, line }) =>
    text.split(SEPARATOR).map((part) => ({ line, words: wordsOf(part) })),
  );
}

/**
 * The value that an option is given: `-w 4`, `-w4`, `--workers 4`, `--workers=4`.
 *
 * @returns null where it is not given; the empty text for a mere switch at the end
 */
export function optionOf(words: readonly string[], names: readonly string[]): string | null {
  for (const [index, word] of words.entries()) {
    for (const name of names) {
      if (word === name) return words[index + 1] ?? "";
      if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
      const isShort = /^-\w$/u.test(name);
      if (isShort && word.startsWith(name) && !word.startsWith("--"))
        return word.slice(name.length);
    }
  }
  return null;
}

/** The name of the program that a word may call: `/usr/bin/env`, `ExecStart=/srv/bin/gunicorn`. */
export function programOf(word: string): string {
  return word.split(/[=/]/u).at(-1) ?? word;
}

function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(MARKS, " ")
    .split(/\s+/u)
    .filter((word) => word !== "");
}

/** Lines that go on below: after a backslash, an open list, with an option, or as items of a list. */
function joinLines(lines: readonly string[]): readonly { text: string; line: number }[] {
  const result: { text: string; line: number }[] = [];
  let isOpen = false;
  for (const [index, raw] of lines.entries()) {
    const text = raw.trim();
    if (text === "" || text.startsWith("#") || text.startsWith("//")) continue;
    const last = result.at(-1);
    const isItem = text.startsWith("- ");
    const isOption = /^--?\w/u.test(text);
    const belongs = isOpen || isOption || (isItem && last !== undefined && takesItems(last.text));
    const body = (isItem ? text.slice(2) : text).replace(/\\$/u, "");
    if (last !== undefined && belongs) last.text += isItem ? ` ${ITEM} ${body}` : ` ${body}`;
    else result.push({ text: isItem ? `${ITEM} ${body}` : body, line: index + 1 });
    isOpen = /[\\,[]$/u.test(text);
  }
  return result;
}

/** Stands for the dash of a list's item, so that the next item knows where it belongs. */
const ITEM = "•";

function takesItems(text: string): boolean {
  return text.endsWith(":") || text.includes(ITEM);
}
