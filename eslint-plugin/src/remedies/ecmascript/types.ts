/** Keeps TypeScript's types right where a property is replaced by another one. */
import type { Edit } from "../../findings/finding.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { keyName } from "./names.js";

/**
 * The edits that rename a property in the types of a file.
 *
 * @returns null where more than one type has it
 */
export function typeEdits(
  file: EcmascriptFile,
  name: string,
  renamed: string,
  type: string,
): readonly Edit[] | null {
  const found: TreeNode[] = [];
  for (const node of file.nodes()) {
    if (node.type === "TSPropertySignature" && keyName(node) === name) found.push(node);
  }
  const [only, ...more] = found;
  if (only === undefined) return [];
  const [key] = nodesOf(only.key);
  const [annotation] = nodesOf(only.typeAnnotation);
  if (more.length > 0 || key === undefined || annotation === undefined) return null;
  return [
    { path: file.path, range: key.range, text: renamed },
    { path: file.path, range: annotation.range, text: `: ${type}` },
  ];
}
