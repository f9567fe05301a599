/** Lowers statements. */
import type { Assignment, Expression, Statement, Target, Try } from "../../facts/facts.js";
import type { ExpressionNode, Identifier } from "../ast/expression-nodes.js";
import type {
  StatementNode,
  TryStatement,
  VariableDeclaration,
  VariableDeclarator,
} from "../ast/statement-nodes.js";
import { lowerAnnotation } from "./annotations.js";
import { lowerClassDeclaration } from "./classes.js";
import { blockNames, isAmbient, namesOf, unexported, varDeclarations } from "./declarations.js";
import {
  assignment,
  at,
  declared,
  defaultExport,
  inBlock,
  type Environment,
} from "./environment.js";
import { lowerExpression } from "./expressions.js";
import { lowerFunction, type Hint } from "./functions.js";
import { foldLeaves, jump, lowerSwitch } from "./jumps.js";
import { lowerLoop } from "./loops.js";
import { lowerModuleItem } from "./modules.js";
import { constant } from "./references.js";
import { lowerTarget } from "./targets.js";
import { lowerEnum, lowerImportEquals, lowerNamespace } from "./typescript.js";

/**
 * Declares the names of a function's or module's body in the block at hand.
 *
 * @returns what the language does before the body runs: a `var` is undefined at first
 */
export function declareBody(
  env: Environment,
  statements: readonly StatementNode[],
): readonly Statement[] {
  const { block } = env;
  for (const name of blockNames(statements)) block.declare(name);
  const variables = varDeclarations(statements).flatMap(({ declarations }) => declarations);
  // Parameters and functions of the same name keep their values.
  const unset = new Map<string, Identifier>();
  for (const { id, init } of variables) {
    if (id.type !== "Identifier" || init !== null || block.has(id.name)) continue;
    if (!unset.has(id.name)) unset.set(id.name, id);
  }
  for (const { id } of variables) for (const name of namesOf(id)) block.declare(name);
  return [...unset.values()].map((id) => {
    const target = declared(env, id);
    return assignment(target, constant(null, target.at), target.at);
  });
}

/** Lowers the statements of a block of its own. */
export function lowerBlock(
  env: Environment,
  statements: readonly StatementNode[],
): readonly Statement[] {
  const inner = inBlock(env);
  for (const name of blockNames(statements)) inner.block.declare(name);
  return lowerStatements(inner, statements);
}

/** Lowers statements whose names are declared: functions are there before anything runs. */
export function lowerStatements(
  env: Environment,
  statements: readonly StatementNode[],
): readonly Statement[] {
  return [...lowerFunctions(env, statements), ...lowerInOrder(env, statements)];
}

/** The functions that statements declare. */
export function lowerFunctions(
  env: Environment,
  statements: readonly StatementNode[],
): readonly Statement[] {
  return statements.flatMap((statement) => {
    const declaration = unexported(statement);
    if (declaration.type !== "FunctionDeclaration") return [];
    const { id } = declaration;
    const target = id === null ? defaultExport(env, declaration) : declared(env, id);
    return [assignment(target, lowerFunction(env, declaration), at(env, declaration))];
  });
}

/** Lowers statements one after the other, function declarations left out. */
export function lowerInOrder(
  env: Environment,
  statements: readonly StatementNode[],
): readonly Statement[] {
  return statements.flatMap((statement) => lowerStatement(env, statement));
}

/** Lowers a statement that stands where a block could: the body of an `if` or of a loop. */
export function lowerBranch(env: Environment, node: StatementNode): readonly Statement[] {
  return node.type === "BlockStatement" ? lowerBlock(env, node.body) : lowerBlock(env, [node]);
}

/** Lowers one statement; a function declaration gives none, see `lowerFunctions`. */
export function lowerStatement(env: Environment, node: StatementNode): readonly Statement[] {
  const place = at(env, node);
  switch (node.type) {
    case "ExpressionStatement":
      return typeof node.directive === "string" ? [] : lowerEffects(env, node.expression);
    case "BlockStatement":
      return lowerBlock(env, node.body);
    case "WithStatement":
      return [...lowerEffects(env, node.object), ...lowerBranch(env, node.body)];
    case "ReturnStatement": {
      const value = node.argument === null ? null : lowerExpression(env, node.argument);
      return [{ kind: "return", value, at: place }];
    }
    case "LabeledStatement":
      return lowerLabeled(env, node.label.name, node.body);
    case "BreakStatement":
    case "ContinueStatement":
      return jump(env, node);
    case "IfStatement":
      return [
        {
          kind: "if",
          test: lowerExpression(env, node.test),
          consequent: lowerBranch(env, node.consequent),
          alternate: node.alternate === null ? [] : lowerBranch(env, node.alternate),
          at: place,
        },
      ];
    case "SwitchStatement":
      return lowerSwitch(env, node);
    case "ThrowStatement":
      return [{ kind: "raise", value: lowerExpression(env, node.argument), at: place }];
    case "TryStatement":
      return [lowerTry(env, node)];
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
      return lowerLoop(env, node, null);
    case "VariableDeclaration":
      return lowerVariables(env, node);
    case "ClassDeclaration":
      return isAmbient(node) || node.id === null
        ? []
        : lowerClassDeclaration(env, node, declared(env, node.id));
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
    case "ExportAllDeclaration":
    case "TSExportAssignment":
      return lowerModuleItem(env, node);
    case "TSEnumDeclaration":
      return lowerEnum(env, node);
    case "TSModuleDeclaration":
      return lowerNamespace(env, node);
    case "TSImportEqualsDeclaration":
      return lowerImportEquals(env, node);
    default:
      return [];
  }
}

