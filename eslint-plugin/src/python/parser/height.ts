/** Keeps trees low enough for those who walk them by recursion. */
import type { Module, Node } from "./nodes.js";
import { forEachChild } from "./visitor-keys.js";

/** The highest tree seen in real code, generated at that, has 570 levels. */
const MOST_HEIGHT = 1500;

/** Whether a tree is too high to be walked by recursion, found out without. */
export function isTooHigh(module: Module): boolean {
  let level: Node[] = [module];
  for (let height = 0; level.length > 0; height++) {
    if (height > MOST_HEIGHT) return true;
    const next: Node[] = [];
    for (const node of level) {
      forEachChild(node, (child) => {
        next.push(child);
      });
    }
    level = next;
  }
  return false;
}
