/** Puts statements into functions and behind others, as the file is laid out. */
import type { Edit } from "../../findings/finding.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";

/** Puts a statement before all others of a function, which becomes a block if it was none. */
export function intoFunction(
  file: EcmascriptFile,
  fn: TreeNode,
  statement: string,
): readonly Edit[] | null {
  const [body] = nodesOf(fn.body);
  if (body === undefined) return null;
  const insert = (offset: number, text: string): Edit => ({
    path: file.path,
    range: [offset, offset],
    text,
  });
  if (body.type !== "BlockStatement") return asBlock(file, fn, body, statement);
  const statements = nodesOf(body.body);
  const directives = statements.filter((one) => typeof one.directive === "string");
  const last = directives.at(-1);
  if (last !== undefined) return [behind(file, last, statement)];
  const [first] = statements;
  const offset = body.range[0] + 1;
  if (first === undefined) return [insert(offset, ` ${statement}; `)];
  const between = file.text.slice(offset, first.range[0]);
  if (!/[\r\n]/u.test(between)) return [insert(offset, ` ${statement};`)];
  return [
    insert(first.range[0], statement + file.semicolon + file.newline + indentOf(file, first)),
  ];
}

/** Puts a statement behind another one. */
export function behind(file: EcmascriptFile, before: TreeNode, statement: string): Edit {
  const [, end] = before.range;
  const lineEnd = /\r|\n/u.exec(file.text.slice(end));
  const rest = file.text.slice(end, lineEnd === null ? undefined : end + lineEnd.index);
  // What follows on the line stays behind it; a comment belongs to what stands before.
  const isLast = /^\s*(?:\/\/.*)?$/u.test(rest);
  const offset = isLast ? end + rest.length : end;
  const text = isLast
    ? file.newline + indentOf(file, before) + statement + file.semicolon
    : ` ${statement};`;
  return { path: file.path, range: [offset, offset], text };
}

/** `(x) => f(x)` with a statement before it. */
function asBlock(
  file: EcmascriptFile,
  fn: TreeNode,
  body: TreeNode,
  statement: string,
): readonly Edit[] | null {
  const arrow = file.text.lastIndexOf("=>", body.range[0]);
  if (arrow < fn.range[0]) return null;
  const between = file.text.slice(arrow + 2, body.range[0]);
  // An object stands in parentheses; comments would be lost or move.
  if (!/^\s*\(*\s*$/u.test(between)) return null;
  const indent = indentOf(file, fn);
  const inner = indent + file.step;
  const { newline, semicolon } = file;
  const open = `{${newline}${inner}${statement}${semicolon}${newline}${inner}return `;
  const start = arrow + 2 + (/^[^(\S]*/u.exec(between)?.[0].length ?? 0);
  return [
    { path: file.path, range: [start, start], text: (start === arrow + 2 ? " " : "") + open },
    {
      path: file.path,
      range: [fn.range[1], fn.range[1]],
      text: `${semicolon}${newline}${indent}}`,
    },
  ];
}

/** The white space that the line of a node begins with. */
function indentOf(file: EcmascriptFile, node: TreeNode): string {
  const before = file.text.slice(0, node.range[0]);
  const start = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  return /^[ \t]*/u.exec(before.slice(start))?.[0] ?? "";
}
