/** Reads the parameters of functions and lambdas, and type parameters. */
import { parseExpression, parseStarredOr } from "./expressions.js";
import {
  Arg,
  Arguments,
  type Expression,
  ParamSpec,
  type TypeParameter,
  TypeVar,
  TypeVarTuple,
} from "./nodes.js";
import type { Parser } from "./parser.js";
import { Kind } from "./token-kind.js";

/** Reads parameters up to `closer`: `)` for functions, `:` for lambdas, which have no annotations. */
export function parseParameters(p: Parser, closer: Kind): Arguments {
  const { start } = p;
  if (p.at(closer)) return new Arguments(start, start, [], [], null, [], [], null, []);
  const reader = new ParameterReader(p, closer === Kind.RightParenthesis);
  while (!p.at(closer)) {
    reader.readOne();
    if (!p.accept(Kind.Comma)) break;
  }
  return reader.finish(start);
}

/** Sorts parameters as they come. */
class ParameterReader {
  private positionalOnly: Arg[] = [];
  private positional: Arg[] = [];
  private vararg: Arg | null = null;
  private readonly keywordOnly: Arg[] = [];
  private readonly keywordDefaults: (Expression | null)[] = [];
  private kwarg: Arg | null = null;
  private readonly defaults: Expression[] = [];
  private hasStar = false;
  private hasSlash = false;
  private bareStar = -1;

  constructor(
    private readonly p: Parser,
    private readonly isAnnotated: boolean,
  ) {}

  readOne(): void {
    const { p } = this;
    if (this.kwarg !== null) {
      p.fail("No parameter can follow the one with '**'.");
      return;
    }
    switch (p.kind) {
      case Kind.Star:
        this.readStar();
        return;
      case Kind.DoubleStar:
        p.next();
        this.kwarg = this.readName(false);
        return;
      case Kind.Slash:
        this.readSlash();
        return;
      default:
        this.readPlain();
    }
  }

  finish(start: number): Arguments {
    const { p } = this;
    if (this.bareStar >= 0 && this.keywordOnly.length === 0 && !p.at(Kind.Failed)) {
      p.report("A parameter must follow '*'.", this.bareStar, this.bareStar + 1);
    }
    return new Arguments(
      start,
      Math.max(start, p.prevEnd),
      this.positionalOnly,
      this.positional,
      this.vararg,
      this.keywordOnly,
      this.keywordDefaults,
      this.kwarg,
      this.defaults,
    );
  }

  private readStar(): void {
    const { p } = this;
    if (this.hasStar) {
      p.fail("Only one parameter can have '*'.");
      return;
    }
    this.hasStar = true;
    const { start } = p;
    p.next();
    if (p.at(Kind.Name)) this.vararg = this.readName(true);
    else this.bareStar = start;
  }

  private readSlash(): void {
    const { p } = this;
    if (this.hasSlash || this.hasStar || this.positional.length === 0) {
      p.fail("'/' must follow the first positional parameters.");
      return;
    }
    this.hasSlash = true;
    this.positionalOnly = this.positional;
    this.positional = [];
    p.next();
  }

  private readPlain(): void {
    const { p } = this;
    const parameter = this.readName(false);
    const value = p.accept(Kind.Equal) ? parseExpression(p) : null;
    if (this.hasStar) {
      this.keywordOnly.push(parameter);
      this.keywordDefaults.push(value);
      return;
    }
    this.positional.push(parameter);
    if (value !== null) this.defaults.push(value);
    else if (this.defaults.length > 0) {
      p.report(
        "A parameter without a default value cannot follow one with a default value.",
        parameter.start,
        parameter.end,
      );
    }
  }

  private readName(isStarred: boolean): Arg {
    const { p } = this;
    const { start, end } = p;
    if (p.at(Kind.LeftParenthesis)) {
      p.reportPython2("A tuple as a parameter", start, end);
      p.fail("A parameter cannot be a tuple.");
    }
    if (p.at(Kind.True) || p.at(Kind.False)) p.reportPython2(`${p.found()} as a name`, start, end);
    const name = p.at(Kind.Name) ? p.word() : "";
    p.expect(Kind.Name, "the name of a parameter");
    if (!this.isAnnotated || !p.accept(Kind.Colon)) return new Arg(start, end, name, null, end);
    const annotation = isStarred ? parseStarredOr(p, parseExpression) : parseExpression(p);
    return new Arg(start, p.prevEnd, name, annotation, end);
  }
}

/** Reads `[T, *Ts, **P]` if it follows. */
export function parseTypeParameters(p: Parser): TypeParameter[] {
  const parameters: TypeParameter[] = [];
  if (!p.accept(Kind.LeftBracket)) return parameters;
  do {
    if (p.at(Kind.RightBracket) && parameters.length > 0) break;
    parameters.push(parseTypeParameter(p));
  } while (p.accept(Kind.Comma));
  p.expect(Kind.RightBracket, "',' or ']'");
  return parameters;
}

function parseTypeParameter(p: Parser): TypeParameter {
  const { start, kind } = p;
  if (kind === Kind.Star || kind === Kind.DoubleStar) p.next();
  const nameStart = p.start;
  const nameEnd = p.end;
  const name = p.at(Kind.Name) ? p.word() : "";
  p.expect(Kind.Name, "the name of a type parameter");
  const bound = kind === Kind.Name && p.accept(Kind.Colon) ? parseExpression(p) : null;
  const value = p.accept(Kind.Equal)
    ? kind === Kind.Star
      ? parseStarredOr(p, parseExpression)
      : parseExpression(p)
    : null;
  const range = [nameStart, nameEnd] as const;
  const end = Math.max(start, p.prevEnd);
  if (kind === Kind.Star) return new TypeVarTuple(start, end, name, value, range);
  if (kind === Kind.DoubleStar) return new ParamSpec(start, end, name, value, range);
  return new TypeVar(start, end, name, bound, value, range);
}
