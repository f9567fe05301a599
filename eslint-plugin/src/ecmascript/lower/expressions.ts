/** Lowers expressions. */
import {
  CONSTRUCTOR,
  SETTER,
  type Argument,
  type Assignment,
  type Expression,
  type Logical,
  type MappingEntry,
  type Range,
  type Spread,
} from "../../facts/facts.js";
import type {
  AssignmentExpression,
  CallExpression,
  ExpressionNode,
  Literal,
  NewExpression,
  Property,
  SequenceExpression,
  SpreadElement,
  TemplateLiteral,
  UnaryExpression,
} from "../ast/expression-nodes.js";
import { lowerClassExpression } from "./classes.js";
import { at, builtin, type Environment } from "./environment.js";
import { lowerFunction, type Hint } from "./functions.js";
import { lowerJsx } from "./jsx.js";
import {
  constant,
  constantString,
  lowerDynamicImport,
  lowerIdentifier,
  lowerKey,
  lowerMember,
  lowerRequire,
  privateName,
  requestOf,
  wholeModule,
} from "./references.js";
import { lowerTarget } from "./targets.js";

/**
 * Lowers an expression.
 *
 * @param hint - what a function or class without a name of its own is called here
 */
export function lowerExpression(
  env: Environment,
  node: ExpressionNode,
  hint: Hint | null = null,
): Expression {
  const place = at(env, node);
  switch (node.type) {
    case "Identifier":
      return lowerIdentifier(env, node);
    case "Literal":
      return lowerLiteral(node, place);
    case "ThisExpression":
      return env.receiver === null ? { kind: "self", at: place } : { ...env.receiver, at: place };
    case "Super":
      return { kind: "super", at: place };
    case "ArrayExpression": {
      const items = node.elements.map((element) =>
        element === null ? constant(null, place) : lowerExpression(env, element),
      );
      return { kind: "sequence", type: "list", items, at: place };
    }
    case "ObjectExpression":
      return lowerObject(env, node.properties, place);
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return lowerFunction(env, node, { hint });
    case "ClassExpression":
      return lowerClassExpression(env, node, hint);
    case "UnaryExpression":
      return lowerUnary(env, node, place);
    case "UpdateExpression":
      return {
        kind: "assignment",
        target: lowerTarget(env, node.argument),
        value: constant(1, place),
        operator: node.operator === "++" ? "+" : "-",
        at: place,
      };
    case "BinaryExpression": {
      const operands = [lowerExpression(env, node.left), lowerExpression(env, node.right)];
      return { kind: "operation", operator: node.operator, operands, at: place };
    }
    case "LogicalExpression":
      return {
        kind: "logical",
        operator: LOGICAL[node.operator],
        left: lowerExpression(env, node.left),
        right: lowerExpression(env, node.right),
        at: place,
      };
    case "AssignmentExpression":
      return lowerAssignment(env, node, place);
    case "ConditionalExpression":
      return {
        kind: "conditional",
        test: lowerExpression(env, node.test),
        consequent: lowerExpression(env, node.consequent),
        alternate: lowerExpression(env, node.alternate),
        at: place,
      };
    case "CallExpression":
    case "NewExpression":
      return lowerCall(env, node, place);
    case "MemberExpression":
      return lowerMember(env, node);
    case "SequenceExpression":
      return lowerComma(env, node, place);
    case "TemplateLiteral":
      return lowerTemplate(env, node, place);
    case "TaggedTemplateExpression": {
      const strings = node.quasi.quasis.map((quasi) =>
        constant(quasi.value.cooked ?? null, at(env, quasi)),
      );
      const values: readonly Expression[] = [
        { kind: "sequence", type: "list", items: strings, at: at(env, node.quasi) },
        ...node.quasi.expressions.map((expression) => lowerExpression(env, expression)),
      ];
      return {
        kind: "call",
        callee: lowerExpression(env, node.tag),
        arguments: values.map((value) => ({ value, name: null, spread: null, at: value.at })),
        isNew: false,
        at: place,
      };
    }
    case "AwaitExpression":
      return lowerAwait(env, node.argument, place);
    case "YieldExpression":
      return {
        kind: "yield",
        value: node.argument === null ? null : lowerExpression(env, node.argument),
        delegate: node.delegate,
        at: place,
      };
    case "ImportExpression":
      return lowerDynamicImport(env, node.source, place);
    case "MetaProperty":
      return builtin(`${node.meta.name}.${node.property.name}`, place);
    case "PrivateIdentifier":
      return constant(privateName(node.name), place);
    case "SpreadElement":
      return lowerSpread(env, node);
    case "JSXElement":
    case "JSXFragment":
      return lowerJsx(env, node);
    case "ChainExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
    case "ParenthesizedExpression":
      return lowerExpression(env, node.expression, hint);
    default:
      // A parser of the user's may know more of the language than we do.
      return { kind: "unknown", parts: [], at: place };
  }
}

const LOGICAL = { "&&": "and", "||": "or", "??": "nullish" } as const satisfies Readonly<
  Record<string, Logical["operator"]>
>;

function lowerLiteral({ value, regex }: Literal, place: Range): Expression {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number)
      ? constant(number, place)
      : { kind: "unknown", parts: [], at: place };
  }
  if (value instanceof RegExp || regex !== undefined) {
    return { kind: "unknown", parts: [], at: place };
  }
  // Facts are JSON, which has no infinity (`1e999`).
  if (typeof value === "number" && !Number.isFinite(value)) return builtin("Infinity", place);
  return constant(value, place);
}

