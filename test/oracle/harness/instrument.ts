/** Rewrites copies of programs so that what they draw is noted: see the folder `probe`. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const PROBE = fileURLToPath(new URL("probe/", import.meta.url));

/**
 * Instruments files in place.
 *
 * @param python - an interpreter that can parse the programs
 * @param paths - absolute
 */
export function instrumentPython(python: string, paths: readonly string[]): void {
  const sources = paths.filter((path) => path.endsWith(".py"));
  if (sources.length > 0) execFileSync(python, [`${PROBE}instrument.py`, ...sources]);
}

/** Instruments files in place; lines stay where they are. */
export function instrumentEcmascript(paths: readonly string[]): void {
  for (const path of paths) {
    if (!/\.[mc]?[jt]s$/u.test(path)) continue;
    writeFileSync(path, instrumented(path, readFileSync(path, "utf8")));
  }
}

/** Where the preloaded probe is out of reach, calls give what they gave. */
const PRELUDE = "globalThis.__reseedGot ??= (_text, value) => value; ";

function instrumented(path: string, text: string): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const inserts: { readonly at: number; readonly text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isPlain(node)) {
      const callee = JSON.stringify(node.expression.getText(file).slice(0, 80));
      inserts.push({ at: node.getStart(file), text: `globalThis.__reseedGot(${callee}, ` });
      inserts.push({ at: node.getEnd(), text: ")" });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const first = file.statements[0];
  if (first === undefined) return text;
  const hasDirective = ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression);
  const head = hasDirective ? first.getEnd() : first.getStart(file);
  inserts.push({ at: head, text: hasDirective ? `; ${PRELUDE}` : PRELUDE });
  return inserts
    .map((insert, order) => ({ ...insert, order }))
    .sort((a, b) => b.at - a.at || rank(a) - rank(b) || b.order - a.order)
    .reduce((after, { at, text: added }) => after.slice(0, at) + added + after.slice(at), text);
}

/** At one place, what opens calls is put in first, so that it comes last: the inner call, then the outer. */
function rank({ text }: { readonly text: string }): number {
  if (text === ")") return 2;
  return text.endsWith(PRELUDE) ? 1 : 0;
}

/** A call whose value may be handed through: no part of an optional chain, nothing of the syntax's own. */
function isPlain(node: ts.CallExpression): boolean {
  const { expression } = node;
  if ((node.flags & ts.NodeFlags.OptionalChain) !== 0) return false;
  if (expression.kind === ts.SyntaxKind.SuperKeyword) return false;
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return false;
  // A worker's functions may be sent as text to where `require` alone is known.
  return !(ts.isIdentifier(expression) && /^(?:require|eval)$/u.test(expression.text));
}
