/** Finds one's way in parsed TOML and JSON, whose shape nobody vouches for. */

export type Table = Readonly<Record<string, unknown>>;

/** The table under a path of keys; an empty one where there is none. */
export function tableAt(table: Table, ...keys: readonly string[]): Table {
  let value: unknown = table;
  for (const key of keys)
    value = isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isTable(value) ? value : {};
}

/** The strings of a list under a key. */
export function stringsAt(table: Table, key: string): readonly string[] {
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The string under a key. */
export function stringAt(table: Table, key: string): string | null {
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  return typeof value === "string" ? value : null;
}

export function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
