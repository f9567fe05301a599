/** The lines of a project file, to say where a statement stands. */

const MAX_EXCERPT = 80;

export class Lines {
  readonly all: readonly string[];

  constructor(text: string) {
    this.all = text.split(/\r\n|\n|\r/);
  }

  /** The first line, from another one on, that holds a text; the line it started from if none does. */
  lineWith(needle: string, from = 1): number {
    return this.#find((line) => line.includes(needle), from);
  }

  /** The first line, from another one on, that gives a key its value: `key = …`, `"key": …`. */
  lineOfKey(key: string, from = 1): number {
    return this.#find((line) => {
      const start = line.trimStart().replace(/^["']/, "");
      return start.startsWith(key) && /^["']?\s*[=:.]/.test(start.slice(key.length));
    }, from);
  }

  /** A line, shortened to be shown. */
  excerpt(line: number): string {
    const text = (this.all[line - 1] ?? "").trim().replace(/\s+/g, " ");
    return text.length > MAX_EXCERPT ? `${text.slice(0, MAX_EXCERPT - 1)}…` : text;
  }

  #find(isMeant: (line: string) => boolean, from: number): number {
    const index = this.all.findIndex((line, i) => i >= from - 1 && isMeant(line));
    return index === -1 ? from : index + 1;
  }
}
