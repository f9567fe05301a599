/** Reads the cells of a notebook as one Python program, without what only IPython understands. */

export interface NotebookProgram {
  /** The cells one after the other, each on lines of its own. Every offset of a cell is kept. */
  readonly text: string;
  /** Where each cell starts in the text. */
  readonly starts: readonly number[];
}

/** Cell magics whose cell is Python; the cells of all others hold another language. */
const PYTHON_CELLS = new Set(["capture", "prun", "time", "timeit"]);

/**
 * Puts the cells of a notebook together, in their order.
 *
 * @param cells - the texts of its Python cells
 */
export function composeCells(cells: readonly string[]): NotebookProgram {
  const starts: number[] = [];
  let text = "";
  for (const cell of cells) {
    starts.push(text.length);
    text += `${maskMagics(cell)}\n`;
  }
  return { text, starts };
}

/** Takes the place of lines that are no Python; the length stays the same. */
function maskMagics(cell: string): string {
  const lines = cell.match(/[^\r\n]+|\r\n|[\r\n]/gu) ?? [];
  const magic = /^%%(\w+)/u.exec(cell)?.[1];
  const isForeign = magic !== undefined && !PYTHON_CELLS.has(magic);
  let before = "";
  let continues = false;
  return lines
    .map((line) => {
      if (/^[\r\n]/u.test(line)) {
        return line;
      }
      const masked = isForeign || continues ? comment(line) : maskLine(line, before);
      continues = masked !== line && line.endsWith("\\");
      before = line;
      return masked;
    })
    .join("");
}

function comment(line: string): string {
  return `#${line.slice(1)}`;
}

/** A statement without effect, and a comment: a block may hold nothing but magics. */
function maskLine(line: string, before: string): string {
  const timed = /^([ \t]*)%time[ \t]+(?=\S)/u.exec(line);
  if (timed !== null) {
    // What is timed is Python.
    const [prefix, indentation = ""] = timed;
    return `${indentation}0;`.padEnd(prefix.length) + line.slice(prefix.length);
  }
  // What a command gives, or a magic: `files = !ls`.
  const assigned = /^[ \t]*[\w.]+(?:[ \t]*,[ \t]*[\w.]+)*[ \t]*=[ \t]*(?=[!%]\S)/u.exec(line)?.[0];
  if (assigned !== undefined) {
    return `${assigned}0#${line.slice(assigned.length + 2)}`;
  }
  if (!isMagic(line, before)) {
    return line;
  }
  const indentation = /^[ \t]*/u.exec(line)?.[0] ?? "";
  return `${indentation}0#${line.slice(indentation.length + 2)}`;
}

/** A `%` within an expression of several lines is an operator, at the start of a line a magic. */
function isMagic(line: string, before: string): boolean {
  return (
    /^(?:%.|!.|\?{1,2}[\w.]+\s*$)/u.test(line) ||
    /^[\w.]+\?{1,2}\s*$/u.test(line) ||
    /^(?:conda|mamba|pip) +(?:install|list|uninstall|update) /u.test(line) ||
    (/^[ \t]+(?:![\w./~]|%[a-z])/u.test(line) && !/[-([{,\\+*/%=|&^]\s*$/u.test(before))
  );
}
