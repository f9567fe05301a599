/** A stand-in for the engine: it finds words, so that the protocol can be tested by itself. */
import path from "node:path";
import type {
  Diagnostic,
  Edit,
  Engine,
  EngineOptions,
  Finding,
  Host,
} from "../../eslint-plugin/src/engine.js";

/**
 * What the stand-in reports: `SHARED` (three remedies: the preferred one replaces the word, another
 * also edits `helper.py` beside the file, the third only that), `ADVICE` (only under `strict`), `ALIEN` (only where
 * `helper.py` holds `SEED`), `TWICE` (two findings in one place), `BROKEN` (a syntax error without
 * an end), `CRASH` (the engine itself fails); while `helper.py` holds `NOTE`, it has a note. Strings between three quotes hold no comments.
 */
const WORDS = /\b(?:SHARED|ADVICE|ALIEN|TWICE|BROKEN|CRASH)\b/gu;

export interface FakeEngines {
  readonly createEngine: (options: EngineOptions) => Engine;
  /** Every engine that was asked for. */
  readonly asked: EngineOptions[];
  /** The path of every file that was linted, each time. */
  readonly linted: string[];
}

export function fakeEngines(): FakeEngines {
  const asked: EngineOptions[] = [];
  const linted: string[] = [];
  return {
    asked,
    linted,
    createEngine: (options) => {
      asked.push(options);
      let notes: readonly string[] = [];
      return {
        handles: (file) => /\.(?:py|[cm]?[jt]sx?)$/u.test(file),
        lint: (file, text) => {
          linted.push(file);
          const isNoted = helperOf(options.host, file).text.includes("NOTE");
          notes = isNoted ? ["A manifest is broken."] : [];
          return lint(options, file, text);
        },
        locate: () => ({ line: 1, column: 1 }),
        get notes() {
          return notes;
        },
      };
    },
  };
}

function lint(options: EngineOptions, file: string, text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const match of text.matchAll(WORDS)) {
    const word = match[0];
    const range = [match.index, match.index + word.length] as const;
    if (word === "CRASH") {
      throw new Error("a part is missing\nand more lines");
    }
    if (word === "ADVICE" && options.preset !== "strict") {
      continue;
    }
    if (word === "ALIEN" && !helperOf(options.host, file).text.includes("SEED")) {
      continue;
    }
    const place = locate(text, range[0]);
    if (word === "BROKEN") {
      found.push(report(file, place, null, "The file cannot be read.", null));
    } else if (!isSilenced(text, place.line)) {
      const finding = findingAt(options.host, file, range, word);
      found.push(report(file, place, "reseed/no-shared-generator", `'${word}' is here.`, finding));
      if (word === "TWICE") {
        found.push(report(file, place, "reseed/no-shared-generator", "Once more.", finding));
      }
    }
  }
  return found;
}

function report(
  file: string,
  place: { readonly line: number; readonly column: number },
  ruleId: string | null,
  message: string,
  finding: Finding | null,
): Diagnostic {
  const end = finding === null ? null : place.column + finding.range[1] - finding.range[0];
  return {
    path: file,
    ruleId,
    severity: finding?.certainty === "possible" ? "warning" : "error",
    message,
    ...place,
    endLine: end === null ? null : place.line,
    endColumn: end,
    finding,
  };
}

function findingAt(
  host: Host,
  file: string,
  range: readonly [number, number],
  word: string,
): Finding {
  const helper = helperOf(host, file);
  const start = helper.text.indexOf("SEED");
  const there = [start, start + 4] as const;
  const edit: Edit = { path: file, range, text: "OWN" };
  return {
    rule: "no-shared-generator",
    messageId: "shared",
    data: {},
    path: file,
    range,
    certainty: word === "ADVICE" ? "possible" : "certain",
    condition: null,
    trace: [
      { kind: "dispatch", path: file, range, text: "the tasks start here" },
      ...(start === -1
        ? []
        : [{ kind: "seed" as const, path: helper.path, range: there, text: "the seed is here" }]),
    ],
    remedies: [
      ...(start === -1
        ? []
        : [
            {
              id: "both",
              title: "Give the seed to each task.",
              isPreferred: false,
              edits: [edit, { path: helper.path, range: there, text: "SEEDS" }],
            },
            {
              id: "there",
              title: "Change the seed.",
              isPreferred: false,
              edits: [{ path: helper.path, range: there, text: "SALT" }],
            },
          ]),
      { id: "own", title: "Make a generator of its own.", isPreferred: true, edits: [edit] },
    ],
  };
}

function helperOf(host: Host, file: string): { readonly path: string; readonly text: string } {
  const helper = path.join(path.dirname(file), "helper.py");
  return { path: helper, text: host.readText(helper) ?? "" };
}

function locate(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/u);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** As ESLint reads comments, in small. */
function isSilenced(text: string, line: number): boolean {
  const bare = text.replace(/"""[^]*?"""/gu, (string) => string.replace(/[^\r\n]/gu, "s"));
  const lines = bare.split(/\r\n|\r|\n/u);
  const names = (part: string | undefined, kind: string): boolean =>
    new RegExp(`(?:#|//|/\\*) *eslint-${kind}(?=[^-\\w]).*no-shared-generator`, "u").test(
      part ?? "",
    );
  const continued = lines[line - 3]?.endsWith("\\") === true;
  return (
    names(lines[line - 1], "disable-line") ||
    (names(lines[line - 2], "disable-next-line") && !continued) ||
    lines.slice(0, line).some((part) => names(part, "disable"))
  );
}
