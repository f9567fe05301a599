// What is Python and what is not, PEP by PEP, as the grammar has it; CPython is asked where it is new enough.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { findPython, type Python } from "./cpython.js";
import { parseFully } from "./invariants.js";

const FILE = path.join(import.meta.dirname, "verdicts.txt");
const SHARED = "the same holds for template strings";
/** Of CPython, only the verdict on each program of a JSON list. */
const SCRIPT = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
def accepts(program):
    try: compile(program, "", "exec", ast.PyCF_ONLY_AST)
    except (SyntaxError, ValueError): return False
    return True
print(json.dumps([accepts(program) for program in json.load(sys.stdin)]))
`;
/** Only the compiler objects to these, after `ast` has made a tree of them. */
const LATER = /^match a:\n {2}case f"a"/;

interface Section {
  readonly title: string;
  /** The minor version of Python 3 that brought it. */
  readonly since: number;
  readonly programs: readonly { readonly text: string; readonly isValid: boolean }[];
}

const sections = fs.readFileSync(FILE, "utf8").split(/^# /m).slice(1).map(readSection);

function readSection(text: string): Section {
  const [title = "", ...lines] = text.trimEnd().split("\n");
  return {
    title,
    since: Number(/\(3\.(\d+)\)$/.exec(title)?.[1]),
    programs: lines.map((line) => ({
      text: line
        .slice(2)
        .replaceAll(" ⏎ ", "\n")
        .replaceAll("⏎", "\n")
        .replaceAll("␉", "\t")
        .replaceAll("␌", "\f"),
      isValid: line.startsWith("+"),
    })),
  };
}

describe("verdicts of the Python parser", () => {
  const python = findPython();
  for (const { title, since, programs } of sections) {
    describe(title, () => {
      for (const { text, isValid } of programs) {
        const variants = title.includes(SHARED) ? [text, asTemplate(text)] : [text];
        for (const variant of variants) {
          it(`${isValid ? "takes" : "rejects"} ${JSON.stringify(variant)}`, () => {
            const { errors } = parseFully(variant);
            assert.equal(errors.length === 0, isValid, errors[0]?.message);
          });
        }
      }

      it(`is what CPython says, if it is 3.${since} or later`, function () {
        if (python === undefined || python.version[1] < since) {
          console.log(`        skipped: no CPython 3.${since} was found`);
          this.skip();
        }
        const asked = programs.filter(({ text }) => !LATER.test(text));
        const answers = ask(
          python,
          asked.map(({ text }) => text),
        );
        assert.deepEqual(
          asked.filter(({ isValid }, index) => isValid !== answers[index]),
          [],
        );
      });
    });
  }
});

/** The program with `t` for each prefix `f`. */
function asTemplate(program: string): string {
  return program.replace(/f(?=r?["'])/gi, "t");
}

function ask({ command }: Python, programs: readonly string[]): readonly boolean[] {
  const { stdout, status, stderr } = spawnSync(command, ["-c", SCRIPT], {
    input: JSON.stringify(programs),
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as readonly boolean[];
}
