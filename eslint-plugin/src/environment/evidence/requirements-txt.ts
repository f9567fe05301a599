/** Reads `requirements.txt` and its kin: requirements, constraints, and the files they include. */
import { Statements, type Reading } from "./statement.js";

const INCLUDE = /^(?:-r|-c|--requirement|--constraint)(?:\s+|=|(?=[^\s-]))(.+)$/;

/** The file that a line includes; undefined where it is another kind of line. */
export function includedIn(content: string): string | undefined {
  return INCLUDE.exec(content)?.[1]?.trim();
}

/** Reads one such file; options other than includes are passed over. */
export function readRequirementsTxt(text: string, name: string): Reading {
  const found = new Statements(text, name);
  for (const { line, content } of logicalLines(found.lines.all)) {
    const include = includedIn(content);
    if (include !== undefined) found.include(include);
    // Options of one requirement, such as hashes, follow the requirement itself.
    else found.addRequirement(content.split(/\s--?[a-z]/, 1)[0] ?? "", line);
  }
  return found.finish();
}

interface LogicalLine {
  readonly line: number;
  readonly content: string;
}

/** Lines without comments, joined where they end in a backslash. */
function logicalLines(all: readonly string[]): readonly LogicalLine[] {
  const result: LogicalLine[] = [];
  let content = "";
  let start = 1;
  for (const [index, raw] of [...all, ""].entries()) {
    if (content === "") start = index + 1;
    const text = raw.replace(/(?:^|\s)#.*$/, "");
    if (text.endsWith("\\")) {
      content += text.slice(0, -1);
      continue;
    }
    content = (content + text).trim();
    if (content !== "") result.push({ line: start, content });
    content = "";
  }
  return result;
}
