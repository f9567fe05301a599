/** Finds string literals among the arguments of a Python call, without a parser and without running it. */

/** A string that belongs to a keyword argument: `install_requires=["numpy"]` gives `numpy`. */
export interface Literal {
  readonly name: string;
  readonly value: string;
  /** 1-based. */
  readonly line: number;
}

interface Token {
  readonly kind: "name" | "string" | "other";
  readonly text: string;
  readonly line: number;
}

const TOKEN =
  /#[^\n]*|([A-Za-z_]\w*)|("""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(\n)|(==|\S)/g;

/**
 * Collects the strings given to keyword arguments of these names: a string, a list or dictionary of
 * strings, or the name of a variable that the file assigns such a value.
 */
export function literalsOf(text: string, names: ReadonlySet<string>): readonly Literal[] {
  const tokens = tokenize(text);
  const result: Literal[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.kind !== "name" || !names.has(token.text)) continue;
    if (tokens[index + 1]?.text !== "=") continue;
    const value = tokens[index + 2];
    const assigned = value?.kind === "name" ? assignmentOf(value.text, tokens) : null;
    const { strings, end } = stringsFrom(assigned ?? index + 2, tokens);
    for (const { text: string, line } of strings) {
      result.push({ name: token.text, value: string, line });
    }
    // A keyword inside the value is none of the call's.
    if (assigned === null) index = end;
  }
  return result;
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [whole, name, string, newline, other] of text.matchAll(TOKEN)) {
    if (name !== undefined) tokens.push({ kind: "name", text: name, line });
    if (string !== undefined) tokens.push({ kind: "string", text: unquote(string), line });
    if (other !== undefined) tokens.push({ kind: "other", text: other, line });
    line += newline === undefined ? whole.split("\n").length - 1 : 1;
  }
  return tokens;
}

function unquote(literal: string): string {
  const width = /^(?:"""|''')/.test(literal) ? 3 : 1;
  return literal.slice(width, -width);
}

/** Where the value of the last assignment to a variable begins. */
function assignmentOf(name: string, tokens: readonly Token[]): number | null {
  const index = tokens.findLastIndex(
    (token, i) => token.kind === "name" && token.text === name && tokens[i + 1]?.text === "=",
  );
  return index === -1 ? null : index + 2;
}

/** The strings of the value that begins here: one, or all in its brackets except a dictionary's keys. */
function stringsFrom(
  start: number,
  tokens: readonly Token[],
): { readonly strings: readonly Token[]; readonly end: number } {
  const strings: Token[] = [];
  let depth = 0;
  let end = start;
  for (; end < tokens.length; end++) {
    const token = tokens[end];
    if (token === undefined) break;
    if (token.kind === "string") {
      if (tokens[end + 1]?.text !== ":") strings.push(token);
    } else if ("[({".includes(token.text)) depth++;
    else if ("])}".includes(token.text)) depth--;
    if (depth <= 0) break;
  }
  return { strings, end };
}
