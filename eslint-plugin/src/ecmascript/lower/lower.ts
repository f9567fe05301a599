/** Lowers an ECMAScript or TypeScript module to facts. */
import type { ModuleFacts, Range } from "../../facts/facts.js";
import type { Program, StatementNode } from "../ast/statement-nodes.js";
import { Unit, type Environment } from "./environment.js";
import { declareImports, exportItems, importedModules } from "./modules.js";
import { Block } from "./scope.js";
import { declareBody, lowerFunctions, lowerInOrder } from "./statements.js";
import { declareTypes } from "./typescript.js";

/** What the lowering needs of a parsed file. */
export interface EcmascriptSource {
  /** ESTree as ESLint's own parser gives it, or with typescript-eslint's additions. */
  readonly ast: Program;
  /** Without its byte-order mark. */
  readonly text: string;
}

/**
 * Lowers a module to facts.
 *
 * @param path - absolute path of the file
 */
export function lowerEcmascript(path: string, source: EcmascriptSource): ModuleFacts {
  return lowerProgram(path, source, lineStartsOf(source.text), (range) => range);
}

/**
 * Lowers a program whose text need not be that of the file.
 *
 * @param lineStarts - of the file
 * @param place - where a range of the text lies in the file
 * @returns an empty module for a program that is nested too deeply to be walked
 */
export function lowerProgram(
  path: string,
  source: EcmascriptSource,
  lineStarts: readonly number[],
  place: (range: Range) => Range,
): ModuleFacts {
  try {
    return lowerNodes(path, source, lineStarts, place);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    return emptyModule(path, lineStarts);
  }
}

/** Whether an error says that something is nested more deeply than the engine's stack allows. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes("call stack");
}

/** What is left of a file that cannot be parsed. */
export function emptyModule(path: string, lineStarts: readonly number[]): ModuleFacts {
  return {
    language: "ecmascript",
    path,
    lineStarts,
    body: [],
    functions: [],
    classes: [],
    exports: { kind: "named", items: [] },
    syntaxErrors: 1,
  };
}

function lowerNodes(
  path: string,
  { ast, text }: EcmascriptSource,
  lineStarts: readonly number[],
  place: (range: Range) => Range,
): ModuleFacts {
  const isModule = ast.body.some(isModuleItem);
  const unit = new Unit(!isModule, text, place);
  const block = new Block(unit.createOwner(), null);
  const env: Environment = { unit, block, receiver: null, frame: null, jumps: [] };
  declareTypes(env, ast.body);
  declareImports(env, ast.body);
  const body = [
    ...declareBody(env, ast.body),
    // Functions exist before the imports run, so that modules in a cycle can call each other.
    ...lowerFunctions(env, ast.body),
    ...importedModules(env, ast.body),
    ...lowerInOrder(env, ast.body),
  ];
  return {
    language: "ecmascript",
    path,
    lineStarts,
    body,
    functions: unit.functions.filter((fact) => fact !== null),
    classes: unit.classes.filter((fact) => fact !== null),
    exports: { kind: "named", items: exportItems(env, ast.body) },
    syntaxErrors: 0,
  };
}

function isModuleItem(statement: StatementNode): boolean {
  switch (statement.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
    case "ExportAllDeclaration":
      return true;
    default:
      return false;
  }
}

/** The offset of each line's first unit; ECMAScript has four ways to end a line. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu)) {
    starts.push(index + end.length);
  }
  return starts;
}
