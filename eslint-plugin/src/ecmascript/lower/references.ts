/** Names, members and modules: what a reference stands for. */
import {
  ITERATE,
  type Argument,
  type Constant,
  type Expression,
  type Import,
  type ModuleRequest,
  type Range,
} from "../../facts/facts.js";
import type { ExpressionNode, Identifier, MemberExpression } from "../ast/expression-nodes.js";
import { at, builtin, nameAt, variable, type Environment } from "./environment.js";
import { lowerExpression } from "./expressions.js";

/** What an identifier that is read stands for. */
export function lowerIdentifier(env: Environment, node: Identifier): Expression {
  const { name } = node;
  const place = nameAt(env, node);
  const binding = env.block.find(name);
  if (binding?.kind === "variable") {
    env.unit.referenced.add(binding);
    return variable(binding, place);
  }
  if (binding?.kind === "import") {
    return { kind: "import", request: binding.request, name: binding.name, at: place };
  }
  if (binding?.kind === "value") return { ...binding.value, at: place };
  if (name === "undefined") return { kind: "constant", value: null, at: place };
  if (name === "arguments" && env.frame !== null) return lowerArguments(env, place);
  if (name === "exports" && env.unit.isCommonJs) return { kind: "exports", at: place };
  return builtin(name, place);
}

/**
 * `arguments` is the list of the parameters and of what was given beyond them, for which the
 * function gets a rest parameter.
 */
function lowerArguments(env: Environment, place: Range): Expression {
  const parameters = env.frame?.parameters ?? [];
  const scope = env.frame?.owner.id ?? 0;
  if (parameters.at(-1)?.kind !== "rest") {
    const name = env.frame?.owner.fresh("arguments") ?? "arguments";
    parameters.push({
      name,
      at: place,
      kind: "rest",
      target: null,
      default: null,
      annotation: null,
    });
  }
  const items = parameters.map(({ name, kind }): Expression => {
    const item = variable({ kind: "variable", scope, name }, place);
    return kind === "rest" ? { kind: "spread", value: item, at: place } : item;
  });
  const [only] = items;
  if (items.length === 1 && only?.kind === "spread") return only.value;
  return { kind: "sequence", type: "list", items, at: place };
}

/** `a.b`, `a["b"]`, `a.#b`, `a[i]`. */
export function lowerMember(env: Environment, node: MemberExpression): Expression {
  const { object, property, computed } = node;
  const place = at(env, node);
  const name = computed ? constantKey(env, property) : nameOfKey(property);
  if (name === "exports" && isGlobal(env, object, "module") && env.unit.isCommonJs) {
    return { kind: "exports", at: place };
  }
  const lowered = lowerExpression(env, object);
  return name === null
    ? { kind: "index", object: lowered, index: lowerExpression(env, property), at: place }
    : { kind: "member", object: lowered, name, nameAt: at(env, property), at: place };
}

/** The key of a member, a property or a class element as an expression. */
export function lowerKey(env: Environment, key: ExpressionNode, computed: boolean): Expression {
  const place = at(env, key);
  const name = computed ? constantKey(env, key) : nameOfKey(key);
  if (name !== null) return { kind: "constant", value: name, at: place };
  return lowerExpression(env, key);
}

/** `#name`, as a name that no public member and nothing of the analysis has. */
export function privateName(name: string): string {
  return `~${name}`;
}

/** The name that a key gives, where it needs no evaluation. */
function nameOfKey(key: ExpressionNode): string | null {
  switch (key.type) {
    case "Identifier":
      return key.name;
    case "PrivateIdentifier":
      return privateName(key.name);
    case "Literal":
      return typeof key.value === "string" ? key.value : null;
    default:
      return null;
  }
}

/** The name that a key in brackets gives, where it is plain to see. */
function constantKey(env: Environment, key: ExpressionNode): string | null {
  if (key.type === "MemberExpression" && isGlobal(env, key.object, "Symbol") && !key.computed) {
    const symbol = nameOfKey(key.property);
    return symbol === "iterator" || symbol === "asyncIterator" ? ITERATE : null;
  }
  return constantString(key);
}

/** Whether a node is a name that no scope of the file binds. */
export function isGlobal(env: Environment, node: ExpressionNode, name: string): boolean {
  return node.type === "Identifier" && node.name === name && env.block.find(name) === null;
}

/** The text of a string literal or of a template that holds nothing else. */
export function constantString(node: ExpressionNode | undefined): string | null {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type !== "TemplateLiteral" || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}

/** A request for the module that a constant string names; null where it must be computed. */
export function requestOf(
  env: Environment,
  source: ExpressionNode | undefined,
): ModuleRequest | null {
  const specifier = constantString(source);
  return specifier === null || source === undefined
    ? null
    : { specifier, level: 0, at: at(env, source) };
}

/** A whole module, at the place of what asks for it. */
export function wholeModule(request: ModuleRequest, place: Range): Import {
  return { kind: "import", request, name: null, at: place };
}

/** `require("x")`, where `require` is Node's own; null for any other call. */
export function lowerRequire(
  env: Environment,
  callee: ExpressionNode,
  [source]: readonly ExpressionNode[],
  place: Range,
): Import | null {
  if (callee.type !== "Identifier") return null;
  const binding = env.block.find(callee.name);
  const isRequire =
    binding === null
      ? callee.name === "require"
      : binding.kind === "variable" && env.unit.requires.has(binding);
  const request = isRequire ? requestOf(env, source) : null;
  return request === null ? null : wholeModule(request, place);
}

/** `import("x")` where it is not awaited at once: a promise of the module. */
export function lowerDynamicImport(
  env: Environment,
  source: ExpressionNode,
  place: Range,
): Expression {
  const request = requestOf(env, source);
  if (request === null) {
    return callOf(builtin("import", place), [lowerExpression(env, source)], place);
  }
  const resolve: Expression = {
    kind: "member",
    object: builtin("Promise", place),
    name: "resolve",
    nameAt: place,
    at: place,
  };
  return callOf(resolve, [wholeModule(request, place)], place);
}

/** A plain call with positional arguments. */
export function callOf(
  callee: Expression,
  values: readonly Expression[],
  place: Range,
): Expression {
  return { kind: "call", callee, arguments: values.map(given), isNew: false, at: place };
}

function given(value: Expression): Argument {
  return { value, name: null, spread: null, at: value.at };
}

/** The same with `new`. */
export function newOf(callee: Expression, values: readonly Expression[], place: Range): Expression {
  return { kind: "call", callee, arguments: values.map(given), isNew: true, at: place };
}

export function constant(value: Constant["value"], place: Range): Constant {
  return { kind: "constant", value, at: place };
}
