/** Reads a notebook as it is on disk (`.ipynb`) as one Python program. */
import { offsetsIn, readJson, type Json, type JsonString } from "./json-strings.js";
import { composeCells } from "./notebook.js";

/** A program that stands in the cells of a notebook. */
export interface NotebookFile {
  /** Its code cells as one program. */
  readonly text: string;
  /** The offset in the file that an offset in the program means. */
  readonly toFile: (offset: number) => number;
  /**
   * An edit of the program as one of the file; null where it would touch what is no Python, or
   * reach from one cell into another.
   */
  readonly editInFile: (
    range: readonly [number, number],
    text: string,
  ) => { readonly range: [number, number]; readonly text: string } | null;
}

interface Cell {
  readonly text: string;
  /** For each unit of its text where it stands in the file, and where the text ends. */
  readonly offsets: readonly number[];
}

/**
 * Reads a notebook.
 *
 * @param file - the text of the file
 * @returns `broken` where it is no notebook, `foreign` where its language is not Python
 */
export function readNotebook(file: string): NotebookFile | "broken" | "foreign" {
  const notebook = readJson(file);
  const nodes = cellsIn(notebook);
  if (nodes === null) return "broken";
  if (!isPython(notebook)) return "foreign";
  const cells = nodes.flatMap((node) => cellOf(node, file) ?? []);
  const { text, starts } = composeCells(cells.map((cell) => cell.text));

  function cellAt(offset: number): { readonly cell: Cell; readonly within: number } | null {
    const index = starts.findLastIndex((start) => start <= offset);
    const cell = cells[index];
    const start = starts[index];
    if (cell === undefined || start === undefined) return null;
    return { cell, within: Math.min(offset - start, cell.text.length) };
  }

  return {
    text,
    toFile(offset) {
      const place = cellAt(offset);
      return place?.cell.offsets[place.within] ?? 0;
    },
    editInFile([start, end], replacement) {
      const from = cellAt(start);
      if (from === null) return null;
      const { cell, within } = from;
      // A cell magic has to stay the first line of its cell.
      if (within === 0 && cell.text.startsWith("%%")) return null;
      const until = within + end - start;
      const replaced = cell.text.slice(within, until);
      // Magics are masked in the program: an edit would write the mask into the cell.
      if (until > cell.text.length || replaced !== text.slice(start, end)) return null;
      const range: [number, number] = [cell.offsets[within] ?? 0, cell.offsets[until] ?? 0];
      return { range, text: JSON.stringify(replacement).slice(1, -1) };
    },
  };
}

/** The cells; before format 4 they were on sheets. */
function cellsIn(notebook: Json | null): readonly Json[] | null {
  const cells = member(notebook, "cells");
  if (cells?.kind === "array") return cells.items;
  const sheets = member(notebook, "worksheets");
  return sheets?.kind === "array" ? sheets.items.flatMap((sheet) => cellsIn(sheet) ?? []) : null;
}

function cellOf(node: Json, file: string): Cell | null {
  const type = member(node, "cell_type");
  if (type?.kind !== "string" || type.value !== "code") return null;
  // Before format 4, each cell had a language of its own, and its text was its input.
  if (isForeign(member(node, "language"))) return null;
  const source = member(node, "source") ?? member(node, "input");
  const pieces: readonly JsonString[] =
    source?.kind === "string"
      ? [source]
      : source?.kind === "array"
        ? source.items.flatMap((item) => (item.kind === "string" ? [item] : []))
        : [];
  const offsets: number[] = [];
  for (const [index, piece] of pieces.entries()) {
    const own = offsetsIn(file, piece);
    // The end of a piece is the place of the next one's first unit.
    const count = index === pieces.length - 1 ? own.length : own.length - 1;
    for (const offset of own.slice(0, count)) offsets.push(offset);
  }
  return { text: pieces.map((piece) => piece.value).join(""), offsets };
}

/** Notebooks without a word about their language are Python's. */
function isPython(notebook: Json | null): boolean {
  const metadata = member(notebook, "metadata");
  const named =
    member(member(metadata, "kernelspec"), "language") ??
    member(member(metadata, "language_info"), "name");
  return !isForeign(named);
}

/** Whether something names another language than Python, whose kernels have called it `python3` as well. */
function isForeign(language: Json | undefined): boolean {
  return language?.kind === "string" && !/^i?python/iu.test(language.value);
}

function member(node: Json | null | undefined, key: string): Json | undefined {
  return node?.kind === "object" ? node.entries.get(key) : undefined;
}
