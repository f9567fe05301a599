// What is kept of broken programs: program, `==>`, outline and errors, `---`.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import type { Node } from "../../eslint-plugin/src/python/parser/nodes.js";
import { forEachChild } from "../../eslint-plugin/src/python/parser/visitor-keys.js";
import { parseFully } from "./invariants.js";

const FILE = path.join(import.meta.dirname, "recovery.txt");

describe("recovery of the Python parser", () => {
  const cases = fs.readFileSync(FILE, "utf8").split(/^---\n/m);
  for (const [program = "", expected] of cases.map((text) => text.split(/^==>\n/m))) {
    it(program.trimEnd().replaceAll("\n", " ⏎ "), () => {
      const { module, errors } = parseFully(program);
      const lines = errors.map(({ start, message }) => {
        const before = program.slice(0, start).split("\n");
        return `${before.length}:${before.at(-1)?.length ?? 0} ${message}`;
      });
      assert.equal([outline(module), ...lines, ""].join("\n"), expected);
    });
  }

  it("keeps every other function when one header or body is broken", () => {
    const broken = ["def bad(a, b\n", "def bad(a:\n", "def bad(\n", "def bad\n", "def bad(a)\n"];
    const bodies = [
      "    x = (1,\n",
      "    x = f(a\n    y = [\n",
      "    return {'a': 1\n",
      "    x = '''\n",
    ];
    for (const header of broken) {
      for (const body of bodies) {
        const good = ["first", "second", "third"].map((name) => `def ${name}(a):\n    return a\n`);
        const program = `${good[0] ?? ""}${header}${body}\n${good[1] ?? ""}\nx = [\n${good[2] ?? ""}`;
        const kept = outline(parseFully(program).module);
        for (const name of ["first", "second", "third"]) {
          assert.match(kept, new RegExp(`${name}\\(Return\\)`), JSON.stringify(program));
        }
      }
    }
  });
});

/** Statements by kind, or by name if they define one, with those inside them in parentheses. */
function outline(node: Node): string {
  const parts: string[] = [];
  forEachChild(node, (child) => {
    const isClause = child.type === "ExceptHandler" || child.type === "match_case";
    if (isClause) {
      parts.push(outline(child));
      return;
    }
    if (!isStatement(child)) return;
    const inner = outline(child);
    parts.push(nameOf(child) + (inner === "" ? "" : `(${inner})`));
  });
  return parts.filter((part) => part !== "").join(" ");
}

function nameOf(node: Node): string {
  switch (node.type) {
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
      return node.name;
    case "ErrorStatement":
      return "Error";
    default:
      return node.type;
  }
}

const STATEMENTS =
  /^(?:FunctionDef|AsyncFunctionDef|ClassDef|Return|Delete|Assign|TypeAlias|AugAssign|AnnAssign|For|AsyncFor|While|If|With|AsyncWith|Match|Raise|Try|TryStar|Assert|Import|ImportFrom|Global|Nonlocal|Expr|Pass|Break|Continue|ErrorStatement)$/;

function isStatement(node: Node): boolean {
  return STATEMENTS.test(node.type);
}
