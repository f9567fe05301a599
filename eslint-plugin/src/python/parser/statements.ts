/** Reads statements one after another, with their blocks, and goes on after broken ones. */
import { parseFor, parseIf, parseTry, parseWhile } from "./control-flow.js";
import { parseClass, parseDecorated, parseFunction } from "./definitions.js";
import { isMatchStatement, parseMatch } from "./match.js";
import { ErrorStatement, type Statement } from "./nodes.js";
import { isCloser, type Parser } from "./parser.js";
import { recover } from "./recovery.js";
import { parseSimpleStatement, peek } from "./simple-statements.js";
import { Kind } from "./token-kind.js";
import { parseWith } from "./with.js";

/** How much of a statement tells whether it prints a list. */
const LONGEST_PRINT = 16;

/** Reads all statements of the text. */
export function parseModuleBody(p: Parser): Statement[] {
  const body: Statement[] = [];
  p.next();
  while (!p.at(Kind.EndOfFile)) {
    // A block that was closed once too often.
    if (!p.accept(Kind.Dedent)) parseStatement(p, body);
  }
  p.endChains();
  return body;
}

/**
 * Reads `:` and the block after it. The first line of the compound statement begins at `start`;
 * `owner` names it in messages.
 */
export function parseBody(p: Parser, start: number, owner: string): Statement[] {
  if (!p.accept(Kind.Colon)) {
    if (p.at(Kind.Newline)) {
      p.report(`Expected ':' after ${owner}.`, p.prevEnd, p.prevEnd);
      p.recovering = true;
    } else {
      const hint = p.at(Kind.Equal) ? "; to compare, write '=='" : "";
      p.fail(`Expected ':' after ${owner}, but found ${p.found()}${hint}.`);
      recover(p, start, true);
    }
  }
  return parseSuite(p, owner);
}

/** Reads what follows the `:`: a block, or statements on the same line. */
function parseSuite(p: Parser, owner: string): Statement[] {
  if (!p.at(Kind.Newline)) {
    const body: Statement[] = [];
    parseSimpleLine(p, body);
    return body;
  }
  p.next();
  if (p.at(Kind.Indent)) return parseBlock(p);
  if (!p.recovering) {
    const isAtEnd = p.at(Kind.EndOfFile) || p.at(Kind.Dedent);
    p.report(
      `Expected an indented block after ${owner}.`,
      isAtEnd ? p.prevEnd : p.start,
      isAtEnd ? p.prevEnd : p.end,
    );
  }
  return [];
}

/** Reads an indented block, whose `Indent` is the current token, into a list of statements. */
export function parseBlock(p: Parser, body: Statement[] = []): Statement[] {
  p.next();
  while (!p.at(Kind.Dedent) && !p.at(Kind.EndOfFile)) parseStatement(p, body);
  p.accept(Kind.Dedent);
  return body;
}

/** Reads one statement, or the simple ones of a line. */
export function parseStatement(p: Parser, out: Statement[]): void {
  const { start } = p;
  p.endChains();
  switch (p.kind) {
    case Kind.If:
      out.push(parseIf(p));
      break;
    case Kind.Def:
      out.push(parseFunction(p, start, [], false));
      break;
    case Kind.Class:
      out.push(parseClass(p, []));
      break;
    case Kind.For:
      out.push(parseFor(p, start, false));
      break;
    case Kind.While:
      out.push(parseWhile(p));
      break;
    case Kind.Try:
      out.push(parseTry(p));
      break;
    case Kind.With:
      out.push(parseWith(p, start, false));
      break;
    case Kind.At:
      out.push(parseDecorated(p));
      break;
    case Kind.Async:
      parseAsync(p, out);
      break;
    case Kind.Elif:
    case Kind.Else:
    case Kind.Except:
    case Kind.Finally:
      out.push(parseStrayClause(p));
      break;
    case Kind.Indent:
      if (!p.recovering) p.report("Unexpected indentation.", p.start, p.start);
      parseBlock(p, out);
      break;
    case Kind.Name:
      if (p.atWord("match") && isMatchStatement(p)) {
        out.push(parseMatch(p));
        break;
      }
      parseSimpleLine(p, out);
      break;
    default:
      parseSimpleLine(p, out);
  }
}

/** Reads simple statements up to the end of the line. */
function parseSimpleLine(p: Parser, out: Statement[]): void {
  for (;;) {
    const { start } = p;
    const isEcho = p.recovering && isCloser(p.kind);
    const wasQuiet = p.quiet;
    // The bracket that this one closes was given up before.
    if (isEcho) p.quiet = true;
    const statement = parseSimpleStatement(p);
    if (!p.at(Kind.Newline) && !p.at(Kind.Semicolon)) {
      failAfter(p, start, statement);
      p.quiet = wasQuiet;
      out.push(recoverStatement(p, start));
      return;
    }
    p.recovering = false;
    out.push(statement);
    if (p.accept(Kind.Semicolon) && !p.at(Kind.Newline)) continue;
    p.next();
    return;
  }
}

/** Fails where the end of the line should be, if not before. */
function failAfter(p: Parser, start: number, statement: Statement): void {
  if (p.at(Kind.Failed) && !p.failedUnclosed && isPrintOfList(p, start)) {
    p.reportPython2("'print' without parentheses", start, p.failedAt);
  }
  if (statement.type === "Expr" && statement.value.type === "Name" && !p.at(Kind.Failed)) {
    const { id } = statement.value;
    if (id === "print" || id === "exec")
      p.reportPython2(`'${id}' without parentheses`, start, p.end);
  }
  p.fail(`Expected the end of the line, but found ${p.found()}.`);
}

/** Whether a list after `print` was read as a subscript of it, which cannot be a comprehension. */
function isPrintOfList(p: Parser, start: number): boolean {
  return /^print[ \t]+\[/.test(p.text.slice(start, p.failedAt).slice(0, LONGEST_PRINT));
}

/** Passes a broken statement; a block below it is read for what it holds. */
function recoverStatement(p: Parser, start: number): ErrorStatement {
  recover(p, start, false);
  const end = Math.max(p.prevEnd, start);
  p.next();
  if (!p.at(Kind.Indent)) return new ErrorStatement(start, end, []);
  const body = parseBlock(p);
  return new ErrorStatement(start, p.prevEnd, body);
}

/** Reads what follows `async`. */
function parseAsync(p: Parser, out: Statement[]): void {
  const { start } = p;
  p.next();
  if (p.at(Kind.Def)) out.push(parseFunction(p, start, [], true));
  else if (p.at(Kind.For)) out.push(parseFor(p, start, true));
  else if (p.at(Kind.With)) out.push(parseWith(p, start, true));
  else {
    p.fail(`Expected 'def', 'for' or 'with' after 'async', but found ${p.found()}.`);
    out.push(recoverStatement(p, start));
  }
}

/** Reads a clause such as `else:` that belongs to nothing above it. */
function parseStrayClause(p: Parser): ErrorStatement {
  const { start } = p;
  if (!p.recovering) p.fail(`${p.found()} belongs to no statement above it.`);
  recover(p, start, true);
  const body = parseSuite(p, "this clause");
  return new ErrorStatement(start, p.prevEnd, body);
}

/** Whether a decorated definition follows. */
export function atDefinition(p: Parser): boolean {
  return p.at(Kind.Def) || p.at(Kind.Class) || (p.at(Kind.Async) && peek(p) === Kind.Def);
}
