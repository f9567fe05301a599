/** Lowers a Python module to facts. */
import type { ModuleFacts } from "../../facts/facts.js";
import type { ParseResult } from "../parser/parse.js";
import { Binder } from "../scope/binder.js";
import { Unit } from "./context.js";
import { lowerStatements } from "./statements.js";

/**
 * Lowers a module to facts.
 *
 * @param path - absolute path of the file
 * @param parsed - what the parser made of its text
 */
export function lowerPython(
  path: string,
  { module, errors, lineStarts }: Pick<ParseResult, "module" | "errors" | "lineStarts">,
): ModuleFacts {
  const binder = new Binder(module, null);
  const unit = new Unit(binder.scopes);
  const scope = binder.module;
  const body = lowerStatements(
    { unit, scope, frame: unit.enter(scope), className: null },
    module.body,
  );
  return {
    language: "python",
    path,
    lineStarts,
    body,
    functions: unit.functions.filter((fact) => fact !== null),
    classes: unit.classes.filter((fact) => fact !== null),
    exports: { kind: "variables" },
    syntaxErrors: errors.length,
  };
}
