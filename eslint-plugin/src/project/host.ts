/** How a project sees the world: disk, or open documents over disk, or the memory of a test. */

export interface Host {
  /** The text of a file without its byte-order mark, or undefined where it cannot be read. */
  readText(path: string): string | undefined;
  /** Changes whenever the text may have changed; undefined where there is no such file. */
  version(path: string): string | undefined;
  /** True for an existing folder. */
  isFolder(path: string): boolean;
  /** Names in a folder, sorted; files and folders alike. Empty where it cannot be read. */
  list(path: string): readonly string[];
}
