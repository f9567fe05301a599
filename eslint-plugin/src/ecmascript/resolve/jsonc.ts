/** Reads the JSON of configuration files, which may hold comments and trailing commas. */

/** A value of JSON, as far as configuration files are looked into. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/**
 * Parses JSON with comments.
 *
 * @returns null where it is none
 */
export function parseJsonc(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    try {
      return JSON.parse(withoutExtras(text)) as Json;
    } catch {
      return null;
    }
  }
}

/** A string, a comment, a comma with what may make it a trailing one: only these matter. */
const TOKEN =
  /"(?:[^"\\]|\\[^])*(?:"|$)|\/\/[^\n\r]*|\/\*(?:[^]*?\*\/|[^]*)|[,\]}]|[^\s",/\]}]+|\s+|[^]/gu;

/** Drops comments, and commas before a closing bracket. */
function withoutExtras(text: string): string {
  const kept: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith("//") || token.startsWith("/*") || token.trim() === "") continue;
    if ((token === "]" || token === "}") && kept.at(-1) === ",") kept.pop();
    kept.push(token);
  }
  return kept.join("");
}

/** The value as an object, empty where it is none. */
export function objectOf(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !isList(value) ? value : {};
}

/** The strings among a list's items, or a lone string. */
export function stringsOf(value: Json | undefined): readonly string[] {
  const items = isList(value) ? value : [value];
  return items.filter((item) => typeof item === "string");
}

/** Whether a value is a list; `Array.isArray` does not see read-only ones. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
