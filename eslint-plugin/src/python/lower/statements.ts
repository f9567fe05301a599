/** Lowers statements. */
import type { If, Statement, Target, Try } from "../../facts/facts.js";
import type * as ast from "../parser/nodes.js";
import { lowerAnnotation } from "./annotations.js";
import { assignment, DEPTH_LIMIT, effect, targetOf, unknown, type Context } from "./context.js";
import { lowerClassDefinition, lowerFunctionDefinition } from "./definitions.js";
import { lowerExpression } from "./expressions.js";
import { lowerImport, lowerImportFrom } from "./imports.js";
import { lowerMatch } from "./match.js";
import { lowerTarget } from "./targets.js";

/** A chain of `elif` is nested this deep; what follows stands beside it as if it were tried anew. */
const CHAIN_LIMIT = 100;

/** Lowers the statements of a block. */
export function lowerStatements(
  ctx: Context,
  body: readonly ast.Statement[],
): readonly Statement[] {
  const { unit } = ctx;
  const out: Statement[] = [];
  if (unit.depth > DEPTH_LIMIT) return out;
  unit.depth++;
  for (const node of body) lowerStatement(ctx, node, out);
  unit.depth--;
  return out;
}

function lowerStatement(ctx: Context, node: ast.Statement, out: Statement[]): void {
  const at = node.range;
  switch (node.type) {
    case "Expr":
      // Most of them are docstrings.
      if (node.value.type !== "Constant") out.push(effect(lowerExpression(ctx, node.value), at));
      break;
    case "Assign": {
      const value = lowerExpression(ctx, node.value);
      const targets = node.targets.map((target) => lowerTarget(ctx, target));
      out.push({ kind: "assign", targets, value, operator: null, annotation: null, at });
      break;
    }
    case "AugAssign": {
      const value = lowerExpression(ctx, node.value);
      const targets = [lowerTarget(ctx, node.target)];
      out.push({ kind: "assign", targets, value, operator: node.op, annotation: null, at });
      break;
    }
    case "AnnAssign": {
      // Without a value it sets nothing.
      if (node.value === null) break;
      const value = lowerExpression(ctx, node.value);
      const annotation = lowerAnnotation(ctx, node.annotation);
      const targets = [lowerTarget(ctx, node.target)];
      out.push({ kind: "assign", targets, value, operator: null, annotation, at });
      break;
    }
    case "TypeAlias":
      out.push(assignment(lowerTarget(ctx, node.name), unknown([], node.value.range), at));
      break;
    case "Return": {
      const value = node.value === null ? null : lowerExpression(ctx, node.value);
      out.push({ kind: "return", value, at });
      break;
    }
    case "Raise": {
      const value = node.exc === null ? null : lowerExpression(ctx, node.exc);
      out.push({ kind: "raise", value, at });
      break;
    }
    case "Assert":
      lowerAssert(ctx, node, out);
      break;
    case "Delete":
      out.push({ kind: "delete", targets: deletedBy(ctx, node.targets), at });
      break;
    case "Import":
      lowerImport(ctx, node, out);
      break;
    case "ImportFrom":
      lowerImportFrom(ctx, node, out);
      break;
    case "FunctionDef":
    case "AsyncFunctionDef":
      out.push(lowerFunctionDefinition(ctx, node));
      break;
    case "ClassDef":
      out.push(lowerClassDefinition(ctx, node));
      break;
    case "If":
      out.push(...lowerIf(ctx, node));
      break;
    case "For":
    case "AsyncFor": {
      const iterable = lowerExpression(ctx, node.iter);
      out.push({
        kind: "for",
        target: lowerTarget(ctx, node.target),
        iterable,
        overKeys: false,
        body: lowerStatements(ctx, node.body),
        orelse: lowerStatements(ctx, node.orelse),
        at,
      });
      break;
    }
    case "While":
      out.push({
        kind: "while",
        test: lowerExpression(ctx, node.test),
        body: lowerStatements(ctx, node.body),
        orelse: lowerStatements(ctx, node.orelse),
        counter: null,
        at,
      });
      break;
    case "With":
    case "AsyncWith": {
      const items = node.items.map((item) => ({
        context: lowerExpression(ctx, item.context_expr),
        target: item.optional_vars === null ? null : lowerTarget(ctx, item.optional_vars),
      }));
      out.push({ kind: "with", items, body: lowerStatements(ctx, node.body), at });
      break;
    }
    case "Try":
    case "TryStar":
      out.push(lowerTry(ctx, node));
      break;
    case "Match":
      lowerMatch(ctx, node, out);
      break;
    case "Break":
      out.push({ kind: "break", at });
      break;
    case "Continue":
      out.push({ kind: "continue", at });
      break;
    case "Pass":
    case "Global":
    case "Nonlocal":
    case "ErrorStatement":
      // The scopes know of `global`; no finding may rest on what could not be parsed.
      break;
  }
}

/** Lowers a chain of `elif`, which the parser nests as deeply as it is long. */
function lowerIf(ctx: Context, first: ast.If): readonly Statement[] {
  const branches: Omit<If, "alternate">[] = [];
  let node = first;
  for (;;) {
    const test = lowerExpression(ctx, node.test);
    const consequent = lowerStatements(ctx, node.body);
    branches.push({ kind: "if", test, consequent, at: node.range });
    const [next] = node.orelse;
    if (node.orelse.length !== 1 || next?.type !== "If") break;
    node = next;
  }
  return chainOf(branches, lowerStatements(ctx, node.orelse));
}

/** Nests branches, each the alternate of the one before it. */
export function chainOf(
  branches: readonly Omit<If, "alternate">[],
  otherwise: readonly Statement[],
): readonly Statement[] {
  const chain: Statement[] = [];
  for (let start = 0; start < branches.length; start += CHAIN_LIMIT) {
    const end = start + CHAIN_LIMIT;
    chain.push(
      ...branches
        .slice(start, end)
        .reduceRight<readonly Statement[]>(
          (alternate, branch) => [{ ...branch, alternate }],
          end < branches.length ? [] : otherwise,
        ),
    );
  }
  return chain;
}

/** An assertion is evaluated for what it does; one that always fails ends the path. */
function lowerAssert(ctx: Context, node: ast.Assert, out: Statement[]): void {
  const { test } = node;
  if (test.type !== "Constant") out.push(effect(lowerExpression(ctx, test), node.range));
  else if (test.value === false) out.push({ kind: "raise", value: null, at: node.range });
}

function deletedBy(ctx: Context, nodes: readonly ast.Expression[]): readonly Target[] {
  return nodes.flatMap((node) =>
    node.type === "Tuple" || node.type === "List"
      ? deletedBy(ctx, node.elts)
      : [lowerTarget(ctx, node)],
  );
}

function lowerTry(ctx: Context, node: ast.Try | ast.TryStar): Try {
  return {
    kind: "try",
    body: lowerStatements(ctx, node.body),
    handlers: node.handlers.map(({ name, nameRange, body }) => ({
      target: name === null || nameRange === null ? null : targetOf(ctx, name, nameRange),
      body: lowerStatements(ctx, body),
    })),
    orelse: lowerStatements(ctx, node.orelse),
    finalizer: lowerStatements(ctx, node.finalbody),
    at: node.range,
  };
}
