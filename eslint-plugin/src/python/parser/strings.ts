/** Reads strings: adjacent literals are one value, and formatted ones hold expressions. */
import * as Char from "./char.js";

import { unescape, withNewlines } from "./escapes.js";
import { parseFormatString } from "./format-strings.js";
import {
  BytesConstant,
  FormattedValue,
  Interpolation,
  JoinedStr,
  StringConstant,
  StringPart,
  TemplateStr,
} from "./nodes.js";
import type { Parser } from "./parser.js";
import { Kind } from "./token-kind.js";

const NOT_ASCII = /[^\0-\x7f]/;

export type StringNode = StringConstant | BytesConstant | JoinedStr | TemplateStr;

/** Reads one string, or several side by side. */
export function parseStrings(p: Parser): StringNode {
  const { start } = p;
  if (p.at(Kind.FormatStart)) return parseAdjacent(p, start, null, "");
  const part = partOf(p);
  const value = contentOf(p, part);
  p.next();
  if (p.at(Kind.String) || p.at(Kind.FormatStart)) return parseAdjacent(p, start, part, value);
  return isBytes(part)
    ? new BytesConstant(start, part.end, value, [part])
    : new StringConstant(start, part.end, value, [part]);
}

/** Gathers the texts and fields of adjacent literals. */
export class StringPieces {
  readonly values: (StringConstant | FormattedValue | Interpolation)[] = [];
  text = "";
  private textStart = -1;
  private textEnd = -1;

  addText(text: string, start: number, end: number): void {
    if (this.textStart < 0) this.textStart = start;
    this.textEnd = end;
    this.text += text;
  }

  addField(field: FormattedValue | Interpolation): void {
    this.flush();
    this.values.push(field);
  }

  /** Drops what was read past the end of a string that turned out to be broken. */
  cut(end: number): void {
    while ((this.values.at(-1)?.end ?? 0) > end) this.values.pop();
    if (this.textEnd <= end) return;
    this.text = "";
    this.textStart = -1;
  }

  /** Makes a constant of the text since the last field, unless it is empty. */
  flush(): void {
    if (this.text !== "") {
      this.values.push(new StringConstant(this.textStart, this.textEnd, this.text, []));
    }
    this.text = "";
    this.textStart = -1;
  }
}

function parseAdjacent(
  p: Parser,
  start: number,
  firstPart: StringPart | null,
  firstValue: string,
): StringNode {
  const parts: StringPart[] = [];
  const pieces = new StringPieces();
  const kinds = { bytes: false, text: false, format: false, template: false };
  const addPlain = (part: StringPart, value: string): void => {
    parts.push(part);
    pieces.addText(value, part.start, part.end);
    if (isBytes(part)) kinds.bytes = true;
    else kinds.text = true;
  };
  if (firstPart !== null) addPlain(firstPart, firstValue);
  for (;;) {
    if (p.at(Kind.String)) {
      const part = partOf(p);
      addPlain(part, contentOf(p, part));
    } else if (p.at(Kind.FormatStart)) {
      const prefix = prefixOf(p);
      if (/t/i.test(prefix)) kinds.template = true;
      else kinds.format = true;
      parts.push(parseFormatString(p, pieces, prefix));
    } else break;
    p.next();
  }
  const end = p.prevEnd;
  reportMixture(p, kinds, start, end);
  if (kinds.template || kinds.format) pieces.flush();
  if (kinds.template) return new TemplateStr(start, end, pieces.values.map(toInterpolation), parts);
  if (kinds.format) return new JoinedStr(start, end, pieces.values.map(toFormatted), parts);
  return kinds.bytes
    ? new BytesConstant(start, end, pieces.text, parts)
    : new StringConstant(start, end, pieces.text, parts);
}

/** In a mixture, which is an error, each field becomes what the whole is. */
function toInterpolation(
  value: StringConstant | FormattedValue | Interpolation,
): StringConstant | Interpolation {
  if (value.type !== "FormattedValue") return value;
  const { start, end, conversion, format_spec } = value;
  return new Interpolation(start, end, value.value, "", conversion, format_spec);
}

function toFormatted(
  value: StringConstant | FormattedValue | Interpolation,
): StringConstant | FormattedValue {
  if (value.type !== "Interpolation") return value;
  const { start, end, conversion, format_spec } = value;
  return new FormattedValue(start, end, value.value, conversion, format_spec);
}

function reportMixture(
  p: Parser,
  kinds: { bytes: boolean; text: boolean; format: boolean; template: boolean },
  start: number,
  end: number,
): void {
  if (kinds.bytes && (kinds.text || kinds.format || kinds.template)) {
    p.report("Bytes and text cannot be joined.", start, end);
  } else if (kinds.template && (kinds.text || kinds.format)) {
    p.report("Template strings can be joined only with each other.", start, end);
  }
}

function prefixOf(p: Parser): string {
  const { text, start } = p;
  let end = start;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === Char.Quote || code === Char.DoubleQuote) return text.slice(start, end);
    end++;
  }
}

/** The string that is the current token. */
function partOf(p: Parser): StringPart {
  const { text, start, end } = p;
  const code = text.charCodeAt(start);
  const prefix = code === Char.DoubleQuote || code === Char.Quote ? "" : prefixOf(p);
  const quote = start + prefix.length;
  const triple =
    end - quote >= 3 &&
    text.charCodeAt(quote + 1) === text.charCodeAt(quote) &&
    text.charCodeAt(quote + 2) === text.charCodeAt(quote);
  return new StringPart(start, end, prefix, text.slice(quote, triple ? quote + 3 : quote + 1));
}

function isBytes(part: StringPart): boolean {
  return part.prefix !== "" && /b/i.test(part.prefix);
}

/** The value of the string that is the current token. */
function contentOf(p: Parser, part: StringPart): string {
  const from = part.start + part.prefix.length + part.quote.length;
  const to = Math.max(from, p.unclosed ? part.end : part.end - part.quote.length);
  const isRaw = part.prefix !== "" && /r/i.test(part.prefix);
  return valueOf(p, from, to, isRaw, isBytes(part));
}

/** The value of the literal text from `from` to `to`. */
export function valueOf(
  p: Parser,
  from: number,
  to: number,
  isRaw: boolean,
  isBytes: boolean,
): string {
  let text = p.text.slice(from, to);
  if (p.hasReturns) text = withNewlines(text);
  if (isBytes && NOT_ASCII.test(text)) p.report("Bytes hold ASCII characters only.", from, to);
  if (isRaw || !text.includes("\\")) return text;
  return unescape(text, isBytes, (message) => {
    p.report(message, from, to);
  });
}
