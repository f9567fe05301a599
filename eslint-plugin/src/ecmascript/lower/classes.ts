/** Lowers classes. Their static parts run once the class is there, as the language has it. */
import {
  CONSTRUCTOR,
  SETTER,
  type Assignment,
  type ClassFact,
  type Expression,
  type FunctionFact,
  type Range,
  type Statement,
  type Target,
  type Variable,
} from "../../facts/facts.js";
import type {
  ClassElement,
  ClassExpression,
  Decorator,
  FunctionExpression,
  MethodDefinition,
  PropertyDefinition,
  StaticBlock,
} from "../ast/expression-nodes.js";
import type { ClassDeclaration } from "../ast/statement-nodes.js";
import { namesOf } from "./declarations.js";
import {
  assignment,
  at,
  firstUnit,
  madeUpVariable,
  variable,
  type Environment,
} from "./environment.js";
import { lowerExpression } from "./expressions.js";
import { functionOf, lowerFunction, patternOf, withOwnName, type Hint } from "./functions.js";
import { callOf, lowerKey } from "./references.js";
import { Block, type Owner } from "./scope.js";
import { declareBody, lowerStatements, statementOf } from "./statements.js";

type ClassNode = ClassDeclaration | ClassExpression;

/** Lowers a class declaration to the statements that make the class and then its static parts. */
export function lowerClassDeclaration(
  env: Environment,
  node: ClassDeclaration,
  self: Variable,
): readonly Statement[] {
  const hint: Hint | null = node.id === null ? null : { name: node.id.name, nameAt: self.at };
  const value = lowerClass(env, node, hint);
  return [
    assignment(self, value, value.at),
    ...lowerStatics(env, node, self).map((part) => statementOf(part)),
  ];
}

/** Lowers a class used as a value. */
export function lowerClassExpression(
  env: Environment,
  node: ClassExpression,
  hint: Hint | null,
): Expression {
  const { id } = node;
  if (id !== null) {
    const own: Hint = { name: id.name, nameAt: at(env, id) };
    return withOwnName(env, id, (inner) => lowerWithStatics(inner, node, own));
  }
  return lowerWithStatics(env, node, hint);
}

function lowerWithStatics(env: Environment, node: ClassExpression, hint: Hint | null): Expression {
  const value = lowerClass(env, node, hint);
  if (!node.body.body.some((element) => isStaticPart(element))) return value;
  const self = madeUpVariable(env, "$class", node);
  const made: Assignment = {
    kind: "assignment",
    target: self,
    value,
    operator: null,
    at: value.at,
  };
  const operands = [made, ...lowerStatics(env, node, self), self];
  return { kind: "operation", operator: ",", operands, at: value.at };
}

/** Lowers the class itself, without its static parts. */
function lowerClass(env: Environment, node: ClassNode, hint: Hint | null): Expression {
  const { unit } = env;
  const id = unit.classes.push(null) - 1;
  const owner = unit.createOwner();
  const bases = node.superClass === null ? [] : [lowerExpression(env, node.superClass)];
  const decorators = lowerDecorators(env, node.decorators);
  const parts: ClassParts = { env, owner, fields: instanceFields(node), body: [] };
  const constructor = node.body.body.find(isConstructor);
  const hasProperties =
    constructor?.value.params.some(({ type }) => type === "TSParameterProperty") ?? false;
  for (const element of node.body.body) {
    if (element.type === "MethodDefinition") lowerMethod(parts, element, hasProperties);
  }
  const place = withoutDecorators(env, node);
  const fact: ClassFact = {
    id,
    name: hint?.name ?? "",
    at: place,
    nameAt: hint?.nameAt ?? firstUnit(env, node),
    scope: owner.id,
    bases,
    decorators,
    body: parts.body,
    fields: [],
    fieldInitializer:
      hasProperties || parts.fields.length === 0 ? null : lowerFieldInitializer(parts, node),
  };
  unit.classes[id] = fact;
  return { kind: "class", class: id, at: place };
}

interface ClassParts {
  readonly env: Environment;
  readonly owner: Owner;
  readonly fields: readonly PropertyDefinition[];
  readonly body: Statement[];
}

function lowerDecorators(
  env: Environment,
  decorators: readonly Decorator[] = [],
): readonly Expression[] {
  return decorators.map(({ expression }) => lowerExpression(env, expression));
}

/** Some parsers begin a definition at its decorators. */
function withoutDecorators(env: Environment, node: ClassNode | MethodDefinition): Range {
  const [start, end] = node.range;
  const after = node.decorators?.at(-1)?.range[1] ?? start;
  const { text } = env.unit;
  let from = Math.max(start, after);
  while (from > start && /\s/u.test(text[from] ?? "")) from++;
  return env.unit.place([from, end]);
}

