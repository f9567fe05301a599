/** Shows what was found in a notebook's program at its places in the notebook's file. */
import type { Range } from "../facts/facts.js";
import { readNotebook, type NotebookFile } from "../python/notebook-file.js";
import { Lines, type Position } from "./lines.js";

export class NotebookView {
  private readonly programLines: Lines;
  private readonly fileLines: Lines;

  private constructor(
    private readonly notebook: NotebookFile,
    file: string,
  ) {
    this.programLines = new Lines(notebook.text, "python");
    this.fileLines = new Lines(file, "ecmascript");
  }

  /**
   * Reads a notebook.
   *
   * @param file - the text of the file
   * @returns `broken` where it is no notebook, `foreign` where its language is not Python
   */
  static of(file: string): NotebookView | "broken" | "foreign" {
    const notebook = readNotebook(file);
    return typeof notebook === "string" ? notebook : new NotebookView(notebook, file);
  }

  /** The code cells as one program. */
  get program(): string {
    return this.notebook.text;
  }

  /** The place in the file of an offset in the program. */
  locate(offset: number): Position {
    return this.fileLines.at(this.notebook.toFile(offset));
  }

  /** The place in the file of a place in the program. */
  place(position: Position): Position {
    return this.locate(this.programLines.offsetOf(position));
  }

  /** An edit of the program as one of the file; null where that cannot be. */
  edit(range: Range, text: string): { range: [number, number]; text: string } | null {
    return this.notebook.editInFile(range, text);
  }
}
