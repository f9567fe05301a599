/** Walks the tree as ESLint wants it: steps in and out of nodes, and each node's parent. */
import { VisitNodeStep } from "@eslint/plugin-kit";
import type { Module, Node } from "./parser/nodes.js";
import { forEachChild } from "./parser/visitor-keys.js";

/** Every step of a walk through a tree, made while one walks: all at once would fill the memory. */
export function stepsThrough(root: Module): Iterable<VisitNodeStep> {
  return {
    *[Symbol.iterator]() {
      for (const { node, parent, phase } of walk(root)) {
        yield new VisitNodeStep({ target: node, phase, args: [node, parent] });
      }
    },
  };
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
  for (const { node, parent, phase } of walk(root)) {
    if (phase === 1 && parent !== undefined) parents.set(node, parent);
  }
  return parents;
}

/** The innermost node around a character; null for an offset outside of the text. */
export function nodeAt(root: Module, offset: number): Node | null {
  let found: Node | null = null;
  for (
    let at: Node | null = holds(root, offset) ? root : null;
    at !== null;
    at = childAt(at, offset)
  )
    found = at;
  return found;
}

function childAt(node: Node, offset: number): Node | null {
  const found: Node[] = [];
  forEachChild(node, (child) => {
    if (holds(child, offset)) found.push(child);
    // Decorators stand before what they decorate.
    else if ("decorator_list" in child) {
      found.push(...child.decorator_list.filter((decorator) => holds(decorator, offset)));
    }
  });
  return found[0] ?? null;
}

function holds({ start, end }: Node, offset: number): boolean {
  return start <= offset && offset < end;
}

interface Visit {
  readonly node: Node;
  readonly parent: Node | undefined;
  /** Into the node, or out of it. */
  phase: 1 | 2;
}

/** A long chain of operators is deep, so nothing recurs here. */
function* walk(root: Module): Generator<Readonly<Visit>> {
  // A node stays here below its children, to be left after them.
  const stack: Visit[] = [{ node: root, parent: undefined, phase: 1 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    yield top;
    if (top.phase === 2) {
      stack.pop();
      continue;
    }
    top.phase = 2;
    const { node } = top;
    const children: Node[] = [];
    forEachChild(node, (child) => children.push(child));
    // The last one pushed is visited first.
    for (const child of children.reverse()) stack.push({ node: child, parent: node, phase: 1 });
  }
}