function lowerMethod(parts: ClassParts, node: MethodDefinition, hasProperties: boolean): void {
  const { env, owner, body, fields } = parts;
  const { value } = node;
  if (value.type !== "FunctionExpression") return;
  const key = lowerKey(env, node.key, node.computed);
  const place = withoutDecorators(env, node);
  const name = key.kind === "constant" ? String(key.value) : "";
  const isMaker = isConstructor(node);
  const method = lowerFunction(env, value, {
    hint: { name, nameAt: key.at },
    binding: bindingOf(node),
    at: place,
    decorators: lowerDecorators(env, node.decorators),
    ...(isMaker && hasProperties
      ? {
          prologue: (inner: Environment) => [
            ...parameterProperties(inner, value),
            ...fields.map((field) => lowerField(inner, env, field)),
          ],
        }
      : {}),
  });
  if (key.kind !== "constant") {
    // No one can tell under which name it is kept; it is made all the same.
    body.push({
      kind: "expression",
      value: { kind: "unknown", parts: [key, method], at: place },
      at: place,
    });
    return;
  }
  const member = isMaker ? CONSTRUCTOR : node.kind === "set" ? `${SETTER}${name}` : name;
  const target: Variable = { kind: "variable", scope: owner.id, name: member, at: key.at };
  body.push(assignment(target, method, place));
}

function isConstructor(
  element: ClassElement,
): element is MethodDefinition & { readonly value: FunctionExpression } {
  return (
    element.type === "MethodDefinition" &&
    element.kind === "constructor" &&
    element.value.type === "FunctionExpression"
  );
}

function bindingOf({ kind, static: isStatic }: MethodDefinition): FunctionFact["binding"] {
  if (kind === "get") return "getter";
  return isStatic ? "class" : "instance";
}

/** `constructor(private rng: Random)` sets `this.rng`. */
function parameterProperties(env: Environment, { params }: FunctionExpression): Statement[] {
  return params.flatMap((parameter) => {
    if (parameter.type !== "TSParameterProperty") return [];
    const place = at(env, parameter.parameter);
    return namesOf(patternOf(parameter)).map((name) => {
      const target = memberOf({ kind: "self", at: place }, name, place);
      return assignment(target, variable(env.block.declare(name), place), place);
    });
  });
}

function memberOf(object: Expression, name: string, place: Range): Target {
  return { kind: "member", object, name, nameAt: place, at: place };
}

/** Fields that every instance gets a value for. */
function instanceFields({ body }: ClassNode): readonly PropertyDefinition[] {
  return body.body.filter((element) => isField(element)).filter((field) => !field.static);
}

function isField(element: ClassElement): element is PropertyDefinition {
  return (
    (element.type === "PropertyDefinition" || element.type === "AccessorProperty") &&
    element.value !== null &&
    element.declare !== true
  );
}

/** `x = 1;` as an assignment to `this.x`; its value sees the names around the class. */
function lowerField(env: Environment, around: Environment, node: PropertyDefinition): Statement {
  const inner: Environment = {
    ...env,
    block: new Block(env.block.owner, around.block),
    frame: null,
  };
  return statementOf(assignField(inner, node, { kind: "self", at: at(env, node.key) }));
}

function assignField(env: Environment, node: PropertyDefinition, self: Expression): Assignment {
  const key = lowerKey(env, node.key, node.computed);
  const place = at(env, node);
  const target: Target =
    key.kind === "constant"
      ? memberOf(self, String(key.value), key.at)
      : { kind: "index", object: self, index: key, at: key.at };
  const hint: Hint | null =
    key.kind === "constant" ? { name: String(key.value), nameAt: key.at } : null;
  const value: Expression =
    node.value === null
      ? { kind: "constant", value: null, at: place }
      : lowerExpression(env, node.value, hint);
  return { kind: "assignment", target, value, operator: null, at: place };
}

function lowerFieldInitializer({ env, fields }: ClassParts, node: ClassNode): number {
  const around = { ...env, frame: null, receiver: null };
  return functionOf(around, node.body, "own", (inner) =>
    fields.map((field) => lowerField(inner, env, field)),
  ).function;
}

function isStaticPart(element: ClassElement): element is PropertyDefinition | StaticBlock {
  return element.type === "StaticBlock" || (isField(element) && element.static);
}

/** Static fields and blocks, in order, as expressions that run once the class is made. */
function lowerStatics(env: Environment, node: ClassNode, self: Variable): readonly Expression[] {
  const inner: Environment = { ...env, receiver: self, frame: null };
  return node.body.body.filter(isStaticPart).map((element) => {
    if (element.type === "StaticBlock") return lowerStaticBlock(inner, element);
    return assignField(inner, element, { ...self, at: at(env, element.key) });
  });
}

/** `static { … }` is a function that is called at once. */
function lowerStaticBlock(env: Environment, node: StaticBlock): Expression {
  const made = functionOf(env, node, "lexical", (inner) => [
    ...declareBody(inner, node.body),
    ...lowerStatements(inner, node.body),
  ]);
  return callOf(made, [], made.at);
}