/** An expression that stands for what it does. */
function lowerEffects(env: Environment, node: ExpressionNode): readonly Statement[] {
  if (node.type === "SequenceExpression") {
    return node.expressions.flatMap((expression) => lowerEffects(env, expression));
  }
  return [statementOf(lowerExpression(env, node))];
}

/** An expression as a statement of its own: an assignment or a deletion is one by itself. */
export function statementOf(value: Expression): Statement {
  if (value.kind === "assignment") return assignStatement(value);
  const [operand] = value.kind === "operation" && value.operator === "delete" ? value.operands : [];
  if (operand?.kind === "member" || operand?.kind === "index") {
    return { kind: "delete", targets: [operand], at: value.at };
  }
  return { kind: "expression", value, at: value.at };
}

/** `a = b = c` assigns one value to several targets. */
function assignStatement(outer: Assignment): Statement {
  const targets: Target[] = [outer.target];
  let { value } = outer;
  while (outer.operator === null && value.kind === "assignment" && value.operator === null) {
    targets.push(value.target);
    ({ value } = value);
  }
  return {
    kind: "assign",
    targets,
    value,
    operator: outer.operator,
    annotation: null,
    at: outer.at,
  };
}

function lowerLabeled(env: Environment, label: string, body: StatementNode): readonly Statement[] {
  switch (body.type) {
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
      return lowerLoop(env, body, label);
    default:
      return foldLeaves(env, "block", label, (inner) => lowerBranch(inner, body));
  }
}

function lowerTry(env: Environment, node: TryStatement): Try {
  const { block, handler, finalizer } = node;
  return {
    kind: "try",
    body: lowerBlock(env, block.body),
    handlers: handler === null ? [] : [lowerHandler(env, handler)],
    orelse: [],
    finalizer: finalizer === null ? [] : lowerBlock(env, finalizer.body),
    at: at(env, node),
  };
}

function lowerHandler(
  env: Environment,
  { param, body }: NonNullable<TryStatement["handler"]>,
): Try["handlers"][number] {
  const inner = inBlock(env);
  if (param !== null) for (const name of namesOf(param)) inner.block.declare(name);
  return {
    target: param === null ? null : lowerTarget(inner, param),
    body: lowerBlock(inner, body.body),
  };
}

/** Lowers `let`, `const`, `var` and `using` with their values. */
export function lowerVariables(env: Environment, node: VariableDeclaration): readonly Statement[] {
  if (isAmbient(node)) return [];
  return node.declarations.flatMap((declarator) => lowerDeclarator(env, node, declarator));
}

function lowerDeclarator(
  env: Environment,
  { kind }: VariableDeclaration,
  { id, init, range }: VariableDeclarator,
): readonly Statement[] {
  // `var x;` does nothing where it stands; the variable was undefined from the start.
  if (init === null && kind === "var") return [];
  const place = env.unit.place(range);
  const target = lowerTarget(env, id);
  const hint: Hint | null = id.type === "Identifier" ? { name: id.name, nameAt: target.at } : null;
  const value = init === null ? constant(null, place) : lowerExpression(env, init, hint);
  if (id.type === "Identifier" && init !== null && isCreateRequire(init)) {
    const binding = env.block.find(id.name);
    if (binding?.kind === "variable") env.unit.requires.add(binding);
  }
  const annotation = "typeAnnotation" in id ? lowerAnnotation(env, id.typeAnnotation) : null;
  return [{ kind: "assign", targets: [target], value, operator: null, annotation, at: place }];
}

/** `createRequire(…)` of `node:module`, under its own name or as a member. */
function isCreateRequire(node: ExpressionNode): boolean {
  if (node.type !== "CallExpression") return false;
  const { callee } = node;
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  return name.type === "Identifier" && name.name === "createRequire";
}
