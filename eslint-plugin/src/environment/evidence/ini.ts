/** Reads the INI dialect of `setup.cfg` and `tox.ini`: sections, keys, indented continuation lines. */

/** One line of a value: the rest of the key's own line, or a line indented below it. */
export interface IniLine {
  readonly section: string;
  readonly key: string;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** Every non-empty line of every value, in order. Keys are lower case, with `_` for `-`. */
export function parseIni(lines: readonly string[]): readonly IniLine[] {
  const result: IniLine[] = [];
  let section = "";
  let key = "";
  for (const [index, raw] of lines.entries()) {
    const text = raw.replace(/(?:^|\s)[#;]\s.*$|^[#;].*$/, "").trimEnd();
    if (text.trim() === "") continue;
    const header = /^\[([^\]]+)\]/.exec(text);
    if (header !== null) {
      [section, key] = [header[1]?.trim() ?? "", ""];
      continue;
    }
    let value = text;
    if (!/^\s/.test(text)) {
      const separator = text.search(/[=:]/);
      if (separator === -1) continue;
      key = text.slice(0, separator).trim().toLowerCase().replaceAll("-", "_");
      value = text.slice(separator + 1);
    }
    if (value.trim() !== "") result.push({ section, key, text: value.trim(), line: index + 1 });
  }
  return result;
}
