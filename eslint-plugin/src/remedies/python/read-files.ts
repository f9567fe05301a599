/** Reads the Python files that a remedy edits, each once, and keeps their drafts. */
import type { Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import { Draft } from "./draft.js";
import { PythonFile } from "./file.js";

/** Gives a file by its path; null where it cannot be read. */
export type ReadFile = (path: string) => PythonFile | null;

const READERS = new WeakMap<RemedyContext, ReadFile>();

/** The files of a finding: all that ask for one get the same tree. */
export function filesOf(context: RemedyContext): ReadFile {
  const known = READERS.get(context);
  if (known !== undefined) return known;
  const files = new Map<string, PythonFile | null>();
  const read: ReadFile = (path) => {
    let file = files.get(path);
    if (file === undefined) {
      const text = /\.pyw?$/iu.test(path) ? context.textOf(path) : undefined;
      file = text === undefined ? null : new PythonFile(path, text);
      files.set(path, file);
    }
    return file;
  };
  READERS.set(context, read);
  return read;
}

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
