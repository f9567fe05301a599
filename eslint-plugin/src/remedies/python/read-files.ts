/** Reads the Python files that a remedy edits, and keeps their drafts. */
import type { Remedy } from "../../findings/finding.js";
import { fileReader, type ReadFile as Read } from "../file-reader.js";
import { Draft } from "./draft.js";
import { PythonFile } from "./file.js";

/** Gives a file by its path; null where it cannot be read. */
export type ReadFile = Read<PythonFile>;

/** The files of a finding. */
export const filesOf = fileReader((path, text) =>
  /\.pyw?$/iu.test(path) ? new PythonFile(path, text) : null,
);

/** Edits in the making of several files. */
export class Drafts {
  private readonly drafts = new Map<PythonFile, Draft>();

  of(file: PythonFile): Draft {
    let draft = this.drafts.get(file);
    if (draft === undefined) {
      draft = new Draft(file);
      this.drafts.set(file, draft);
    }
    return draft;
  }

  get edits(): Remedy["edits"] {
    return [...this.drafts.values()].flatMap(({ edits }) => edits);
  }
}
