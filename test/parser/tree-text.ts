// Prints a syntax tree for people: each node on a line, with its field and its source.
import type { Node } from "../../eslint-plugin/src/python/parser/nodes.js";
import type { ParseResult } from "../../eslint-plugin/src/python/parser/parse.js";
import { FIELDS } from "./dump.js";

const LONGEST_SOURCE = 60;

/** Fields that are said by what the source shows, or that have their usual value. */
function isPlain(name: string, value: unknown): boolean {
  if (value === null || value === false || value === undefined) return true;
  return (name === "conversion" && value === -1) || (name === "level" && value === 0);
}

/** The statements of a parse, and its errors after them. */
export function treeText({ module, errors, text }: ParseResult): string {
  const lines: string[] = [];
  const visit = (node: Node, depth: number, field: string): void => {
    const source = JSON.stringify(text.slice(node.start, node.end));
    const shown = source.length > LONGEST_SOURCE ? "…" : source;
    const scalars: string[] = [];
    const children: (() => void)[] = [];
    if (node.type === "Constant" && node.literal !== "none" && node.literal !== "ellipsis") {
      scalars.push(` ${node.literal}=${JSON.stringify(node.value)}`);
    }
    const fields = node as unknown as Readonly<Record<string, unknown>>;
    const names = node.type === "ErrorStatement" ? ["body"] : FIELDS[node.type];
    if (node.type === "Interpolation") scalars.push(` str=${JSON.stringify(node.str)}`);
    for (const name of names) {
      const value = fields[name];
      if (isPlain(name, value)) continue;
      for (const element of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
        if (isNode(element)) {
          children.push(() => {
            visit(element, depth + 1, name);
          });
        } else scalars.push(` ${name}=${String(element)}`);
      }
    }
    lines.push(`${"  ".repeat(depth)}${field}: ${node.type} ${shown}${scalars.join("")}`);
    for (const child of children) child();
  };
  for (const statement of module.body) visit(statement, 0, "body");
  for (const { start, end, message } of errors) {
    lines.push(`error: ${JSON.stringify(text.slice(start, end))} ${message}`);
  }
  return lines.join("\n");
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}
