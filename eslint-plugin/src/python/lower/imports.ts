/** Lowers imports: they bind names like any other assignment, when they are reached. */
import type { Import as ImportFact, ModuleRequest, Range, Statement } from "../../facts/facts.js";
import type { Import, ImportFrom } from "../parser/nodes.js";
import { boundName } from "../scope/scope.js";
import { assignment, effect, targetOf, type Context } from "./context.js";

/** `import a.b` binds `a` and imports `a.b` as well; `import a.b as c` binds the latter. */
export function lowerImport(ctx: Context, node: Import, out: Statement[]): void {
  for (const alias of node.names) {
    const at = alias.range;
    const { name, range } = boundName(alias, node);
    const isWhole = alias.asname !== null || name === alias.name;
    const specifier = isWhole ? alias.name : name;
    const bound = importOf({ specifier, level: 0, at: alias.nameRange }, null, at);
    out.push(assignment(targetOf(ctx, name, range), bound, at));
    if (isWhole) continue;
    const inner = importOf({ specifier: alias.name, level: 0, at: alias.nameRange }, null, at);
    out.push(effect(inner, at));
  }
}

/** `from a import b as c`, `from . import b`, `from a import *`. */
export function lowerImportFrom(ctx: Context, node: ImportFrom, out: Statement[]): void {
  const request: ModuleRequest = {
    specifier: node.module ?? "",
    level: node.level,
    at: node.moduleRange,
  };
  for (const alias of node.names) {
    if (alias.name === "*") {
      out.push({ kind: "import-all", request, at: node.range });
      continue;
    }
    const { name, range } = boundName(alias, node);
    const value = importOf(request, alias.name, alias.range);
    out.push(assignment(targetOf(ctx, name, range), value, alias.range));
  }
}

function importOf(request: ModuleRequest, name: string | null, at: Range): ImportFact {
  return { kind: "import", request, name, at };
}
