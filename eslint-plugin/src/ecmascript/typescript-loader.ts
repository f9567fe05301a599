/** Loads the parser of TypeScript, which is larger than all the rest, when it is first needed. */
import { createRequire } from "node:module";

/** The part of typescript-eslint's parser that is used here. */
export interface TypescriptParser {
  parse(
    text: string,
    options: { readonly jsx: boolean; readonly range: true; readonly loc: false },
  ): unknown;
}

export type TypescriptLoader = () => TypescriptParser;

/** The build's copy beside the bundle; where there is no build, the package itself. */
const PLACES = ["./typescript-parser.cjs", "@typescript-eslint/parser"];

/** Users need no TypeScript of their own. */
export const loadTypescript: TypescriptLoader = () => {
  const require = createRequire(import.meta.url);
  for (const place of PLACES) {
    try {
      return require(place) as TypescriptParser;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  throw new Error(`There is no parser for TypeScript: none of ${PLACES.join(", ")} was found.`);
};

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND";
}
