/** A Python file as ESLint's rules see it. */
import type { FileProblem, SourceLocation } from "@eslint/core";
import { TextSourceCodeBase, type Directive, type VisitNodeStep } from "@eslint/plugin-kit";
import type { ModuleFacts } from "../facts/facts.js";
import {
  configComments,
  disableDirectives,
  inlineConfig,
  type InlineConfig,
} from "./directives.js";
import { lowerPython } from "./lower/lower.js";
import { NOWHERE, type ModulePlace, type PythonModule } from "./names/modules.js";
import { qualifiedNameOf } from "./names/qualified-name.js";
import { LineTable } from "./parser/line-table.js";
import type { Comment, Expression, Module, Node } from "./parser/nodes.js";
import type { ParseResult } from "./parser/parse.js";
import { visitorKeys } from "./parser/visitor-keys.js";
import { ScopeManager } from "./scope/scope-manager.js";
import {
  PythonComment,
  TokenStore,
  type PythonToken,
  type Span,
  type TokenOptions,
  type TokenOrComment,
} from "./tokens.js";
import { parentsIn, stepsAround, stepsThrough } from "./traversal.js";

/** Anything with a place: nodes, tokens, comments. */
export type PythonElement = Node | PythonToken | Comment;

export interface PythonSourceCodeOptions {
  readonly path: string;
  readonly text: string;
  readonly parsed: ParseResult;
  /** Whether rules may listen to any node, or to the module alone. */
  readonly visitsAll: boolean;
  /** Finds out where the file stands in its program, when a name leads to another file. */
  readonly locate: (path: string) => ModulePlace | null;
}

const KEYS: Record<string, string[]> = Object.fromEntries(
  Object.entries(visitorKeys).map(([type, keys]) => [type, [...keys]]),
);

/** The visitor keys in the type that ESLint gives them, which forgets that they do not change. */
export function keysForEslint(): Record<string, string[]> {
  return KEYS;
}

/** Python ends its lines in three ways, and at no other character. */
const LINE_ENDING = /\r\n|[\r\n]/u;

/** What `context.sourceCode` is in a Python file. */
export class PythonSourceCode extends TextSourceCodeBase<{
  LangOptions: Record<string, unknown>;
  RootNode: Module;
  SyntaxElementWithLoc: PythonElement;
  ConfigNode: Comment;
}> {
  readonly visitorKeys = keysForEslint();
  private readonly options: PythonSourceCodeOptions;
  private readonly lineTable: LineTable;
  private lowered: ModuleFacts | null = null;
  private scopeManager: ScopeManager | null = null;
  private allComments: readonly PythonComment[] | null = null;
  private tokenStore: TokenStore | null = null;
  private ownModule: PythonModule | null = null;
  private parents: ReadonlyMap<object, Node> | null = null;
  private steps: readonly VisitNodeStep[] | null = null;

  constructor(options: PythonSourceCodeOptions) {
    super({ text: options.text, ast: options.parsed.module, lineEndingPattern: LINE_ENDING });
    this.options = options;
    this.lineTable = new LineTable(options.parsed.lineStarts);
  }

  /** What the file does, in the vocabulary of the analysis. */
  get facts(): ModuleFacts {
    return (this.lowered ??= lowerPython(this.options.path, this.options.parsed));
  }

  /** The scopes of the module, with every use of every name. */
  get scopes(): ScopeManager {
    return (this.scopeManager ??= new ScopeManager(this.ast));
  }

  /** What the parser made of the text. */
  get parsed(): ParseResult {
    return this.options.parsed;
  }

  /**
   * The qualified name of what an expression reads: `numpy.random.rand` for `np.random.rand`. It is
   * followed through imports, aliases, and the files of the project that hand names on.
   *
   * @returns null where it is no dotted name, is made in this file, or may be one of several things
   */
  resolveName(node: Expression): string | null {
    return qualifiedNameOf(this.asModule, node);
  }

  /** The line (from 1) and column (from 0) of a node, token or comment. */
  override getLoc(element: PythonElement): SourceLocation {
    return this.lineTable.locationOf(element);
  }

  override getRange({ start, end }: PythonElement): [number, number] {
    return [start, end];
  }

  override getParent(node: PythonElement): Node | undefined {
    this.parents ??= parentsIn(this.ast);
    return this.parents.get(node);
  }

  /** The steps of a walk through the tree; the same ones each time. */
  override traverse(): Iterable<VisitNodeStep> {
    this.steps ??= this.options.visitsAll ? stepsThrough(this.ast) : stepsAround(this.ast);
    return this.steps;
  }

  getAllComments(): PythonComment[] {
    return [...this.comments];
  }

  /** Comments that stand in a node. */
  getCommentsInside({ start, end }: Span): PythonComment[] {
    return this.getAllComments().filter((comment) => comment.start >= start && comment.end <= end);
  }

  /** The tokens of a node. */
  getTokens(node: Span, options?: TokenOptions): TokenOrComment[] {
    return this.tokens.within(node, options);
  }

  getFirstToken(node: Span, options?: TokenOptions): TokenOrComment | null {
    const token = this.tokens.after({ start: node.start, end: node.start }, options);
    return token !== null && token.end <= node.end ? token : null;
  }

  getLastToken(node: Span, options?: TokenOptions): TokenOrComment | null {
    const token = this.tokens.before({ start: node.end, end: node.end }, options);
    return token !== null && token.start >= node.start ? token : null;
  }

  getTokenBefore(element: Span, options?: TokenOptions): TokenOrComment | null {
    return this.tokens.before(element, options);
  }

  getTokenAfter(element: Span, options?: TokenOptions): TokenOrComment | null {
    return this.tokens.after(element, options);
  }

  /** The tokens between two elements that do not overlap. */
  getTokensBetween(left: Span, right: Span, options?: TokenOptions): TokenOrComment[] {
    return this.tokens.within({ start: left.end, end: right.start }, options);
  }

  getTokenByRangeStart(offset: number, options?: TokenOptions): TokenOrComment | null {
    return this.tokens.startingAt(offset, options);
  }

  getInlineConfigNodes(): Comment[] {
    return configComments(this.comments);
  }

  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    return { directives: disableDirectives(this.comments), problems: [] };
  }

  applyInlineConfig(): InlineConfig {
    return inlineConfig(this.comments, (comment) => this.getLoc(comment));
  }

  private get asModule(): PythonModule {
    return (this.ownModule ??= {
      ...(this.options.locate(this.options.path) ?? NOWHERE),
      scopes: this.scopes,
    });
  }

  private get comments(): readonly PythonComment[] {
    return (this.allComments ??= this.parsed.comments.map(
      (comment) => new PythonComment(comment, this.lineTable),
    ));
  }

  private get tokens(): TokenStore {
    return (this.tokenStore ??= new TokenStore(this.parsed, this.comments, this.lineTable));
  }
}
