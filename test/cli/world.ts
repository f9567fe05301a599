/** Runs the command within the test: on a folder of its own, with an engine that finds what is marked. */
import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run, type EngineModule } from "../../eslint-plugin/src/cli/run.js";
import type {
  Diagnostic,
  EngineOptions,
  InspectingEngine,
} from "../../eslint-plugin/src/engine.js";
import { Lines } from "../../eslint-plugin/src/linting/lines.js";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder for the files of one test. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(path.join(tmpdir(), "reseed-test-")));

  /** Writes files by their paths within the folder. */
  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [name, content] of Object.entries(files)) {
      const file = this.at(name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return this;
  }

  at(name: string): string {
    return path.join(this.path, ...name.split("/"));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** What the command did with its engine. */
export interface Log {
  readonly made: EngineOptions[];
  readonly inspected: string[];
}

/**
 * Runs the command in a folder. Its engine finds `BUG` and `ADVICE`, cannot parse `BROKEN`, fails at
 * `CRASH`, and has asked for the versions of `python` alone.
 */
export async function command(
  folder: Folder,
  args: readonly string[],
  log: Log = { made: [], inspected: [] },
  colours = false,
): Promise<Outcome> {
  let out = "";
  let err = "";
  const engine: EngineModule = {
    createEngine(options) {
      log.made.push(options);
      return fakeEngine(log);
    },
    explainEnvironment: ({ root, environment }, at) => [
      `root ${root}`,
      `path ${at}`,
      JSON.stringify(environment),
    ],
  };
  const code = await run(args, {
    cwd: folder.path,
    colours,
    out: (text) => (out += text),
    err: (text) => (err += text),
    loadEngine: () => Promise.resolve(engine),
  });
  return { code, out, err };
}

function fakeEngine(log: Log): InspectingEngine {
  const inspect: InspectingEngine["inspect"] = (file, text) => {
    log.inspected.push(file);
    const lines = new Lines(text, "python");
    const diagnostics: Diagnostic[] = [];
    if (text.includes("CRASH")) throw new TypeError("It is undefined.");
    for (const match of text.matchAll(/BUG|ADVICE|BROKEN/gu)) {
      diagnostics.push(diagnosticFor(file, match[0], match.index, lines));
    }
    const silenced = /# silenced: (.*)/u.exec(text);
    const suppressed =
      silenced === null
        ? []
        : [
            {
              diagnostic: diagnosticFor(file, "BUG", silenced.index, lines),
              justification: silenced[1] ?? "",
            },
          ];
    return { diagnostics, suppressed };
  };
  return {
    handles: () => true,
    inspect,
    lint: (file, text) => inspect(file, text).diagnostics,
    locate: (_file, offset) => ({ line: 7, column: offset }),
    consulted: new Set(["python"]),
    get notes() {
      return log.inspected.some((file) => file.endsWith("noted.py")) ? ["A file is broken."] : [];
    },
  };
}

function diagnosticFor(file: string, word: string, index: number, lines: Lines): Diagnostic {
  const isBroken = word === "BROKEN";
  return {
    path: file,
    ruleId: isBroken ? null : word === "BUG" ? "reseed/no-constant-seed" : "reseed/no-lost-seed",
    severity: word === "ADVICE" ? "warning" : "error",
    message: isBroken ? "Parsing error: Something is missing." : `${word} repeats.`,
    ...lines.at(index),
    endLine: isBroken ? null : lines.at(index).line,
    endColumn: isBroken ? null : lines.at(index).column + word.length,
    finding: isBroken
      ? null
      : {
          rule: "no-constant-seed",
          messageId: "constant",
          data: {},
          path: file,
          range: [index, index + word.length],
          certainty: "possible",
          condition: "with NumPy < 2",
          trace: [
            { kind: "seed", path: file, range: [2, 3], text: "42 stands here" },
            {
              kind: "dispatch",
              path: path.join(path.dirname(file), "main.py"),
              range: [11, 12],
              text: "four workers start here",
            },
          ],
          remedies: [
            {
              id: "one",
              title: "Mend it here.",
              isPreferred: true,
              edits: [
                { path: file, range: [index + word.length, index + word.length], text: ")" },
                { path: file, range: [index, index], text: "f(" },
              ],
            },
            {
              id: "two",
              title: "Mend it elsewhere.",
              isPreferred: false,
              edits: [{ path: "/else.py", range: [0, 0], text: "x" }],
            },
          ],
        },
  };
}

/** Lines without reasons, blank lines and padding. */
export function summary(out: string): string[] {
  return out
    .split("\n")
    .filter((line) => line !== "" && !/^ *(?:seed|dispatch) /u.test(line))
    .map((line) => line.trim().replaceAll(/ {2,}/gu, " "));
}
