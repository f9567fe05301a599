/** A Python file as ESLint's rules see it. */
import type { FileProblem, SourceLocation } from "@eslint/core";
import type { Directive, VisitNodeStep } from "@eslint/plugin-kit";
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
import type { LineTable } from "./parser/line-table.js";
import type { Comment, Expression, Node } from "./parser/nodes.js";
import type { ParseResult } from "./parser/parse.js";
import { visitorKeys } from "./parser/visitor-keys.js";
import { ScopeManager } from "./scope/scope-manager.js";
import type { Binding, Scope, ScopeNode } from "./scope/scope.js";
import { TokenSourceCode, type PythonElement } from "./token-source-code.js";
import { PythonComment, TokenStore } from "./tokens.js";
import { nodeAt, parentsIn, stepsAround, stepsThrough } from "./traversal.js";

export type { PythonElement } from "./token-source-code.js";

export interface PythonSourceCodeOptions {
  readonly path: string;
  readonly text: string;
  /** Whether the file begins with a byte-order mark, which the text lacks. */
  readonly hasBOM: boolean;
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
export class PythonSourceCode extends TokenSourceCode {
  readonly visitorKeys = keysForEslint();
  /** Rules for several languages look here for what a parser has to offer. */
  readonly parserServices = {};
  readonly hasBOM: boolean;
  private readonly options: PythonSourceCodeOptions;
  private readonly lineTable: LineTable;
  private lowered: ModuleFacts | null = null;
  private scopeManager: ScopeManager | null = null;
  private allComments: readonly PythonComment[] | null = null;
  private tokenStore: TokenStore | null = null;
  private ownModule: PythonModule | null = null;
  private declared: ReadonlyMap<Node, readonly Binding[]> | null = null;
  private readonly marked = new Set<Binding>();
  private parents: ReadonlyMap<object, Node> | null = null;
  private steps: Iterable<VisitNodeStep> | null = null;

  constructor(options: PythonSourceCodeOptions) {
    super({ text: options.text, ast: options.parsed.module, lineEndingPattern: LINE_ENDING });
    this.options = options;
    this.hasBOM = options.hasBOM;
    this.lineTable = options.parsed.lines;
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

  /** The innermost scope that a node stands in; of one that opens a scope, that scope. */
  getScope(node: Node): Scope {
    for (let at: Node | undefined = node; at !== undefined; at = this.getParent(at)) {
      // Only nodes that open a scope are known to it.
      const scope = this.scopes.scopeOf(at as ScopeNode);
      if (scope !== null) return scope;
    }
    return this.scopes.module;
  }

  /** The names that a node binds: a definition, an import, a parameter, an assignment, … */
  getDeclaredVariables(node: Node): readonly Binding[] {
    this.declared ??= declaredIn(this.scopes);
    return this.declared.get(node) ?? [];
  }

  /**
   * Notes for all rules that a name is used in a way that its scope does not show, as a decorator
   * or a framework does it.
   *
   * @param at - where the name is looked up
   * @returns whether anything is bound under the name there
   */
  markVariableAsUsed(name: string, at: Node = this.ast): boolean {
    const binding = this.getScope(at).lookup(name);
    if (binding !== null) this.marked.add(binding);
    return binding !== null;
  }

  /** Whether a rule has marked a name as used. */
  isMarkedAsUsed(binding: Binding): boolean {
    return this.marked.has(binding);
  }

  /** Whether a node is the use of a name that nothing in the file binds, such as a built-in. */
  isGlobalReference(node: Node): boolean {
    return this.scopes.referenceAt(node)?.binding === null;
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

  /** The innermost node around a character; null for an offset outside of the text. */
  getNodeByRangeIndex(index: number): Node | null {
    return nodeAt(this.ast, index);
  }

  /** The steps of a walk through the tree; the same ones each time. */
  override traverse(): Iterable<VisitNodeStep> {
    this.steps ??= this.options.visitsAll ? stepsThrough(this.ast) : stepsAround(this.ast);
    return this.steps;
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

  protected override get comments(): readonly PythonComment[] {
    return (this.allComments ??= this.parsed.comments.map(
      (comment) => new PythonComment(comment, this.lineTable),
    ));
  }

  protected override get tokens(): TokenStore {
    return (this.tokenStore ??= new TokenStore(this.parsed, this.comments, this.lineTable));
  }
}

/** By each node that binds names, or is the name that is bound. */
function declaredIn({ scopes }: ScopeManager): ReadonlyMap<Node, readonly Binding[]> {
  const declared = new Map<Node, Set<Binding>>();
  for (const binding of scopes.flatMap(({ bindings }) => [...bindings.values()])) {
    for (const { node, parent } of binding.definitions) {
      for (const by of [node, parent]) {
        const bindings = declared.get(by) ?? new Set();
        declared.set(by, bindings.add(binding));
      }
    }
  }
  return new Map([...declared].map(([node, bindings]) => [node, [...bindings]]));
}
