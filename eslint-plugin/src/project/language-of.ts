/** Which language a file is in, by its name. */
import { extname } from "node:path";
import type { Language } from "../facts/facts.js";

/** Extensions without their dot. Stubs (`.pyi`, `.d.ts`) hold no code that runs. */
export const EXTENSIONS: Readonly<Record<Language, readonly string[]>> = {
  python: ["py", "pyw"],
  ecmascript: ["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx"],
};

const BY_EXTENSION = new Map<string, Language>([
  ...EXTENSIONS.python.map((extension) => [`.${extension}`, "python"] as const),
  ...EXTENSIONS.ecmascript.map((extension) => [`.${extension}`, "ecmascript"] as const),
]);

/**
 * The language of a file.
 *
 * @returns null for a file that is not linted
 */
export function languageOf(path: string): Language | null {
  if (/\.d\.[mc]?ts$/iu.test(path)) return null;
  return BY_EXTENSION.get(extname(path).toLowerCase()) ?? null;
}

/** Whether a file is a notebook, whose program stands in its cells. */
export function isNotebook(path: string): boolean {
  return extname(path).toLowerCase() === ".ipynb";
}
