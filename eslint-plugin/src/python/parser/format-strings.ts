/** Reads formatted and template strings with the expressions in them. */
import { parseExpressionList, parseYield } from "./expressions.js";
import {
  closeSpec,
  formatQuoteOf,
  openField,
  scanFormatText,
  skipFormatString,
  Stop,
  type FormatQuote,
} from "./format-scan.js";
import {
  type Conversion,
  type Expression,
  FormattedValue,
  Interpolation,
  JoinedStr,
  StringPart,
} from "./nodes.js";
import type { Parser } from "./parser.js";
import { StringPieces, valueOf } from "./strings.js";
import { Kind } from "./token-kind.js";

/** What all fields of one formatted string share. */
interface Format {
  readonly quote: FormatQuote;
  readonly isTemplate: boolean;
  /** How many specifications the text is inside of. */
  readonly level: number;
}

/** As in CPython: a field, one in its specification, and one in that of the latter. */
const MOST_LEVELS = 2;

/**
 * Reads the formatted string that the current token opens. Its text and fields go to `pieces`; the
 * current token becomes the string's end.
 */
export function parseFormatString(p: Parser, pieces: StringPieces, prefix: string): StringPart {
  const { start, depth } = p;
  const openEnd = p.end;
  const comments = p.comments.length;
  const errors = p.errors.length;
  const quote = formatQuoteOf(p);
  const format = { quote, isTemplate: /t/i.test(prefix), level: 0 };
  p.formats++;
  if (p.lookahead <= 0) p.fail("The formatted string is not readable.");
  else if (p.enter()) {
    parseText(p, format, pieces, false);
    p.leave();
  }
  p.formats--;
  if (p.at(Kind.Failed)) {
    // A string inside another leaves it to the outermost.
    if (p.formats > 0) return new StringPart(start, p.prevEnd, prefix, "");
    p.lookahead -= Math.max(0, p.failedAt - start);
    p.depth = depth;
    p.comments.length = comments;
    // One error in a string brings forth others.
    p.errors.splice(errors, p.errors.length - errors - 1);
    skipBroken(p, start, openEnd);
    pieces.cut(p.end);
  }
  p.start = start;
  return new StringPart(
    start,
    p.end,
    prefix,
    p.text.slice(openEnd - (quote.triple ? 3 : 1), openEnd),
  );
}

/** An error inside a string does not reach beyond it. */
function skipBroken(p: Parser, start: number, openEnd: number): void {
  p.kind = Kind.FormatStart;
  p.start = start;
  p.end = openEnd;
  p.moveTo(openEnd);
  const wasQuiet = p.quiet;
  p.quiet = true;
  skipFormatString(p);
  p.quiet = wasQuiet;
}

/** Reads text and fields up to the closing quote or, in a specification, up to its `}`. */
function parseText(p: Parser, format: Format, pieces: StringPieces, inSpec: boolean): void {
  const { quote } = format;
  for (;;) {
    const from = p.position;
    const stop = scanFormatText(p, quote, inSpec);
    const to = stop === Stop.Doubled ? p.position - 1 : p.position;
    if (to > from) {
      pieces.addText(valueOf(p, from, to, quote.raw, false), from, p.position);
    }
    switch (stop) {
      case Stop.Doubled:
        break;
      case Stop.Field:
        parseField(p, format, pieces);
        if (p.at(Kind.Failed)) return;
        break;
      case Stop.FieldEnd:
        return;
      case Stop.Single:
        p.report("A '}' in a formatted string must be doubled.", to, to + 1);
        p.position++;
        break;
      case Stop.Quote:
        endString(p, p.position + (quote.triple ? 3 : 1));
        if (inSpec) failUnclosed(p, to);
        return;
      case Stop.Unclosed:
        endString(p, p.position);
        failUnclosed(p, to);
        return;
    }
  }
}

/** Makes the end of the string the current token. */
function endString(p: Parser, end: number): void {
  p.kind = Kind.String;
  p.end = p.position = end;
}

function failUnclosed(p: Parser, at: number): void {
  p.start = at;
  const isField = p.depth > 0 && p.text.charAt(p.brackets[p.depth - 1] ?? 0) === "{";
  p.fail(
    isField ? "The replacement field is not closed by '}'." : "The formatted string is not closed.",
  );
}

/** Reads the field whose `{` is at the current position, up to and with its `}`. */
function parseField(p: Parser, format: Format, pieces: StringPieces): void {
  const { depth } = p;
  const start = p.position;
  openField(p);
  if (format.level > MOST_LEVELS) {
    p.fail("Fields are nested too deeply in specifications.");
    return;
  }
  p.next();
  if (p.at(Kind.RightBrace)) {
    p.fail("Expected an expression between the braces.");
    return;
  }
  if (p.at(Kind.Lambda)) {
    p.fail("A 'lambda' in a formatted string needs parentheses.");
    return;
  }
  const valueStart = p.start;
  const value = p.at(Kind.Yield) ? parseYield(p) : parseExpressionList(p);
  const source = p.text.slice(valueStart, p.prevEnd);
  const isDebug = p.at(Kind.Equal);
  if (isDebug) {
    p.next();
    const shownEnd = p.start;
    pieces.addText(valueOf(p, start + 1, shownEnd, true, false), start + 1, shownEnd);
  }
  const conversion = parseConversion(p);
  const spec = parseSpec(p, format, depth);
  if (!p.at(Kind.RightBrace)) {
    p.fail(`Expected '}' after the expression, but found ${p.found()}.`);
    return;
  }
  // By default `=` shows the value as `repr` does.
  const isShown = isDebug && conversion === -1 && spec === null;
  const field = { value, source, conversion: isShown ? 114 : conversion, spec } as const;
  pieces.addField(fieldNode(format, start, p.end, field));
}

function fieldNode(
  format: Format,
  start: number,
  end: number,
  field: {
    readonly value: Expression;
    readonly source: string;
    readonly conversion: Conversion;
    readonly spec: JoinedStr | null;
  },
): FormattedValue | Interpolation {
  const { value, source, conversion, spec } = field;
  return format.isTemplate
    ? new Interpolation(start, end, value, source, conversion, spec)
    : new FormattedValue(start, end, value, conversion, spec);
}

function parseConversion(p: Parser): Conversion {
  if (!p.accept(Kind.Exclamation)) return -1;
  if (p.start > p.prevEnd) {
    p.fail("The conversion must follow '!' at once.");
    return -1;
  }
  const letter = p.at(Kind.Name) ? p.word() : "";
  if (letter !== "a" && letter !== "r" && letter !== "s") {
    p.fail(`Expected the conversion 'a', 'r' or 's', but found ${p.found()}.`);
    return -1;
  }
  p.next();
  return letter === "a" ? 97 : letter === "r" ? 114 : 115;
}

/** Reads the specification after `:`, which may hold fields; the `}` is then the current token. */
function parseSpec(p: Parser, format: Format, depth: number): JoinedStr | null {
  // In a field, `:=` is a colon and a specification that begins with `=`.
  if (!p.at(Kind.Colon) && !p.at(Kind.ColonEqual)) return null;
  const { start } = p;
  p.position = start + 1;
  const pieces = new StringPieces();
  if (!p.enter()) return null;
  // Fields of template strings' specifications are plain formatted values.
  parseText(p, { ...format, isTemplate: false, level: format.level + 1 }, pieces, true);
  p.leave();
  if (p.at(Kind.Failed)) return null;
  const end = p.position;
  pieces.flush();
  const values = pieces.values.filter((value) => value.type !== "Interpolation");
  closeSpec(p, depth);
  return new JoinedStr(start, end, values, []);
}
