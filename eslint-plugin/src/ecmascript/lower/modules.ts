/** Lowers imports and exports. */
import type { ExportItem, ModuleRequest, Statement } from "../../facts/facts.js";
import type { Identifier, Literal } from "../ast/expression-nodes.js";
import type {
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ImportDeclaration,
  ModuleName,
  StatementNode,
  TSExportAssignment,
} from "../ast/statement-nodes.js";
import { lowerClassDeclaration } from "./classes.js";
import { bundledImport } from "./bundled-imports.js";
import { blockNames, isAmbient, unexported, variableNames } from "./declarations.js";
import {
  assignment,
  at,
  declared,
  DEFAULT,
  defaultExport,
  type Environment,
} from "./environment.js";
import { lowerExpression } from "./expressions.js";
import { requestOf, wholeModule } from "./references.js";
import { lowerStatement } from "./statements.js";

/** Declares what a module imports, before anything of it is lowered. */
export function declareImports(env: Environment, statements: readonly StatementNode[]): void {
  for (const statement of statements) {
    if (statement.type === "ImportDeclaration") declareImport(env, statement);
    const declaration = unexported(statement);
    if (declaration.type !== "TSImportEqualsDeclaration") continue;
    const { id, importKind, moduleReference } = declaration;
    if (moduleReference.type !== "TSExternalModuleReference") continue;
    const request = requestOf(env, moduleReference.expression);
    if (request !== null) bind(env, id, request, null, importKind === "type");
  }
}

function declareImport(env: Environment, node: ImportDeclaration): void {
  const request = requestOf(env, node.source);
  if (request === null) return;
  const isType = node.importKind === "type";
  for (const specifier of node.specifiers) {
    switch (specifier.type) {
      case "ImportDefaultSpecifier":
        bind(env, specifier.local, request, "default", isType);
        break;
      case "ImportNamespaceSpecifier":
        bind(env, specifier.local, request, null, isType);
        break;
      case "ImportSpecifier": {
        const name = nameOf(specifier.imported);
        bind(env, specifier.local, request, name, isType || specifier.importKind === "type");
      }
    }
  }
}

function bind(
  env: Environment,
  { name }: Identifier,
  request: ModuleRequest,
  imported: string | null,
  isType: boolean,
): void {
  const meant = imported === "default" ? bundledImport(request) : null;
  if (isType) env.unit.typeImports.set(name, { request, name: imported });
  else if (meant !== null) env.block.declareValue(name, meant);
  else env.block.declareImport(name, request, imported);
}

function nameOf(name: ModuleName): string {
  return name.type === "Identifier" ? name.name : String(name.value);
}

/** Modules that a module waits for before it runs, in order. */
export function importedModules(
  env: Environment,
  statements: readonly StatementNode[],
): readonly Statement[] {
  return statements.flatMap((statement): readonly Statement[] => {
    if (!asksForModule(statement)) return [];
    const request = requestOf(env, statement.source);
    if (request === null || bundledImport(request) !== null) return [];
    const place = at(env, statement);
    return [{ kind: "expression", value: wholeModule(request, place), at: place }];
  });
}

/** Whether a statement loads another module at run time: types alone load nothing. */
function asksForModule(node: StatementNode): node is (
  ImportDeclaration | ExportNamedDeclaration | ExportAllDeclaration
) & {
  readonly source: Literal;
} {
  switch (node.type) {
    case "ImportDeclaration":
      return (
        node.importKind !== "type" &&
        (node.specifiers.length === 0 ||
          node.specifiers.some(
            (specifier) => specifier.type !== "ImportSpecifier" || specifier.importKind !== "type",
          ))
      );
    case "ExportAllDeclaration":
      return node.exportKind !== "type";
    case "ExportNamedDeclaration":
      return node.source !== null && node.exportKind !== "type";
    default:
      return false;
  }
}

