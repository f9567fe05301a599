/** Reads the files that a remedy edits, each once. */
import type { RemedyContext } from "./context.js";

/** Gives a file by its path; null where it cannot be read or parsed. */
export type ReadFile<File> = (path: string) => File | null;

/**
 * Makes the reader of a language's files: all who ask for a file of one finding get the same tree.
 *
 * @param parse - gives null for a file that is not of the language, or not to be parsed
 */
export function fileReader<File>(
  parse: (path: string, text: string) => File | null,
): (context: RemedyContext) => ReadFile<File> {
  const readers = new WeakMap<RemedyContext, ReadFile<File>>();
  return (context) => {
    const known = readers.get(context);
    if (known !== undefined) return known;
    const files = new Map<string, File | null>();
    const read: ReadFile<File> = (path) => {
      let file = files.get(path);
      if (file === undefined) {
        const text = context.textOf(path);
        file = text === undefined ? null : parse(path, text);
        files.set(path, file);
      }
      return file;
    };
    readers.set(context, read);
    return read;
  };
}
