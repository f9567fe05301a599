/** The questions about tokens and comments that rules ask, as they ask them of JavaScript. */
import { TextSourceCodeBase } from "@eslint/plugin-kit";
import type { Comment, Module, Node } from "./parser/nodes.js";
import {
  countedOptionsOf,
  firstFrom,
  optionsOf,
  type PythonComment,
  type PythonToken,
  type Span,
  type TokenChoice,
  type TokenOrComment,
  type TokensChoice,
  type TokenStore,
} from "./tokens.js";

/** Anything with a place: nodes, tokens, comments. */
export type PythonElement = Node | PythonToken | Comment;

export abstract class TokenSourceCode extends TextSourceCodeBase<{
  LangOptions: Record<string, unknown>;
  RootNode: Module;
  SyntaxElementWithLoc: PythonElement;
  ConfigNode: Comment;
}> {
  protected abstract readonly tokens: TokenStore;
  protected abstract readonly comments: readonly PythonComment[];

  getAllComments(): PythonComment[] {
    return [...this.comments];
  }

  /** Comments that stand in a node. */
  getCommentsInside({ start, end }: Span): PythonComment[] {
    const { comments } = this;
    const inside = comments.slice(firstFrom(comments, start), firstFrom(comments, end));
    return inside.filter((comment) => comment.end <= end);
  }

  /** Comments between a node or token and the token before it. */
  getCommentsBefore(element: Span): PythonComment[] {
    const before = this.getTokenBefore(element)?.end ?? 0;
    return this.getCommentsInside({ start: before, end: element.start });
  }

  /** Comments between a node or token and the token after it. */
  getCommentsAfter(element: Span): PythonComment[] {
    const after = this.getTokenAfter(element)?.start ?? this.text.length;
    return this.getCommentsInside({ start: element.end, end: after });
  }

  commentsExistBetween(left: Span, right: Span): boolean {
    return this.getCommentsInside({ start: left.end, end: right.start }).length > 0;
  }

  /** Whether two elements that do not overlap have white space between them, in whichever order. */
  isSpaceBetween(first: Span, second: Span): boolean {
    const [left, right] = first.start <= second.start ? [first, second] : [second, first];
    const tokens = this.tokens.first(between(left, right), { includeComments: true });
    let end = left.end;
    for (const token of [...tokens, right]) {
      if (token.start > end) return true;
      end = token.end;
    }
    return false;
  }

  /** The tokens of a node. */
  getTokens(node: Span, choice?: TokensChoice): TokenOrComment[] {
    return this.first(node, choice);
  }

  getFirstToken(node: Span, choice?: TokenChoice): TokenOrComment | null {
    const token = this.tokens.after({ start: node.start, end: node.start }, optionsOf(choice));
    return token !== null && token.end <= node.end ? token : null;
  }

  getLastToken(node: Span, choice?: TokenChoice): TokenOrComment | null {
    const token = this.tokens.before({ start: node.end, end: node.end }, optionsOf(choice));
    return token !== null && token.start >= node.start ? token : null;
  }

  getFirstTokens(node: Span, choice?: TokensChoice): TokenOrComment[] {
    return this.first(node, choice);
  }

  getLastTokens(node: Span, choice?: TokensChoice): TokenOrComment[] {
    return this.last(node, choice);
  }

  getTokenBefore(element: Span, choice?: TokenChoice): TokenOrComment | null {
    return this.tokens.before(element, optionsOf(choice));
  }

  getTokenAfter(element: Span, choice?: TokenChoice): TokenOrComment | null {
    return this.tokens.after(element, optionsOf(choice));
  }

  /** The tokens that precede an element, in the order of the text. */
  getTokensBefore(element: Span, choice?: TokensChoice): TokenOrComment[] {
    return this.last({ start: 0, end: element.start }, choice);
  }

  getTokensAfter(element: Span, choice?: TokensChoice): TokenOrComment[] {
    return this.first({ start: element.end, end: this.text.length }, choice);
  }

  /** The tokens between two elements that do not overlap. */
  getTokensBetween(left: Span, right: Span, choice?: TokensChoice): TokenOrComment[] {
    return this.first(between(left, right), choice);
  }

  getFirstTokenBetween(left: Span, right: Span, choice?: TokenChoice): TokenOrComment | null {
    return this.getFirstToken(between(left, right), choice);
  }

  getLastTokenBetween(left: Span, right: Span, choice?: TokenChoice): TokenOrComment | null {
    return this.getLastToken(between(left, right), choice);
  }

  getFirstTokensBetween(left: Span, right: Span, choice?: TokensChoice): TokenOrComment[] {
    return this.first(between(left, right), choice);
  }

  getLastTokensBetween(left: Span, right: Span, choice?: TokensChoice): TokenOrComment[] {
    return this.last(between(left, right), choice);
  }

  getTokenByRangeStart(offset: number, choice?: TokenChoice): TokenOrComment | null {
    return this.tokens.startingAt(offset, optionsOf(choice));
  }

  private first(span: Span, choice?: TokensChoice): TokenOrComment[] {
    const { count, ...options } = countedOptionsOf(choice);
    return this.tokens.first(span, options, count);
  }

  private last(span: Span, choice?: TokensChoice): TokenOrComment[] {
    const { count, ...options } = countedOptionsOf(choice);
    return this.tokens.last(span, options, count);
  }
}

function between(left: Span, right: Span): Span {
  return { start: left.end, end: right.start };
}
