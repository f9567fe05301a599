/** Finds tokens and comments by where they stand, with the methods that ESLint's rules know. */
import type { LineTable, Location } from "./parser/line-table.js";
import { Comment, NodeBase } from "./parser/nodes.js";
import type { ParseResult } from "./parser/parse.js";
import type { TokenType } from "./parser/tokens.js";

/** A token as rules see it. What only structures lines (`newline`, `indent`, …) is no token. */
export class PythonToken extends NodeBase {
  constructor(
    start: number,
    end: number,
    readonly type: Exclude<TokenType, Layout>,
    readonly value: string,
    private readonly lines: LineTable,
  ) {
    super(start, end);
  }

  /** As in JavaScript's tokens, which many helpers expect. */
  override get loc(): Location {
    return this.lines.locationOf(this);
  }
}

/** A comment as rules see it; `value` is the text after `#`. */
export class PythonComment extends Comment {
  constructor(
    { start, end, value }: Comment,
    private readonly lines: LineTable,
  ) {
    super(start, end, value);
  }

  override get loc(): Location {
    return this.lines.locationOf(this);
  }
}

type Layout = "newline" | "indent" | "dedent";

export type TokenOrComment = PythonToken | PythonComment;

/** Whatever has a place in the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface TokenOptions {
  /** Comments count as well. */
  readonly includeComments?: boolean;
  /** Only those count that it accepts. */
  readonly filter?: TokenFilter;
  /** This many are passed over first. */
  readonly skip?: number;
}

export type TokenFilter = (token: TokenOrComment) => boolean;

/** Which token is wanted; a number is `skip`, a function is `filter`. */
export type TokenChoice = TokenOptions | TokenFilter | number;

/** Which tokens are wanted; a number is `count`, a function is `filter`. */
export type TokensChoice =
  | (Omit<TokenOptions, "skip"> & {
      /** No more than this many. */
      readonly count?: number;
    })
  | TokenFilter
  | number;

/** What a choice of one token says. */
export function optionsOf(choice: TokenChoice = {}): TokenOptions {
  if (typeof choice === "number") return { skip: choice };
  return typeof choice === "function" ? { filter: choice } : choice;
}

/** What a choice of several tokens says; without a count all of them are wanted. */
export function countedOptionsOf(
  choice: TokensChoice = {},
): Omit<TokenOptions, "skip"> & { readonly count: number } {
  if (typeof choice === "number") return { count: choice };
  if (typeof choice === "function") return { filter: choice, count: Infinity };
  return { count: Infinity, ...choice };
}

export class TokenStore {
  private readonly tokens: readonly PythonToken[];
  private merged: readonly TokenOrComment[] | null = null;

  constructor(
    parsed: ParseResult,
    private readonly comments: readonly PythonComment[],
    lines: LineTable,
  ) {
    this.tokens = parsed
      .tokens()
      .flatMap(({ type, start, end }) =>
        isLayout(type)
          ? []
          : [new PythonToken(start, end, type, parsed.text.slice(start, end), lines)],
      );
  }

  /** The first ones of those that stand in a span; all of them where no count is given. */
  first(span: Span, options: TokenOptions = {}, count = Infinity): TokenOrComment[] {
    const all = this.all(options);
    const found: TokenOrComment[] = [];
    for (let index = firstFrom(all, span.start); found.length < count; index++) {
      const token = all[index];
      if (token === undefined || token.start >= span.end) break;
      if (options.filter?.(token) ?? true) found.push(token);
    }
    return found;
  }

  /** The last ones of those that stand in a span, in the order of the text. */
  last(span: Span, options: TokenOptions, count: number): TokenOrComment[] {
    const all = this.all(options);
    const found: TokenOrComment[] = [];
    for (let index = firstFrom(all, span.end) - 1; found.length < count; index--) {
      const token = all[index];
      if (token === undefined || token.start < span.start) break;
      if (options.filter?.(token) ?? true) found.push(token);
    }
    return found.reverse();
  }

  /** The first one that begins where a span ends, or after that. */
  after({ end }: Span, options: TokenOptions = {}): TokenOrComment | null {
    const all = this.all(options);
    const { filter, skip = 0 } = options;
    let left = skip;
    for (let index = firstFrom(all, end); index < all.length; index++) {
      const token = all[index];
      if (token !== undefined && (filter?.(token) ?? true) && left-- === 0) return token;
    }
    return null;
  }

  /** The last one that ends where a span begins, or before that. */
  before({ start }: Span, options: TokenOptions = {}): TokenOrComment | null {
    const all = this.all(options);
    const { filter, skip = 0 } = options;
    let left = skip;
    for (let index = firstFrom(all, start) - 1; index >= 0; index--) {
      const token = all[index];
      if (token !== undefined && (filter?.(token) ?? true) && left-- === 0) return token;
    }
    return null;
  }

  /** The one that begins at an offset. */
  startingAt(offset: number, options: TokenOptions = {}): TokenOrComment | null {
    const all = this.all(options);
    const token = all[firstFrom(all, offset)];
    return token?.start === offset ? token : null;
  }

  private all({ includeComments = false }: TokenOptions): readonly TokenOrComment[] {
    if (!includeComments) return this.tokens;
    return (this.merged ??= [...this.tokens, ...this.comments].sort((a, b) => a.start - b.start));
  }
}

function isLayout(type: TokenType): type is Layout {
  return type === "newline" || type === "indent" || type === "dedent";
}

/** The index of the first one that begins at an offset or after it. */
export function firstFrom(tokens: readonly Span[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
