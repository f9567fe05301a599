/** Walks the tree as ESLint wants it: steps in and out of nodes, and each node's parent. */
import { VisitNodeStep } from "@eslint/plugin-kit";
import type { Module, Node } from "./parser/nodes.js";
import { forEachChild } from "./parser/visitor-keys.js";

/** Every step of a walk through a tree. A long chain of operators is deep, so nothing recurs here. */
export function stepsThrough(root: Module): readonly VisitNodeStep[] {
  const steps: VisitNodeStep[] = [];
  walk(root, (target, parent, phase) => {
    steps.push(new VisitNodeStep({ target, phase, args: [target, parent] }));
  });
  return steps;
}

/** In and out of the root, and nothing in between. */
export function stepsAround(root: Module): readonly VisitNodeStep[] {
  return ([1, 2] as const).map(
    (phase) => new VisitNodeStep({ target: root, phase, args: [root, undefined] }),
  );
}

/** The parent of every node but the root. */
export function parentsIn(root: Module): ReadonlyMap<object, Node> {
  const parents = new Map<object, Node>();
  walk(root, (node, parent, phase) => {
    if (phase === 1 && parent !== undefined) parents.set(node, parent);
  });
  return parents;
}

type Visit = (node: Node, parent: Node | undefined, phase: 1 | 2) => void;

function walk(root: Module, visit: Visit): void {
  // A node stands here twice: once to be entered, and once more, below its children, to be left.
  const stack: { readonly node: Node; readonly parent: Node | undefined; isOpen: boolean }[] = [
    { node: root, parent: undefined, isOpen: false },
  ];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { node, parent } = top;
    if (top.isOpen) {
      visit(node, parent, 2);
      stack.pop();
      continue;
    }
    visit(node, parent, 1);
    top.isOpen = true;
    const children: Node[] = [];
    forEachChild(node, (child) => children.push(child));
    // The last one pushed is visited first.
    for (const child of children.reverse()) {
      stack.push({ node: child, parent: node, isOpen: false });
    }
  }
}
