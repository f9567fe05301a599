/** Reads `match` statements, whose keywords are names elsewhere. */
import { parseNamedExpression, parseStarredOr, parseTupleRest } from "./expressions.js";
import { skipFormatString } from "./format-scan.js";
import { Match, MatchAs, MatchCase, type Statement } from "./nodes.js";
import type { Parser } from "./parser.js";
import { parseCasePattern } from "./patterns.js";
import { recover } from "./recovery.js";
import { peek } from "./simple-statements.js";
import { parseBody, parseStatement } from "./statements.js";
import { Kind, STARTS_EXPRESSION, STARTS_STATEMENT } from "./token-kind.js";

/** Whether the `match` that is the current token begins a statement. */
export function isMatchStatement(p: Parser): boolean {
  const kind = peek(p);
  switch (kind) {
    case Kind.LeftParenthesis:
    case Kind.LeftBracket:
    case Kind.Plus:
    case Kind.Minus:
    case Kind.Star:
    case Kind.Not:
      // It may be a call, a subscript or an operation: only the end of the line tells.
      return endsInColon(p);
    default:
      return STARTS_EXPRESSION[kind] === 1;
  }
}

/** Whether the logical line ends in a colon, as no expression does. */
function endsInColon(p: Parser): boolean {
  if (p.lookahead <= 0) return false;
  const state = p.checkpoint();
  p.quiet = true;
  let last = p.kind;
  while (!p.at(Kind.Newline) && !p.at(Kind.EndOfFile)) {
    last = p.kind;
    p.next();
    if (p.at(Kind.FormatStart)) skipFormatString(p);
    // Inside brackets that are never closed.
    if (p.startsLine && STARTS_STATEMENT[p.kind] === 1) break;
  }
  const isMatch = p.at(Kind.Newline) && last === Kind.Colon;
  if (!p.at(Kind.Newline)) p.lookahead -= p.position - state.position;
  p.restore(state);
  return isMatch;
}

/** Reads a `match` statement. */
export function parseMatch(p: Parser): Match {
  const { start } = p;
  p.next();
  const subjectStart = p.start;
  let subject = parseStarredOr(p, parseNamedExpression);
  if (p.at(Kind.Comma)) subject = parseTupleRest(p, subjectStart, subject, parseNamedExpression);
  if (subject.type === "Starred") {
    p.report("A starred subject of 'match' needs a comma.", subject.start, subject.end);
  }
  p.expect(Kind.Colon, "':' after the subject of 'match'");
  if (!p.at(Kind.Newline)) {
    p.fail(`Expected the end of the line, but found ${p.found()}.`);
    recover(p, start, true);
  }
  p.next();
  const cases: MatchCase[] = [];
  if (p.accept(Kind.Indent)) {
    while (!p.at(Kind.Dedent) && !p.at(Kind.EndOfFile)) {
      cases.push(p.atWord("case") ? parseCase(p) : parseStray(p));
    }
    p.accept(Kind.Dedent);
  } else if (!p.recovering) p.report("Expected 'case' in an indented block.", start, p.prevEnd);
  return new Match(start, p.prevEnd, subject, cases);
}

function parseCase(p: Parser): MatchCase {
  const { start } = p;
  p.next();
  const pattern = parseCasePattern(p);
  const guard = p.accept(Kind.If) ? parseNamedExpression(p) : null;
  const body = parseBody(p, start, "the pattern of 'case'");
  return new MatchCase(start, p.prevEnd, pattern, guard, body);
}

/** Reads a statement that belongs to no case, as if it belonged to one that matches all. */
function parseStray(p: Parser): MatchCase {
  const { start } = p;
  if (!p.recovering) p.report(`Expected 'case', but found ${p.found()}.`, start, p.end);
  const body: Statement[] = [];
  parseStatement(p, body);
  return new MatchCase(start, p.prevEnd, new MatchAs(start, start, null, null, null), null, body);
}
