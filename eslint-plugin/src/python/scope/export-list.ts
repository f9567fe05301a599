/** Reads `__all__`: the names that a module gives to `from module import *`. */
import type { Call, Expression, If, List, Module, Statement, Tuple } from "../parser/nodes.js";

/** What the statements of a module make of `__all__`. */
export interface ExportList {
  /** The names that it holds, whichever branches are taken. */
  readonly names: ReadonlySet<string>;
  /** What stands for a module whose own list is taken over: `other` in `__all__ += other.__all__`. */
  readonly modules: readonly Expression[];
  /** Whether that is all; otherwise it is made in ways that cannot be read. */
  readonly isComplete: boolean;
}

/** The names of a module's `__all__`; null where it has none, and exports what is public. */
export function exportListOf(module: Module): ExportList | null {
  const reader = new Reader();
  reader.readAll(module.body, false);
  return reader.list;
}

class Reader {
  private names = new Set<string>();
  private modules: Expression[] = [];
  private state: "absent" | "complete" | "incomplete" = "absent";

  get list(): ExportList | null {
    const { names, modules, state } = this;
    return state === "absent" ? null : { names, modules, isComplete: state === "complete" };
  }

  /** @param isOptional - whether these statements may be passed over when the module runs */
  readAll(body: readonly Statement[], isOptional: boolean): void {
    for (const statement of body) {
      this.read(statement, isOptional);
      for (const inner of blocksOf(statement)) this.readAll(inner, true);
    }
  }

  private read(node: Statement, isOptional: boolean): void {
    switch (node.type) {
      case "Assign":
        if (node.targets.some(isAll)) this.set(node.value, isOptional);
        break;
      case "AnnAssign":
        if (isAll(node.target) && node.value !== null) this.set(node.value, isOptional);
        break;
      case "AugAssign":
        if (isAll(node.target)) this.add(node.op === "+" ? node.value : undefined);
        break;
      case "Delete":
        if (node.targets.some(isAll)) this.add(undefined);
        break;
      case "Expr":
        if (node.value.type === "Call") this.readCall(node.value, isOptional);
        break;
      default:
        break;
    }
  }

  /** `__all__.extend(…)` and its like. */
  private readCall({ func, args }: Call, isOptional: boolean): void {
    if (func.type !== "Attribute" || !isAll(func.value)) return;
    switch (func.attr) {
      case "extend":
        this.add(args[0]);
        break;
      case "append":
        this.addElement(args[0]);
        break;
      case "insert":
        this.addElement(args[1]);
        break;
      case "remove":
        this.remove(args[0], isOptional);
        break;
      // These leave the names as they are.
      case "sort":
      case "reverse":
        break;
      default:
        this.lose();
    }
  }

  private set(value: Expression, isOptional: boolean): void {
    const summands = summandsOf(value);
    // Of two branches either may be the one that counts; `__all__ = __all__ + […]` adds.
    if (!isOptional && !summands.some(holdsAll)) {
      this.names = new Set();
      this.modules = [];
      this.state = "complete";
    }
    if (this.state === "absent") this.state = "complete";
    for (const summand of summands) this.addSummand(summand);
  }

  private add(value: Expression | undefined): void {
    // What is added to was made in a way that was not seen.
    if (this.state === "absent" || value === undefined) this.lose();
    if (value !== undefined) for (const summand of summandsOf(value)) this.addSummand(summand);
  }

  private addSummand(node: Expression): void {
    if (isAll(node)) return;
    if (node.type === "Attribute" && node.attr === "__all__") this.modules.push(node.value);
    else if (isDisplay(node)) for (const element of node.elts) this.addElement(element);
    else this.lose();
  }

  private addElement(node: Expression | undefined): void {
    if (this.state === "absent") this.lose();
    if (node?.type === "Starred") {
      this.addSummand(node.value);
      return;
    }
    const name = stringOf(node);
    if (name === null) this.lose();
    else this.names.add(name);
  }

  private remove(node: Expression | undefined, isOptional: boolean): void {
    const name = stringOf(node);
    if (name === null) this.lose();
    else if (!isOptional) this.names.delete(name);
  }

  /** Notes that something was done to the list that cannot be read. */
  private lose(): void {
    this.state = "incomplete";
  }
}

/** The statements in a statement that run in the module itself. */
function blocksOf(node: Statement): readonly (readonly Statement[])[] {
  switch (node.type) {
    case "If":
      return branchesOf(node);
    case "For":
    case "While":
      return [node.body, node.orelse];
    case "With":
      return [node.body];
    case "Try":
    case "TryStar":
      return [node.body, ...node.handlers.map(({ body }) => body), node.orelse, node.finalbody];
    case "Match":
      return node.cases.map(({ body }) => body);
    default:
      return [];
  }
}

/** A chain of `elif` is as deep as it is long. */
function branchesOf(first: If): readonly (readonly Statement[])[] {
  const branches: (readonly Statement[])[] = [];
  for (let node = first; ;) {
    branches.push(node.body);
    const [next] = node.orelse;
    if (node.orelse.length !== 1 || next?.type !== "If") return [...branches, node.orelse];
    node = next;
  }
}

function isAll(node: Expression): boolean {
  return node.type === "Name" && node.id === "__all__";
}

/** Whether `__all__` itself is, or is unpacked in, a part of its new value. */
function holdsAll(node: Expression): boolean {
  if (!isDisplay(node)) return isAll(node);
  return node.elts.some((element) => element.type === "Starred" && isAll(element.value));
}

/** The operands of `[…] + […]`, which is as deep as it is long. */
function summandsOf(expression: Expression): readonly Expression[] {
  const summands: Expression[] = [];
  let node = expression;
  for (; node.type === "BinOp" && node.op === "+"; node = node.left) summands.push(node.right);
  return [...summands, node].reverse();
}

function isDisplay(node: Expression): node is List | Tuple {
  return node.type === "List" || node.type === "Tuple";
}

function stringOf(node: Expression | undefined): string | null {
  return node?.type === "Constant" && node.literal === "str" ? node.value : null;
}