function lowerObject(
  env: Environment,
  properties: readonly (Property | SpreadElement)[],
  place: Range,
): Expression {
  const entries = properties.map((property): MappingEntry => {
    if (property.type === "SpreadElement") {
      return { key: null, value: lowerExpression(env, property.argument) };
    }
    const key = lowerKey(env, property.key, property.computed);
    const name = key.kind === "constant" ? String(key.value) : "";
    const hint: Hint = { name, nameAt: key.at };
    const { value, kind, method } = property;
    if (value.type !== "FunctionExpression" || (kind === "init" && !method)) {
      return { key, value: lowerExpression(env, value, hint) };
    }
    const context = { hint, at: at(env, property) };
    if (kind === "get") {
      return { key, value: lowerFunction(env, value, { ...context, binding: "getter" }) };
    }
    const isNamedSetter = kind === "set" && key.kind === "constant";
    return {
      key: isNamedSetter ? constant(`${SETTER}${name}`, key.at) : key,
      value: lowerFunction(env, value, context),
    };
  });
  return { kind: "mapping", entries, at: place };
}

function lowerUnary(
  env: Environment,
  { operator, argument }: UnaryExpression,
  place: Range,
): Expression {
  const operand = lowerExpression(env, argument);
  if (operator === "void" && operand.kind === "constant") return constant(null, place);
  return { kind: "operation", operator: UNARY[operator], operands: [operand], at: place };
}

const UNARY: Readonly<Record<UnaryExpression["operator"], string>> = {
  "-": "neg",
  "+": "pos",
  "!": "not",
  "~": "~",
  typeof: "typeof",
  void: "void",
  delete: "delete",
};

function lowerAssignment(env: Environment, node: AssignmentExpression, place: Range): Assignment {
  const target = lowerTarget(env, node.left);
  const hint: Hint | null =
    node.left.type === "Identifier"
      ? { name: node.left.name, nameAt: target.at }
      : target.kind === "member"
        ? { name: target.name, nameAt: target.nameAt }
        : null;
  const value = lowerExpression(env, node.right, hint);
  const operator = node.operator.slice(0, -1);
  if (operator === "") return { kind: "assignment", target, value, operator: null, at: place };
  if (operator === "&&" || operator === "||" || operator === "??") {
    const left = isExpression(target) ? target : constant(null, place);
    const chosen: Logical = {
      kind: "logical",
      operator: LOGICAL[operator],
      left,
      right: value,
      at: place,
    };
    return { kind: "assignment", target, value: chosen, operator: null, at: place };
  }
  return { kind: "assignment", target, value, operator, at: place };
}

/** Whether a target can be read as well. */
function isExpression<T extends { readonly kind: string }>(
  target: T,
): target is Exclude<T, { readonly kind: "pattern" | "object-pattern" }> {
  return target.kind !== "pattern" && target.kind !== "object-pattern";
}

function lowerCall(
  env: Environment,
  node: CallExpression | NewExpression,
  place: Range,
): Expression {
  if (node.type === "CallExpression") {
    const module = lowerRequire(env, node.callee, node.arguments, place);
    if (module !== null) return module;
  }
  const callee = lowerExpression(env, node.callee);
  return {
    kind: "call",
    callee:
      callee.kind === "super"
        ? { kind: "member", object: callee, name: CONSTRUCTOR, nameAt: callee.at, at: callee.at }
        : callee,
    arguments: node.arguments.map((argument) => lowerArgument(env, argument)),
    isNew: node.type === "NewExpression",
    at: place,
  };
}

function lowerArgument(env: Environment, node: ExpressionNode): Argument {
  const isSpread = node.type === "SpreadElement";
  return {
    value: lowerExpression(env, isSpread ? node.argument : node),
    name: null,
    spread: isSpread ? "items" : null,
    at: at(env, node),
  };
}

function lowerSpread(env: Environment, node: SpreadElement): Spread {
  return { kind: "spread", value: lowerExpression(env, node.argument), at: at(env, node) };
}

/** `a, b`. Compilers write `(0, f)(x)` to call without a receiver: that is `f` alone. */
function lowerComma(env: Environment, node: SequenceExpression, place: Range): Expression {
  const operands = node.expressions.map((expression) => lowerExpression(env, expression));
  const telling = operands.filter(
    (operand, index) => operand.kind !== "constant" || index === operands.length - 1,
  );
  const [only] = telling;
  if (only !== undefined && telling.length === 1) return only;
  return { kind: "operation", operator: ",", operands: telling, at: place };
}

function lowerTemplate(env: Environment, node: TemplateLiteral, place: Range): Expression {
  const text = constantString(node);
  if (text !== null) return constant(text, place);
  const operands = node.quasis.flatMap((quasi, index): readonly Expression[] => {
    const { cooked } = quasi.value;
    const expression = node.expressions[index];
    return [
      ...(cooked === "" ? [] : [constant(cooked ?? null, at(env, quasi))]),
      ...(expression === undefined ? [] : [lowerExpression(env, expression)]),
    ];
  });
  return { kind: "operation", operator: "template", operands, at: place };
}

/** `await import("x")` is the module itself. */
function lowerAwait(env: Environment, node: ExpressionNode, place: Range): Expression {
  if (node.type === "ImportExpression") {
    const request = requestOf(env, node.source);
    if (request !== null) return wholeModule(request, place);
  }
  return { kind: "await", value: lowerExpression(env, node), at: place };
}
