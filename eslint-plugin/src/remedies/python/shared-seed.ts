/** Tells whether a seed goes to more than the stream that repeats: what takes its place has to suit all. */
import type { Expression, Node } from "../../python/parser/nodes.js";
import type { PythonFile } from "./file.js";
import type { Scene } from "./scene.js";

/** Whether the name that the stream is seeded by is read elsewhere, too; also where that is unknown. */
export function isSeedShared({ judgement, fileAt }: Scene): boolean {
  const at = judgement.stream?.seedAt ?? null;
  const file = at === null ? null : fileAt(at.path);
  const seed = at === null ? null : (file?.argumentAt(at.range) ?? null);
  return file === null || seed === null || readsElsewhere(file, seed);
}

function readsElsewhere(file: PythonFile, seed: Expression): boolean {
  const isOutside = ({ start, end }: Node): boolean => start < seed.start || end > seed.end;
  for (const node of [seed, ...file.below(seed)]) {
    if (node.type === "Name") {
      const references = file.scopes.referenceAt(node)?.binding?.references ?? [];
      if (references.some((one) => one.isRead && isOutside(one.node))) return true;
    }
    if (node.type === "Attribute" && membersOf(file, node.attr).some(isOutside)) return true;
  }
  return false;
}

/** Where a member of that name is read. */
function membersOf(file: PythonFile, name: string): readonly Node[] {
  const found: Node[] = [];
  for (const node of file.below(file.module)) {
    if (node.type !== "Attribute" || node.attr !== name) continue;
    const parent = file.parentOf(node);
    const isTarget =
      (parent?.type === "Assign" && parent.value !== node) ||
      (parent?.type === "AnnAssign" && parent.target === node);
    if (!isTarget) found.push(node);
  }
  return found;
}
