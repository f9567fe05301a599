/** Removes what nothing uses once a generator is no longer sent: its variable, and its imports. */
import type { Edit } from "../../findings/finding.js";
import type { Range } from "../../facts/facts.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { declarationOf, freeNames, identifierName, isVariable, variablesNamed } from "./names.js";

/**
 * The edits that remove what only replaced parts of the file used.
 *
 * @param edits - what is replaced, and what by; names in the latter stay in use
 */
export function dropped(file: EcmascriptFile, edits: readonly Edit[]): readonly Edit[] {
  const own = edits.filter(({ path }) => path === file.path);
  const added = own.map(({ text }) => text).join("\n");
  const gone: Range[] = own.map(({ range }) => range);
  const result: Edit[] = [];
  const queue = namesIn(file, gone);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const declared = declarationOf(file, name);
    if (declared === null || new RegExp(`\\b${name}\\b`, "u").test(added)) continue;
    const uses = variablesNamed(file, name).filter(
      (node) => !isIn(node, [declared.node.range, ...gone]),
    );
    if (uses.length > 0) continue;
    const whole = removable(file, declared.node, declared.kind);
    if (whole === null) continue;
    result.push({ path: file.path, range: withLine(file, whole), text: "" });
    gone.push(whole.range);
    queue.push(...freeNames(file, declared.node));
  }
  return result;
}

/** Variables that stand in what is replaced. */
function namesIn(file: EcmascriptFile, ranges: readonly Range[]): string[] {
  const names = new Set<string>();
  for (const node of file.nodes()) {
    if (isVariable(file, node) && typeof node.name === "string" && isIn(node, ranges)) {
      names.add(node.name);
    }
  }
  return [...names].sort();
}

function isIn(node: TreeNode, ranges: readonly Range[]): boolean {
  return ranges.some(([start, end]) => node.range[0] >= start && node.range[1] <= end);
}

/** The statement that goes with a declaration; null where it holds more, or is seen elsewhere. */
function removable(file: EcmascriptFile, node: TreeNode, kind: string): TreeNode | null {
  const parent = file.parentOf(node);
  if (parent === null) return null;
  switch (kind) {
    case "variable":
      return nodesOf(parent.declarations).length === 1 &&
        identifierName(node.id) !== null &&
        file.parentOf(parent)?.type === "Program"
        ? parent
        : null;
    case "import":
      return nodesOf(parent.specifiers).length === 1 ? parent : null;
    case "class":
    case "function":
      return parent.type === "Program" ? node : null;
    default:
      return null;
  }
}

/** A statement with its line, where it has one to itself, and none of the comments around it. */
export function withLine(file: EcmascriptFile, { range: [start, end] }: TreeNode): Range {
  const before = /(?:^|[\r\n])[ \t]*$/u.exec(file.text.slice(0, start));
  const after = /^[ \t]*(?:\r\n|\r|\n|$)/u.exec(file.text.slice(end));
  if (before === null || after === null) return [start, end];
  return [start - before[0].replace(/^[\r\n]/u, "").length, end + after[0].length];
}
