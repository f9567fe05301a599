// Other ways of writing the same program.
import { tokenize } from "espree";
import type { Files } from "../mending.js";

/** Rewrites a file of a language; `pick` gives whole numbers below its argument. */
export interface Mutation {
  readonly title: string;
  readonly language: "ecmascript" | "python" | "any";
  /** Whether the mended program is the mended original in the same new dress. */
  readonly isDress: boolean;
  readonly apply: (text: string, pick: (below: number) => number) => string;
}

const everyLine = (text: string, change: (line: string, row: number) => string): string =>
  text.split("\n").map(change).join("\n");

/** Places between tokens where JavaScript lets a comment stand: behind commas and brackets. */
function gapsOf(text: string): readonly number[] {
  const options = { ecmaVersion: "latest", sourceType: "module", range: true } as const;
  const tokens = tokenize(text, options);
  return tokens
    .filter(({ type, value }) => type === "Punctuator" && /^[,([{]$/u.test(String(value)))
    .map(({ range }) => range?.[1] ?? 0);
}

function insert(text: string, offset: number, part: string): string {
  return text.slice(0, offset) + part + text.slice(offset);
}

export const MUTATIONS: readonly Mutation[] = [
  {
    title: "CRLF",
    language: "any",
    isDress: true,
    apply: (text) => text.replaceAll("\n", "\r\n"),
  },
  {
    title: "tabs",
    language: "any",
    isDress: true,
    apply: (text) =>
      everyLine(text, (line) =>
        line.replace(/^(?: {4}| {2})+/u, (white) =>
          "\t".repeat(white.length / (white.length % 4 === 0 && text.includes("def ") ? 4 : 2)),
        ),
      ),
  },
  {
    title: "no semicolons",
    language: "ecmascript",
    isDress: true,
    apply: (text) =>
      // A line that begins with a bracket would go on with the one before.
      /;\n\s*[[(]/u.test(text) ? text : everyLine(text, (line) => line.replace(/;$/u, "")),
  },
  {
    title: "double quotes",
    language: "ecmascript",
    isDress: true,
    apply: (text) => text.replaceAll("'", '"'),
  },
  {
    title: "comments between arguments",
    language: "ecmascript",
    isDress: true,
    apply: (text, pick) => {
      const gaps = gapsOf(text);
      const gap = gaps[pick(gaps.length)];
      return gap === undefined ? text : insert(text, gap, " /* größer: 🎲 */ ");
    },
  },
  {
    title: "comments at the ends of lines",
    language: "any",
    isDress: true,
    apply: (text, pick) => {
      const rows = text.split("\n").length - 1;
      const chosen = pick(rows);
      const mark = text.includes("def ") ? "#" : "//";
      return everyLine(text, (line, row) =>
        row === chosen && line.trim() !== "" ? `${line}  ${mark} naïve ☂` : line,
      );
    },
  },
  {
    title: "words that are not ASCII",
    language: "any",
    isDress: false,
    apply: (text) => text.replaceAll("work", "wörk").replaceAll("value", "wert_é"),
  },
  {
    title: "an alias of NumPy",
    language: "python",
    isDress: false,
    apply: (text) => text.replace("numpy as np", "numpy as xp").replaceAll("np.", "xp."),
  },
  {
    title: "type hints",
    language: "python",
    isDress: false,
    apply: (text) => text.replace("item):", "item: int) -> float:"),
  },
  {
    title: "a decorator",
    language: "python",
    isDress: false,
    apply: (text) =>
      text.replace(
        "def work(",
        "def traced(function):\n    return function\n\n\n@traced\ndef work(",
      ),
  },
  {
    title: "a trailing comma",
    language: "python",
    isDress: false,
    apply: (text) =>
      text.replace(
        "pool.map(work, range(8))",
        "pool.map(\n            work,\n            range(8),\n        )",
      ),
  },
  {
    title: "a function on one line",
    language: "python",
    isDress: false,
    apply: (text) => text.replace(/:\n {4}return (.*item.*)\n/u, ": return $1\n"),
  },
  {
    title: "names that are taken",
    language: "any",
    isDress: false,
    apply: (text) =>
      text.includes("def ")
        ? text.replace("\n\n\ndef", "\n\nrng = seed = seeds = children = None\n\n\ndef")
        : text.replace(
            /\n\n/u,
            "\n\nconst index = 0, seed = 1, hash32 = 2, workerData_ = index;\n\n",
          ),
  },
];

/** A program with every file rewritten by some mutations, in their order. */
export function mutate(
  files: Files,
  mutations: readonly Mutation[],
  pick: (below: number) => number,
): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const language = name.endsWith(".py") ? "python" : "ecmascript";
      // Line ends come last: the others speak of lines.
      const inOrder = mutations.toSorted(
        (a, b) => Number(a.title === "CRLF") - Number(b.title === "CRLF"),
      );
      const changed = inOrder
        .filter((one) => one.language === "any" || one.language === language)
        .reduce((now, one) => one.apply(now, pick), text);
      return [name, changed];
    }),
  );
}

/** A program without what only dresses it: comments, white space, quotes, ends of statements. */
export function undressed(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text
        .replaceAll(/\/\* größer: 🎲 \*\/|(?:\/\/|#) naïve ☂/gu, "")
        .replaceAll("'", '"')
        .replaceAll(/[\s;]/gu, ""),
    ]),
  );
}
