/** Lowers what TypeScript alone has at run time: enums, namespaces, `import x = …`. */
import type { Expression, MappingEntry, Range, Statement, Variable } from "../../facts/facts.js";
import type { Identifier } from "../ast/expression-nodes.js";
import type {
  EntityName,
  StatementNode,
  TSEnumDeclaration,
  TSEnumMember,
  TSImportEqualsDeclaration,
  TSModuleBlock,
  TSModuleDeclaration,
} from "../ast/statement-nodes.js";
import { blockNames, isAmbient, unexported, variableNames } from "./declarations.js";
import {
  assignment,
  at,
  declared,
  inBlock,
  nameAt,
  variable,
  type Environment,
} from "./environment.js";
import { lowerExpression } from "./expressions.js";
import { constant, lowerIdentifier, requestOf, wholeModule } from "./references.js";
import { declareBody, lowerStatements } from "./statements.js";

/** Notes the names of types, so that an annotation is not taken for a class of this name. */
export function declareTypes(env: Environment, statements: readonly StatementNode[]): void {
  for (const statement of statements) {
    const declaration = unexported(statement);
    if (declaration.type === "TSTypeAliasDeclaration") {
      env.unit.typeAliases.set(declaration.id.name, declaration.typeAnnotation);
    } else if (declaration.type === "TSInterfaceDeclaration") {
      env.unit.typeAliases.set(declaration.id.name, null);
    }
  }
}

/** `enum E { A, B = 4 }` is a mapping of its members to their values. */
export function lowerEnum(env: Environment, node: TSEnumDeclaration): readonly Statement[] {
  if (isAmbient(node)) return [];
  const place = at(env, node);
  const { target, isMerged } = declaredAgain(env, node.id);
  const inner = inBlock(env);
  let previous: Expression = constant(-1, place);
  const entries = (node.body?.members ?? node.members ?? []).map((member): MappingEntry => {
    const name = member.id.type === "Identifier" ? member.id.name : String(member.id.value);
    previous = enumValue(inner, member, previous);
    // The members below know it under its bare name.
    inner.block.declareValue(name, previous);
    return { key: constant(name, at(env, member.id)), value: previous };
  });
  const merged: readonly MappingEntry[] = isMerged ? [{ key: null, value: target }] : [];
  const value: Expression = { kind: "mapping", entries: [...merged, ...entries], at: place };
  return [assignment(target, value, place)];
}

function enumValue(
  env: Environment,
  { initializer, range }: TSEnumMember,
  previous: Expression,
): Expression {
  if (initializer === undefined || initializer === null) {
    const place = env.unit.place(range);
    if (previous.kind === "constant" && typeof previous.value === "number") {
      return constant(previous.value + 1, place);
    }
    return {
      kind: "operation",
      operator: "+",
      operands: [previous, constant(1, place)],
      at: place,
    };
  }
  return lowerExpression(env, initializer);
}

/** A name that a declaration binds, which an earlier declaration may have bound as well. */
function declaredAgain(env: Environment, id: Identifier): { target: Variable; isMerged: boolean } {
  const target = declared(env, id);
  return { target, isMerged: env.unit.assignmentsTo(target.scope, target.name) > 1 };
}

/** `namespace N { … }`: its statements, then a mapping of what it exports. */
export function lowerNamespace(env: Environment, node: TSModuleDeclaration): readonly Statement[] {
  const path = pathOf(node);
  const body = blockOf(node);
  const [first, ...nested] = path;
  if (isAmbient(node) || node.kind === "global" || first === undefined || body === null) return [];
  const inner = inBlock(env);
  const hoisted = declareBody(inner, body.body);
  const statements = [...hoisted, ...lowerStatements(inner, body.body)];
  const exported = exportedVariables(inner, body);
  if (statements.length === 0 && exported.length === 0) return [];
  const place = at(env, node);
  const { target, isMerged } = declaredAgain(env, first);
  if (isMerged && nested.length === 0) {
    return [...statements, ...exported.map((item) => setMember(target, item, place))];
  }
  const value = nested.reduceRight<Expression>(
    (content, { name, range }) => mappingOf([[name, content]], env.unit.place(range)),
    mappingOf(exported, place),
  );
  return [...statements, assignment(target, value, place)];
}

type Exported = readonly [name: string, value: Expression];

function mappingOf(items: readonly Exported[], place: Range): Expression {
  const entries = items.map(([name, value]) => ({ key: constant(name, value.at), value }));
  return { kind: "mapping", entries, at: place };
}

function setMember(object: Variable, [name, value]: Exported, place: Range): Statement {
  const { at: nameAt } = value;
  return assignment({ kind: "member", object, name, nameAt, at: nameAt }, value, place);
}

/** The names of `namespace A.B.C`; empty for an ambient module, whose name is a string. */
function pathOf({ id, body }: TSModuleDeclaration): readonly Identifier[] {
  if (id.type === "Literal") return [];
  const own = entityPath(id);
  return body?.type === "TSModuleDeclaration" ? [...own, ...pathOf(body)] : own;
}

function entityPath(name: EntityName): readonly Identifier[] {
  switch (name.type) {
    case "Identifier":
      return [name];
    case "TSQualifiedName":
      return [...entityPath(name.left), name.right];
    case "ThisExpression":
      return [];
  }
}

function blockOf({ body }: TSModuleDeclaration): TSModuleBlock | null {
  if (body?.type === "TSModuleDeclaration") return blockOf(body);
  return body ?? null;
}

function exportedVariables(env: Environment, { body }: TSModuleBlock): readonly Exported[] {
  return body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration === null) return [];
    const { declaration } = statement;
    const names =
      declaration.type === "VariableDeclaration"
        ? variableNames(declaration)
        : blockNames([declaration]);
    return names.flatMap((name): readonly Exported[] => {
      const binding = env.block.find(name);
      return binding?.kind === "variable" ? [[name, variable(binding, at(env, declaration))]] : [];
    });
  });
}

/** `import x = require("y")`, `import z = A.B`. */
export function lowerImportEquals(
  env: Environment,
  { id, importKind, moduleReference, ...node }: TSImportEqualsDeclaration,
): readonly Statement[] {
  if (importKind === "type") return [];
  const place = at(env, node);
  if (moduleReference.type === "TSExternalModuleReference") {
    const request = requestOf(env, moduleReference.expression);
    if (request === null) return [];
    return [{ kind: "expression", value: wholeModule(request, place), at: place }];
  }
  const value = lowerEntity(env, moduleReference);
  return value === null ? [] : [assignment(declared(env, id), value, place)];
}

function lowerEntity(env: Environment, name: EntityName): Expression | null {
  if (name.type === "ThisExpression") return null;
  if (name.type === "Identifier") return lowerIdentifier(env, name);
  const object = lowerEntity(env, name.left);
  if (object === null) return null;
  const { right } = name;
  return {
    kind: "member",
    object,
    name: right.name,
    nameAt: nameAt(env, right),
    at: at(env, name),
  };
}
