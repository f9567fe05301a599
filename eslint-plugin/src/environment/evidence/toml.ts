/** Reads TOML through smol-toml. */
import { parse, TomlError } from "smol-toml";
import { type Table } from "./tables.js";

/** What a text holds, or the line of the first mistake in it. */
export type Parsed =
  { readonly table: Table } | { readonly table: null; readonly brokenAt: number };

export function parseToml(text: string): Parsed {
  try {
    return { table: parse(text) };
  } catch (error) {
    if (error instanceof TomlError) return { table: null, brokenAt: error.line };
    throw error;
  }
}
