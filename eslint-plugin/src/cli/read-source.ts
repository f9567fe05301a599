/** Reads what is to be linted, and nothing that words alone tell to be free of findings. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { NotebookView } from "../linting/notebook-view.js";
import { decode, SIZE_LIMIT, tooLarge } from "../project/decode.js";
import { isNotebook, languageOf } from "../project/language-of.js";
import type { Reach } from "../project/reach.js";

/** The pictures in a notebook count too. */
const NOTEBOOK_SIZE_LIMIT = 20_000_000;

export interface Source {
  /** The program. */
  readonly text: string;
  /** Under which path it is linted: for a notebook one within it, as if that were a folder. */
  readonly inspected: string;
  /** Where the program stands in a notebook; null for a file that is the program. */
  readonly notebook: NotebookView | null;
}

export interface Unreadable {
  /** A clause that completes "this file …", without a full stop. */
  readonly problem: string;
  readonly severity: "error" | "warning";
}

/**
 * Reads a file.
 *
 * @param path - absolute
 * @param scan - of its project; null for a file that is read whatever its words are
 * @returns null for a file that cannot have findings, whatever is wrong with it
 */
export function readSource(path: string, scan: Reach | null): Source | Unreadable | null {
  const limit = isNotebook(path) ? NOTEBOOK_SIZE_LIMIT : SIZE_LIMIT;
  let bytes: Buffer;
  try {
    // Nobody edits such a file: it does not fail a build.
    if (statSync(path).size > limit) return { problem: tooLarge(limit), severity: "warning" };
    bytes = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // Another program has removed it since the folder was listed.
    if (code === "ENOENT") return { problem: "is no longer there", severity: "warning" };
    const reason = code === "" ? "" : ` (${code})`;
    return { problem: `cannot be read${reason}; check its permissions`, severity: "error" };
  }
  return isNotebook(path) ? readCells(path, bytes, scan) : readProgram(path, bytes, scan);
}

function readProgram(path: string, bytes: Buffer, scan: Reach | null): Source | Unreadable | null {
  const decoded = decode(bytes, languageOf(path) === "python");
  const mayMatter = scan?.mayMatter(path, bytes.toString("latin1")) !== false;
  if ("problem" in decoded) return { ...decoded, severity: mayMatter ? "error" : "warning" };
  return mayMatter ? { text: decoded.text, inspected: path, notebook: null } : null;
}

function readCells(path: string, bytes: Buffer, scan: Reach | null): Source | Unreadable | null {
  const decoded = decode(bytes, false);
  if ("problem" in decoded) return { ...decoded, severity: "error" };
  const notebook = NotebookView.of(decoded.text);
  if (notebook === "foreign") return null;
  if (notebook === "broken") {
    return { problem: "is not a notebook that can be read; save it again", severity: "error" };
  }
  const inspected = join(path, "cells.py");
  if (scan?.mayMatter(inspected, notebook.program) === false) return null;
  return { text: notebook.program, inspected, notebook };
}
