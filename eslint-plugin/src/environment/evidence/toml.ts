/**
 * Reads TOML through smol-toml: a manifest is written by hand, with every string, table and list that
 * the language has, and a reader of our own would be wrong about some. It is small and has no
 * dependencies; lock files, which machines write a key a line, do without it.
 */
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