/** Lowers what an export declares; imports have been seen to beforehand. */
export function lowerModuleItem(
  env: Environment,
  node:
    | ImportDeclaration
    | ExportNamedDeclaration
    | ExportDefaultDeclaration
    | ExportAllDeclaration
    | TSExportAssignment,
): readonly Statement[] {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      return [];
    case "ExportNamedDeclaration":
      return node.declaration === null ? [] : lowerStatement(env, node.declaration);
    case "TSExportAssignment": {
      const place = at(env, node);
      const value = lowerExpression(env, node.expression);
      return [assignment({ kind: "exports", at: place }, value, place)];
    }
    case "ExportDefaultDeclaration":
      return lowerDefault(env, node);
  }
}

function lowerDefault(
  env: Environment,
  { declaration }: ExportDefaultDeclaration,
): readonly Statement[] {
  switch (declaration.type) {
    case "FunctionDeclaration":
      // Functions are there before anything runs, see `lowerStatements`.
      return [];
    case "ClassDeclaration":
      return lowerClassDeclaration(
        env,
        declaration,
        declaration.id === null ? defaultExport(env, declaration) : declared(env, declaration.id),
      );
    case "TSInterfaceDeclaration":
    case "TSDeclareFunction":
    case "TSNamespaceExportDeclaration":
    case "EmptyStatement":
    case "DebuggerStatement":
      return [];
    default: {
      const value = lowerExpression(env, declaration);
      return [assignment(defaultExport(env, declaration), value, value.at)];
    }
  }
}

/** What a module exports. CommonJS exports nothing by declaration. */
export function exportItems(
  env: Environment,
  statements: readonly StatementNode[],
): readonly ExportItem[] {
  return statements.flatMap((statement): readonly ExportItem[] => {
    switch (statement.type) {
      case "ExportNamedDeclaration":
        return namedItems(env, statement);
      case "ExportDefaultDeclaration":
        return defaultItem(env, statement);
      case "ExportAllDeclaration": {
        const request = requestOf(env, statement.source);
        if (request === null || statement.exportKind === "type") return [];
        return statement.exported === null
          ? [{ kind: "all", request }]
          : [{ kind: "from", exported: nameOf(statement.exported), request, name: null }];
      }
      default:
        return [];
    }
  });
}

function namedItems(env: Environment, node: ExportNamedDeclaration): readonly ExportItem[] {
  if (node.exportKind === "type") return [];
  if (node.declaration !== null) {
    return declaredNames(node.declaration).flatMap((name) => localItem(env, name, name));
  }
  const request = node.source === null ? null : requestOf(env, node.source);
  return node.specifiers
    .filter(({ exportKind }) => exportKind !== "type")
    .flatMap(({ local, exported }): readonly ExportItem[] =>
      request === null
        ? localItem(env, nameOf(local), nameOf(exported))
        : [{ kind: "from", exported: nameOf(exported), request, name: nameOf(local) }],
    );
}

function declaredNames(declaration: StatementNode): readonly string[] {
  switch (declaration.type) {
    case "VariableDeclaration":
      return isAmbient(declaration) ? [] : variableNames(declaration);
    case "TSImportEqualsDeclaration":
      return [declaration.id.name];
    default:
      return blockNames([declaration]);
  }
}

function defaultItem(
  env: Environment,
  { declaration }: ExportDefaultDeclaration,
): readonly ExportItem[] {
  const isNamed =
    declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration";
  const name = isNamed ? declaration.id?.name : undefined;
  return localItem(env, name ?? DEFAULT, DEFAULT);
}

/** An export of a name of this module, which may be an import; types give none. */
function localItem(env: Environment, name: string, exported: string): readonly ExportItem[] {
  const binding = env.block.find(name);
  if (binding === null || binding.kind === "value") return [];
  return binding.kind === "variable"
    ? [{ kind: "local", exported, name: binding.name }]
    : [{ kind: "from", exported, request: binding.request, name: binding.name }];
}
