/** A JavaScript or TypeScript file under repair: its tree, and where new text can go. */
import { parseEcmascript } from "../../ecmascript/parse.js";
import { loadTypescript } from "../../ecmascript/typescript-loader.js";
import type { Range } from "../../facts/facts.js";

/** Any node of an ESTree, whichever parser made it. */
export interface TreeNode {
  readonly type: string;
  readonly range: Range;
  readonly [field: string]: unknown;
}

export class EcmascriptFile {
  private readonly parents = new Map<TreeNode, TreeNode>();

  private constructor(
    readonly path: string,
    readonly text: string,
    readonly program: TreeNode,
  ) {
    const nodes: TreeNode[] = [program];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      for (const child of childrenOf(node)) {
        this.parents.set(child, node);
        nodes.push(child);
      }
    }
  }

  /** @returns null where the file cannot be parsed */
  static read(path: string, text: string): EcmascriptFile | null {
    const { ast } = parseEcmascript(path, text, loadTypescript);
    // Our types of the tree name the fields; here all nodes are looked at alike.
    return ast === null ? null : new EcmascriptFile(path, text, ast as unknown as TreeNode);
  }

  get newline(): string {
    return /\r\n|\r|\n/u.exec(this.text)?.[0] ?? "\n";
  }

  /** What ends a statement here. */
  get semicolon(): string {
    return /;[ \t]*(?:\r|\n|$)/u.test(this.text) ? ";" : "";
  }

  /** One step of the file's indentation. */
  get step(): string {
    return /^(?:\t| {2,8}(?=\S))/mu.exec(this.text)?.[0] ?? "  ";
  }

  /** The quotes that the file uses. */
  get quote(): string {
    const single = this.text.split("'").length;
    return single > this.text.split('"').length ? "'" : '"';
  }

  of(node: Pick<TreeNode, "range">): string {
    return this.text.slice(...node.range);
  }

  parentOf(node: TreeNode): TreeNode | null {
    return this.parents.get(node) ?? null;
  }

  /** The outermost expression that spans a range exactly: without a semicolon its statement does, too. */
  at([start, end]: Range): TreeNode | null {
    for (const node of this.nodes()) {
      if (node.type === "Program" || node.type === "ExpressionStatement") continue;
      if (node.range[0] === start && node.range[1] === end) return node;
    }
    return null;
  }

  /** All nodes, outer ones before inner ones. */
  *nodes(top: TreeNode = this.program): Generator<TreeNode> {
    const nodes: TreeNode[] = [top];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      yield node;
      nodes.push(...childrenOf(node));
    }
  }

  /** Whether the file is a module, by its name, else by what stands in it. */
  get isModule(): boolean {
    if (/\.[cm][jt]s$/iu.test(this.path)) return /\.m[jt]s$/iu.test(this.path);
    return nodesOf(this.program.body).some(({ type }) => /^(?:Import|Export)/u.test(type));
  }
}

/** The nodes in a field of a node. */
export function nodesOf(field: unknown): readonly TreeNode[] {
  if (Array.isArray(field)) return field.flatMap(nodesOf);
  return isNode(field) ? [field] : [];
}

function childrenOf(node: TreeNode): readonly TreeNode[] {
  return Object.entries(node).flatMap(([field, value]) => (ASIDE.has(field) ? [] : nodesOf(value)));
}

/** Fields that lead elsewhere than into the tree. */
const ASIDE: ReadonlySet<string> = new Set(["parent", "tokens", "comments"]);

function isNode(value: unknown): value is TreeNode {
  return typeof value === "object" && value !== null && "type" in value && "range" in value;
}
