/** Lowers expressions. */
import type {
  Argument,
  Assignment,
  Expression,
  Logical,
  Mapping,
  Operation,
  Range,
} from "../../facts/facts.js";
import type * as ast from "../parser/nodes.js";
import {
  builtin,
  constant,
  DEPTH_LIMIT,
  memberName,
  resolve,
  unknown,
  variableOf,
  type Context,
} from "./context.js";
import { lowerComprehension } from "./comprehensions.js";
import { lowerLambda } from "./functions.js";
import { lowerTarget } from "./targets.js";

/** A chain such as `a + b + …` with more operands than this is not told apart any further. */
const CHAIN_LIMIT = 64;

/** False whenever a program runs; whoever checks types knows it by its name alone. */
const TYPE_CHECKING = "TYPE_CHECKING";

/** Lowers an expression. */
export function lowerExpression(ctx: Context, node: ast.Expression): Expression {
  const { unit } = ctx;
  if (unit.depth > DEPTH_LIMIT) return unknown([], node.range);
  unit.depth++;
  const value = lowerNode(ctx, node);
  unit.depth--;
  return value;
}

function lowerNode(ctx: Context, node: ast.Expression): Expression {
  const at = node.range;
  switch (node.type) {
    case "Name":
      return node.id === TYPE_CHECKING ? constant(false, at) : lowerName(ctx, node.id, at);
    case "Constant":
      return lowerConstant(node, at);
    case "Attribute":
      if (node.attr === TYPE_CHECKING) return constant(false, at);
      return {
        kind: "member",
        object: lowerExpression(ctx, node.value),
        name: memberName(ctx, node.attr),
        nameAt: node.attrRange,
        at,
      };
    case "Call":
      return lowerCall(ctx, node, at);
    case "Subscript":
      return {
        kind: "index",
        object: lowerExpression(ctx, node.value),
        index: lowerExpression(ctx, node.slice),
        at,
      };
    case "BinOp":
      return lowerBinary(ctx, node, at);
    case "UnaryOp":
      return operation(UNARY[node.op], [lowerExpression(ctx, node.operand)], at);
    case "BoolOp":
      return lowerLogical(node.op, lowerAll(ctx, node.values));
    case "Compare":
      return lowerCompare(ctx, node, at);
    case "IfExp":
      return {
        kind: "conditional",
        test: lowerExpression(ctx, node.test),
        consequent: lowerExpression(ctx, node.body),
        alternate: lowerExpression(ctx, node.orelse),
        at,
      };
    case "List":
      return { kind: "sequence", type: "list", items: lowerAll(ctx, node.elts), at };
    case "Tuple":
      return { kind: "sequence", type: "tuple", items: lowerAll(ctx, node.elts), at };
    case "Set":
      return { kind: "sequence", type: "set", items: lowerAll(ctx, node.elts), at };
    case "Dict":
      return lowerDict(ctx, node, at);
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp":
      return lowerComprehension(ctx, node);
    case "Lambda":
      return lowerLambda(ctx, node);
    case "NamedExpr":
      return lowerWalrus(ctx, node, at);
    case "Starred":
      return { kind: "spread", value: lowerExpression(ctx, node.value), at };
    case "Slice": {
      const parts = [node.lower, node.upper, node.step].filter((part) => part !== null);
      return { kind: "slice", parts: lowerAll(ctx, parts), at };
    }
    case "Await":
      return { kind: "await", value: lowerExpression(ctx, node.value), at };
    case "Yield":
    case "YieldFrom":
      ctx.frame.hasYield = true;
      return {
        kind: "yield",
        value: node.value === null ? null : lowerExpression(ctx, node.value),
        delegate: node.type === "YieldFrom",
        at,
      };
    case "JoinedStr":
      return lowerTemplate(ctx, node, at);
    case "TemplateStr":
      return unknown(lowerAll(ctx, node.values), at);
    case "FormattedValue":
    case "Interpolation":
      return operation("template", fieldParts(ctx, node), at);
  }
}

function lowerAll(ctx: Context, nodes: readonly ast.Expression[]): readonly Expression[] {
  return nodes.map((node) => lowerExpression(ctx, node));
}

/** Lowers the use of a name. */
export function lowerName(ctx: Context, name: string, at: Range): Expression {
  const binding = resolve(ctx, name);
  if (binding === null) return builtin(name, at);
  return variableOf(ctx, binding, at) ?? unknown([], at);
}

function lowerConstant(node: ast.Constant, at: Range): Expression {
  switch (node.literal) {
    case "str":
    case "bytes":
    case "bool":
    case "none":
      return constant(node.value, at);
    case "int":
    case "float":
      return node.value === null ? unknown([], at) : lowerNumber(Number(node.value), at);
    case "complex":
    case "ellipsis":
      return unknown([], at);
  }
}

