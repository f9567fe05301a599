/** Makes names of one file mean the same in another: imports them there, or copies what they stand for. */
import path from "node:path";
import type { Edit } from "../../findings/finding.js";
import type { EcmascriptFile } from "./file.js";
import { afterImports, importInto, originOf } from "./imports.js";
import { declarationOf, freeNames, hasVariable, isDeclared } from "./names.js";

/** What the names are called in the other file, and the edits that make them mean that. */
export interface Brought {
  readonly names: ReadonlyMap<string, string>;
  readonly edits: readonly Edit[];
}

/** How many declarations that need each other are copied. */
const LIMIT = 6;

/**
 * Brings names over.
 *
 * @param isProgram - the source starts the workers: it cannot be imported without running it again
 * @returns null where a name cannot be brought, or is taken there
 */
export function bringNames(
  source: EcmascriptFile,
  target: EcmascriptFile,
  names: readonly string[],
  isProgram: boolean,
): Brought | null {
  const found = new Map<string, string>();
  const imports: Edit[] = [];
  const copies: Edit[] = [];
  // Several names of one module share a statement.
  const add = (edits: readonly Edit[]): void => {
    for (const edit of edits) {
      const rest = /\}(?: from | = require)[^}]*$/u.exec(edit.text)?.[0];
      const other = imports.findIndex(({ text }) => rest !== undefined && text.endsWith(rest));
      const known = imports[other];
      const name = /\{ (.*) \}/u.exec(edit.text)?.[1];
      if (known === undefined || rest === undefined || name === undefined) imports.push(edit);
      else imports[other] = { ...known, text: known.text.replace(` ${rest}`, `, ${name} ${rest}`) };
    }
  };
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    if (found.size > LIMIT) return null;
    const isForeign = source.path !== target.path;
    const origin = isForeign ? originOf(source, name) : null;
    const declared = isForeign ? declarationOf(source, name) : null;
    if (origin !== null) {
      const imported = importInto(
        target,
        rebased(origin.module, source, target),
        origin.name,
        name,
      );
      if (imported === null) return null;
      found.set(name, imported.text);
      add(imported.edits);
    } else if (declared !== null && (declared.kind === "function" || declared.kind === "class")) {
      if (hasVariable(target, name)) return null;
      const parent = source.parentOf(declared.node);
      if (parent?.type === "ExportNamedDeclaration" && !isProgram) {
        const imported = importInto(
          target,
          rebased(`./${path.basename(source.path)}`, source, target),
          name,
        );
        if (imported === null) return null;
        add(imported.edits);
      } else {
        // Types cannot be written in JavaScript; what is nested can depend on what surrounds it.
        if (isTyped(source) && !isTyped(target)) return null;
        if (parent?.type !== "Program" && parent?.type !== "ExportNamedDeclaration") return null;
        copies.unshift(afterImports(target, source.of(declared.node)));
        queue.push(...freeNames(source, declared.node).filter((one) => one !== name));
      }
      found.set(name, name);
    } else if (isForeign && isDeclared(source, name)) {
      return null;
    } else {
      found.set(name, name);
    }
  }
  return { names: found, edits: [...imports, ...copies] };
}

function isTyped({ path: name }: EcmascriptFile): boolean {
  return /\.[mc]?tsx?$/iu.test(name);
}

/** A specifier as another folder writes it. */
function rebased(module: string, source: EcmascriptFile, target: EcmascriptFile): string {
  if (!module.startsWith(".")) return module;
  const absolute = path.resolve(path.dirname(source.path), module);
  const relative = path.relative(path.dirname(target.path), absolute).split(path.sep).join("/");
  return relative.startsWith(".") ? relative : `./${relative}`;
}
