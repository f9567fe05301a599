/** The tokens of a text as a list, for those who need more than the tree. */
import { skipFormatString } from "./format-scan.js";
import { FIRST_KEYWORD, Kind } from "./token-kind.js";
import { Tokenizer } from "./tokenizer.js";

export type TokenType =
  "name" | "keyword" | "number" | "string" | "operator" | "newline" | "indent" | "dedent";

/** A token; a formatted string is one, with all that it holds. */
export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
}

/** Cuts a text into tokens, without comments and the end of the file. */
export function tokenize(text: string): Token[] {
  const t = new Tokenizer(text);
  t.quiet = true;
  const tokens: Token[] = [];
  for (;;) {
    t.next();
    if (t.kind === Kind.EndOfFile) return tokens;
    if (t.kind === Kind.FormatStart) skipFormatString(t);
    tokens.push({ type: typeOf(t.kind), start: t.start, end: t.end });
  }
}

function typeOf(kind: Kind): TokenType {
  switch (kind) {
    case Kind.Name:
      return "name";
    case Kind.Number:
      return "number";
    case Kind.String:
      return "string";
    case Kind.Newline:
      return "newline";
    case Kind.Indent:
      return "indent";
    case Kind.Dedent:
      return "dedent";
    default:
      return kind >= FIRST_KEYWORD ? "keyword" : "operator";
  }
}