/** Facts are JSON, which has no infinity (`1e999`). */
function lowerNumber(value: number, at: Range): Expression {
  return Number.isFinite(value) ? constant(value, at) : unknown([], at);
}

const UNARY = {
  not: "not",
  "-": "neg",
  "+": "pos",
  "~": "~",
} as const satisfies Readonly<Record<ast.UnaryOperator, string>>;

function operation(operator: string, operands: readonly Expression[], at: Range): Operation {
  return { kind: "operation", operator, operands, at };
}

/** Lowers `a + b + …`, which the parser nests as deeply as it is long. */
function lowerBinary(ctx: Context, node: ast.BinOp, at: Range): Expression {
  const spine: ast.BinOp[] = [];
  let first: ast.Expression = node;
  while (first.type === "BinOp") {
    spine.push(first);
    first = first.left;
  }
  spine.reverse();
  let value = lowerExpression(ctx, first);
  if (spine.length > CHAIN_LIMIT) {
    const others = spine.map(({ right }) => lowerExpression(ctx, right));
    return unknown([value, ...others], at);
  }
  for (const link of spine) {
    value = operation(link.op, [value, lowerExpression(ctx, link.right)], link.range);
  }
  return value;
}

/** Joins operands pairwise, so that a long chain is not deep. */
function lowerLogical(operator: Logical["operator"], operands: readonly Expression[]): Expression {
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined) throw new Error("An operator without operands.");
  if (operands.length === 1) return first;
  const half = Math.ceil(operands.length / 2);
  return {
    kind: "logical",
    operator,
    left: lowerLogical(operator, operands.slice(0, half)),
    right: lowerLogical(operator, operands.slice(half)),
    at: [first.at[0], last.at[1]],
  };
}

function lowerCompare(ctx: Context, node: ast.Compare, at: Range): Expression {
  const operands = lowerAll(ctx, [node.left, ...node.comparators]);
  const [only, ...others] = node.ops;
  return operation(only !== undefined && others.length === 0 ? only : "compare", operands, at);
}

function lowerDict(ctx: Context, node: ast.Dict, at: Range): Mapping {
  const entries = node.values.map((value, index) => {
    const key = node.keys[index] ?? null;
    return {
      key: key === null ? null : lowerExpression(ctx, key),
      value: lowerExpression(ctx, value),
    };
  });
  return { kind: "mapping", entries, at };
}

function lowerWalrus(ctx: Context, node: ast.NamedExpr, at: Range): Assignment {
  const value = lowerExpression(ctx, node.value);
  return { kind: "assignment", target: lowerTarget(ctx, node.target), value, operator: null, at };
}

function lowerCall(ctx: Context, node: ast.Call, at: Range): Expression {
  const { func } = node;
  // `super(A, self)` says what `super()` says, but for the rare program that skips a class.
  if (func.type === "Name" && func.id === "super" && resolve(ctx, "super") === null) {
    return { kind: "super", at };
  }
  const callee = lowerExpression(ctx, func);
  const args: Argument[] = [];
  for (const argument of node.args) {
    const isSpread = argument.type === "Starred";
    args.push({
      value: lowerExpression(ctx, isSpread ? argument.value : argument),
      name: null,
      spread: isSpread ? "items" : null,
      at: argument.range,
    });
  }
  for (const keyword of node.keywords) {
    args.push({
      value: lowerExpression(ctx, keyword.value),
      name: keyword.arg,
      spread: keyword.arg === null ? "entries" : null,
      at: keyword.range,
    });
  }
  return { kind: "call", callee, arguments: args, isNew: false, at };
}

/** Lowers an f-string; one without fields is a plain string. */
function lowerTemplate(ctx: Context, node: ast.JoinedStr, at: Range): Expression {
  const operands: Expression[] = [];
  let text: string | null = "";
  for (const part of node.values) {
    if (part.type === "Constant") {
      operands.push(constant(part.value, part.range));
      if (text !== null) text += part.value;
    } else {
      for (const operand of fieldParts(ctx, part)) operands.push(operand);
      text = null;
    }
  }
  return text === null ? operation("template", operands, at) : constant(text, at);
}

/** What a replacement field puts into a string: its value, and what its format depends on. */
function fieldParts(
  ctx: Context,
  { value, format_spec }: ast.FormattedValue | ast.Interpolation,
): readonly Expression[] {
  const parts = [lowerExpression(ctx, value)];
  for (const part of format_spec?.values ?? []) {
    if (part.type !== "FormattedValue") continue;
    for (const inner of fieldParts(ctx, part)) parts.push(inner);
  }
  return parts;
}
