/** Lists the names that a stretch of source declares, before anything of it is lowered. */
import type { PatternNode } from "../ast/expression-nodes.js";
import type { StatementNode, VariableDeclaration } from "../ast/statement-nodes.js";

/** The names that a pattern binds, in order. */
export function namesOf(pattern: PatternNode): readonly string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : namesOf(element)));
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        namesOf(property.type === "RestElement" ? property.argument : property.value),
      );
    case "AssignmentPattern":
      return namesOf(pattern.left);
    case "RestElement":
      return namesOf(pattern.argument);
    default:
      return [];
  }
}

/** The names that belong to the block whose statements these are. */
export function blockNames(statements: readonly StatementNode[]): readonly string[] {
  return statements.flatMap((statement) => {
    const declaration = unexported(statement);
    switch (declaration.type) {
      case "FunctionDeclaration":
      case "ClassDeclaration":
        return declaration.id === null ? [] : [declaration.id.name];
      case "VariableDeclaration":
        return isAmbient(declaration) || declaration.kind === "var"
          ? []
          : variableNames(declaration);
      case "TSEnumDeclaration":
        return isAmbient(declaration) ? [] : [declaration.id.name];
      case "TSModuleDeclaration": {
        if (isAmbient(declaration) || declaration.kind === "global") return [];
        let { id } = declaration;
        while (id.type === "TSQualifiedName" && id.left.type !== "ThisExpression") id = id.left;
        return id.type === "Identifier" ? [id.name] : [];
      }
      case "TSImportEqualsDeclaration":
        return declaration.importKind === "type" ||
          declaration.moduleReference.type === "TSExternalModuleReference"
          ? []
          : [declaration.id.name];
      default:
        return [];
    }
  });
}

/** The names of a declaration's variables, in order. */
export function variableNames(declaration: VariableDeclaration): readonly string[] {
  return declaration.declarations.flatMap(({ id }) => namesOf(id));
}

/** `var` declarations anywhere in a function's body, inner functions left out. */
export function varDeclarations(
  statements: readonly StatementNode[],
): readonly VariableDeclaration[] {
  return statements.flatMap(varDeclarationsIn);
}

function varDeclarationsIn(node: StatementNode): readonly VariableDeclaration[] {
  const statement = unexported(node);
  switch (statement.type) {
    case "VariableDeclaration":
      return statement.kind === "var" && !isAmbient(statement) ? [statement] : [];
    case "BlockStatement":
      return varDeclarations(statement.body);
    case "IfStatement":
      return [
        ...varDeclarationsIn(statement.consequent),
        ...(statement.alternate === null ? [] : varDeclarationsIn(statement.alternate)),
      ];
    case "SwitchStatement":
      return statement.cases.flatMap(({ consequent }) => varDeclarations(consequent));
    case "TryStatement":
      return [statement.block, statement.handler?.body, statement.finalizer].flatMap((block) =>
        block === null || block === undefined ? [] : varDeclarations(block.body),
      );
    case "ForStatement":
      return [
        ...(statement.init?.type === "VariableDeclaration"
          ? varDeclarationsIn(statement.init)
          : []),
        ...varDeclarationsIn(statement.body),
      ];
    case "ForInStatement":
    case "ForOfStatement":
      return [
        ...(statement.left.type === "VariableDeclaration" ? varDeclarationsIn(statement.left) : []),
        ...varDeclarationsIn(statement.body),
      ];
    case "WhileStatement":
    case "DoWhileStatement":
    case "LabeledStatement":
    case "WithStatement":
      return varDeclarationsIn(statement.body);
    default:
      return [];
  }
}

/** Whether a declaration only tells the type checker of something (`declare const x: number`). */
export function isAmbient(declaration: { readonly declare?: boolean }): boolean {
  return declaration.declare === true;
}

/** The declaration inside an `export`. */
export function unexported(statement: StatementNode): StatementNode {
  if (statement.type === "ExportNamedDeclaration") return statement.declaration ?? statement;
  if (statement.type !== "ExportDefaultDeclaration") return statement;
  const { declaration } = statement;
  return declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration"
    ? declaration
    : statement;
}
