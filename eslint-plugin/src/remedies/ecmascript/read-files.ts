/** Reads the files that a remedy edits, each once. */
import type { RemedyContext } from "../context.js";
import { EcmascriptFile } from "./file.js";

/** Gives a file by its path; null where it cannot be read or parsed. */
export type ReadFile = (path: string) => EcmascriptFile | null;

const READERS = new WeakMap<RemedyContext, ReadFile>();

/** The files of a finding: all that ask for one get the same tree. */
export function filesOf(context: RemedyContext): ReadFile {
  const known = READERS.get(context);
  if (known !== undefined) return known;
  const files = new Map<string, EcmascriptFile | null>();
  const read: ReadFile = (path) => {
    let file = files.get(path);
    if (file === undefined) {
      const text = context.textOf(path);
      file = text === undefined ? null : EcmascriptFile.read(path, text);
      files.set(path, file);
    }
    return file;
  };
  READERS.set(context, read);
  return read;
}
