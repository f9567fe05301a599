/** Lowers definitions with decorators: functions, methods and classes. */
import {
  SETTER,
  type ClassExpression,
  type Expression,
  type FunctionFact,
  type Statement,
} from "../../facts/facts.js";
import type * as ast from "../parser/nodes.js";
import { assignment, effect, resolve, targetOf, type Context } from "./context.js";
import { lowerExpression } from "./expressions.js";
import { lowerFunction } from "./functions.js";
import { lowerStatements } from "./statements.js";

type FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef;

/** Decorators that say what reading a member gives, by the last part of their name. */
const BINDINGS: ReadonlyMap<string, FunctionFact["binding"]> = new Map([
  ["staticmethod", "static"],
  ["abstractstaticmethod", "static"],
  ["classmethod", "class"],
  ["abstractclassmethod", "class"],
  ["property", "getter"],
  ["abstractproperty", "getter"],
  ["cached_property", "cached"],
]);

/** Lowers a function to the assignment that binds its name. */
export function lowerFunctionDefinition(ctx: Context, node: FunctionNode): Statement {
  let binding: FunctionFact["binding"] = "instance";
  let accessor: string | null = null;
  const decorators: Expression[] = [];
  for (const decorator of node.decorator_list) {
    const own = ctx.scope.kind === "class" ? bindingOf(ctx, decorator) : null;
    const ofProperty = own === null ? accessorOf(decorator, node.name) : null;
    if (own !== null) binding = own;
    else if (ofProperty !== null) accessor = ofProperty;
    else decorators.push(lowerExpression(ctx, decorator));
  }
  if (accessor === "getter") binding = "getter";
  const value = lowerFunction(ctx, node, { binding, decorators });
  // Nothing ever calls a deleter by the property's name.
  if (accessor === "deleter") return effect(value, node.range);
  const target = targetOf(ctx, node.name, node.nameRange);
  if (accessor === "setter" && target.kind === "variable") {
    return assignment({ ...target, name: `${SETTER}${target.name}` }, value, node.range);
  }
  return assignment(target, value, node.range);
}

/** What a decorator says of how a method is read, or null. */
function bindingOf(ctx: Context, node: ast.Expression): FunctionFact["binding"] | null {
  if (node.type === "Attribute") return BINDINGS.get(node.attr) ?? null;
  if (node.type !== "Name") return null;
  const binding = resolve(ctx, node.id);
  const definition = binding?.definitions[0];
  // A name that the file binds itself is trusted if it was imported.
  if (definition === undefined) return BINDINGS.get(node.id) ?? null;
  return definition.node.type === "alias" ? (BINDINGS.get(definition.node.name) ?? null) : null;
}

/** `@name.setter` and the like, above a function that is called `name` as well. */
function accessorOf(node: ast.Expression, name: string): string | null {
  if (node.type !== "Attribute" || node.value.type !== "Name" || node.value.id !== name)
    return null;
  return ["getter", "setter", "deleter"].includes(node.attr) ? node.attr : null;
}

/** Lowers a class to the assignment that binds its name. */
export function lowerClassDefinition(ctx: Context, node: ast.ClassDef): Statement {
  const decorators = node.decorator_list.map((decorator) => lowerExpression(ctx, decorator));
  const value = lowerClass(ctx, node, decorators);
  return assignment(targetOf(ctx, node.name, node.nameRange), value, node.range);
}

function lowerClass(
  outer: Context,
  node: ast.ClassDef,
  decorators: readonly Expression[],
): ClassExpression {
  const { unit } = outer;
  const id = unit.classes.push(null) - 1;
  const scope = unit.scopeOf(node);
  const around = scope.parent?.kind === "type-parameters" ? scope.parent : outer.scope;
  const bases = node.bases.map((base) =>
    lowerExpression({ ...outer, scope: around }, base.type === "Starred" ? base.value : base),
  );
  const ctx: Context = { ...outer, scope, frame: unit.enter(scope), className: node.name };
  unit.classes[id] = {
    id,
    name: node.name,
    at: node.range,
    nameAt: node.nameRange,
    scope: ctx.frame.id,
    bases,
    decorators,
    body: lowerStatements(ctx, node.body),
    fields: node.body.flatMap((statement) => fieldOf(statement) ?? []),
    fieldInitializer: null,
  };
  return { kind: "class", class: id, at: node.range };
}

/** The member that a dataclass takes as an argument of its constructor, or null. */
function fieldOf(node: ast.Statement): string | null {
  if (node.type !== "AnnAssign" || node.target.type !== "Name" || !node.simple) return null;
  const { annotation, value } = node;
  if (NO_FIELDS.has(nameOfType(annotation))) return null;
  const isLeftOut = value?.type === "Call" && value.keywords.some(isNoArgument);
  return isLeftOut ? null : node.target.id;
}

/** Annotations of what is no field. */
const NO_FIELDS: ReadonlySet<string> = new Set(["ClassVar", "KW_ONLY"]);

/** The last part of an annotation's name: `ClassVar` of `typing.ClassVar[int]`. */
function nameOfType(node: ast.Expression): string {
  switch (node.type) {
    case "Name":
      return node.id;
    case "Attribute":
      return node.attr;
    case "Subscript":
      return nameOfType(node.value);
    case "Constant":
      return node.literal === "str" ? lastPart(node.value) : "";
    default:
      return "";
  }
}

function lastPart(type: string): string {
  const name = type.split("[", 1)[0] ?? "";
  return name.slice(name.lastIndexOf(".") + 1).trim();
}

/** `init=False` of `field(…)`. */
function isNoArgument({ arg, value }: ast.Keyword): boolean {
  return arg === "init" && value.type === "Constant" && value.value === false;
}
