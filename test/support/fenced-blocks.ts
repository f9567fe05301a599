/** Finds the fenced code blocks of a Markdown text, with the headings above them. */

export interface Block {
  /** The words behind the fence: `py incorrect work.py`. */
  readonly info: string;
  readonly text: string;
  /** 1-based line of the opening fence. */
  readonly line: number;
  /** The headings that it stands under, from the first level down, without their marks. */
  readonly headings: readonly string[];
}

const FENCE = /^(?<ticks>`{3,})(?<info>[^`]*)$/u;
const HEADING = /^(?<marks>#{1,6}) (?<title>\S.*)$/u;

/**
 * All fenced blocks, in order.
 *
 * @param markdown - with fences at the start of their lines
 */
export function fencedBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split(/\r?\n/u);
  let headings: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const heading = HEADING.exec(lines[i] ?? "")?.groups;
    if (heading !== undefined) {
      headings = [...headings.slice(0, (heading.marks ?? "").length - 1), heading.title ?? ""];
      continue;
    }
    const fence = FENCE.exec(lines[i] ?? "")?.groups;
    if (fence === undefined) continue;
    const end = lines.indexOf(fence.ticks ?? "", i + 1);
    if (end < 0) throw new Error(`The block in line ${i + 1} has no end.`);
    blocks.push({
      info: (fence.info ?? "").trim(),
      text: lines
        .slice(i + 1, end)
        .map((line) => `${line}\n`)
        .join(""),
      line: i + 1,
      headings,
    });
    i = end;
  }
  return blocks;
}
