/**
 * The one vocabulary between the front ends and the analysis: what a program does, without its
 * syntax. A front end lowers an AST to these facts; nothing after it sees a language again.
 *
 * Facts are plain JSON (no AST nodes, no functions, no cycles), so that they can be cached,
 * printed in a test and compared. They hold no verdict and depend on the text of one file alone.
 */

import type { Statement } from "./statements.js";

export type * from "./statements.js";

/** Half-open offsets `[start, end)` into the text without its byte-order mark, in UTF-16 units. */
export type Range = readonly [start: number, end: number];

/** The languages that have a front end. */
export type Language = "python" | "ecmascript";

/**
 * One scope that owns variables: 0 is the module, every function and class has its own.
 * Block and comprehension scopes are folded into the scope around them; a front end renames a
 * variable that would then clash, or be seen by other modules (`i`, `i$1`).
 */
export type ScopeId = number;

/** The member under which a class keeps its constructor, whatever the language calls it. */
export const CONSTRUCTOR = "__init__";
/** The member that runs when an instance itself is called. */
export const CALL = "__call__";
/** The member that gives an iterator. */
export const ITERATE = "__iter__";
/** Before a member's name: the member under which its setter is kept (`set seed`). */
export const SETTER = "set ";

/** Everything known of one module. */
export interface ModuleFacts {
  readonly language: Language;
  /** Absolute path, as the host spells it. */
  readonly path: string;
  /** Offset of the first unit of each line; `lineStarts[0]` is 0. */
  readonly lineStarts: readonly number[];
  readonly body: readonly Statement[];
  /** Indexed by `FunctionFact.id`. */
  readonly functions: readonly FunctionFact[];
  /** Indexed by `ClassFact.id`. */
  readonly classes: readonly ClassFact[];
  readonly exports: Exports;
  /** How many places could not be parsed; no finding rests on them. */
  readonly syntaxErrors: number;
}

/** What other modules can take from this one. */
export type Exports =
  /** Every variable of the module scope (Python). */
  | { readonly kind: "variables" }
  /** Named exports; the object that CommonJS assigns to is reached through `exports` expressions. */
  | { readonly kind: "named"; readonly items: readonly ExportItem[] };

export type ExportItem =
  | { readonly kind: "local"; readonly exported: string; readonly name: string }
  | {
      readonly kind: "from";
      readonly exported: string;
      readonly request: ModuleRequest;
      /** The name in the other module; null re-exports the whole namespace. */
      readonly name: string | null;
    }
  | { readonly kind: "all"; readonly request: ModuleRequest };

/** A module as the importing file names it. */
export interface ModuleRequest {
  /** `numpy.random`, `./worker.mjs`, `node:worker_threads`; without the leading dots of Python. */
  readonly specifier: string;
  /** Python's relative level: number of leading dots; 0 is absolute. Always 0 in ECMAScript. */
  readonly level: number;
  readonly at: Range;
}

/** How a function receives the object it is called on. */
export type Receiver =
  /** It has none (a static method of Python). */
  | "none"
  /** As its first parameter: any other function of Python, once a class has it as a member. */
  | "parameter"
  /** As `self` expressions of its own (a `function` or method of ECMAScript). */
  | "own"
  /** As `self` expressions that belong to the function around it (an arrow function). */
  | "lexical";

export interface FunctionFact {
  readonly id: number;
  /**
   * Empty for an anonymous function; what ECMAScript names after its place (`const f = () => …`)
   * has that name.
   */
  readonly name: string;
  /** The whole definition, decorators left out. */
  readonly at: Range;
  /** Its name, or the first unit of an anonymous one. */
  readonly nameAt: Range;
  readonly scope: ScopeId;
  readonly parameters: readonly Parameter[];
  readonly receiver: Receiver;
  /**
   * What reading it as a member of a class or instance gives: itself bound to the instance, bound
   * to the class (also static methods of ECMAScript), itself unbound, what it returns, or what it
   * returned the first time.
   */
  readonly binding: "instance" | "class" | "static" | "getter" | "cached";
  readonly isAsync: boolean;
  /** It has a `yield` of its own. */
  readonly isGenerator: boolean;
  /** Outermost first; those that only say `binding` are left out. */
  readonly decorators: readonly Expression[];
  /** An expression body is a single `return`. */
  readonly body: readonly Statement[];
}

export interface Parameter {
  readonly name: string;
  readonly at: Range;
  readonly kind: "positional" | "keyword" | "rest" | "keyword-rest";
  /** Where a destructured argument goes; its `name` is then a made-up one. */
  readonly target: Target | null;
  readonly default: Expression | null;
  /** The annotation, when it names something that could be resolved. */
  readonly annotation: Expression | null;
}

export interface ClassFact {
  readonly id: number;
  readonly name: string;
  readonly at: Range;
  readonly nameAt: Range;
  readonly scope: ScopeId;
  readonly bases: readonly Expression[];
  readonly decorators: readonly Expression[];
  /**
   * Statements of the class body; variables of `scope` become members (methods, class attributes).
   * ECMAScript's static fields and blocks are assigned to the class after it is made, outside.
   */
  readonly body: readonly Statement[];
  /** Annotated members in order, as a dataclass turns them into constructor parameters. */
  readonly fields: readonly string[];
  /**
   * A function of receiver `own` that sets instance fields before the constructor's own body
   * (ECMAScript `x = 1;`, TypeScript parameter properties excepted), or null.
   */
  readonly fieldInitializer: number | null;
}

/** What stands somewhere in the text. */
export interface At {
  readonly at: Range;
}

export type Expression =
  | Constant
  | Variable
  | Builtin
  | Member
  | Index
  | Call
  | Operation
  | Logical
  | Conditional
  | Sequence
  | Mapping
  | Comprehension
  | Slice
  | Spread
  | FunctionExpression
  | ClassExpression
  | Assignment
  | Import
  | ExportsObject
  | Self
  | Super
  | Await
  | Yield
  | Unknown;

/** A literal. `null` stands for Python's None and for null and undefined of ECMAScript. */
export interface Constant extends At {
  readonly kind: "constant";
  readonly value: string | number | boolean | null;
}
/** A variable whose owner is known. */
export interface Variable extends At {
  readonly kind: "variable";
  readonly scope: ScopeId;
  readonly name: string;
}
/** A name that no scope of the file binds: a built-in, a global, or from a star import. */
export interface Builtin extends At {
  readonly kind: "builtin";
  readonly name: string;
}
export interface Member extends At {
  readonly kind: "member";
  readonly object: Expression;
  readonly name: string;
  /** The name alone. */
  readonly nameAt: Range;
}
export interface Index extends At {
  readonly kind: "index";
  readonly object: Expression;
  readonly index: Expression;
}
export interface Call extends At {
  readonly kind: "call";
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** `new X(…)`. */
  readonly isNew: boolean;
}
export interface Argument extends At {
  readonly value: Expression;
  /** The keyword, or null for a positional argument. */
  readonly name: string | null;
  /** `*xs` or `...xs` is "items", `**xs` is "entries". */
  readonly spread: "items" | "entries" | null;
}
/** Arithmetic, comparison, string building; `,` gives its last operand. `operator` is the source's own spelling, or one of these words. */
export interface Operation extends At {
  readonly kind: "operation";
  /** `+`, `**`, `>>>`, `==`, `in`, `not`, `neg`, `template`, `compare`, `typeof`, `void`, … */
  readonly operator: string;
  readonly operands: readonly Expression[];
}
export interface Logical extends At {
  readonly kind: "logical";
  readonly operator: "and" | "or" | "nullish";
  readonly left: Expression;
  readonly right: Expression;
}
export interface Conditional extends At {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly consequent: Expression;
  readonly alternate: Expression;
}
export interface Sequence extends At {
  readonly kind: "sequence";
  readonly type: "list" | "tuple" | "set";
  /** May hold `spread` expressions. */
  readonly items: readonly Expression[];
}
export interface Mapping extends At {
  readonly kind: "mapping";
  readonly entries: readonly MappingEntry[];
}
export interface MappingEntry {
  /** Null spreads `value` into the mapping. An identifier key is a string constant. */
  readonly key: Expression | null;
  readonly value: Expression;
}
export interface Comprehension extends At {
  readonly kind: "comprehension";
  readonly type: "list" | "set" | "dict" | "generator";
  /** For a dict comprehension. */
  readonly key: Expression | null;
  readonly element: Expression;
  readonly clauses: readonly ComprehensionClause[];
}
export interface ComprehensionClause {
  readonly target: Target;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}
export interface Slice extends At {
  readonly kind: "slice";
  readonly parts: readonly Expression[];
}
export interface Spread extends At {
  readonly kind: "spread";
  readonly value: Expression;
}
export interface FunctionExpression extends At {
  readonly kind: "function";
  readonly function: number;
}
export interface ClassExpression extends At {
  readonly kind: "class";
  readonly class: number;
}
/** An assignment used as a value: a walrus, `a = b` inside an expression, `x++`. */
export interface Assignment extends At {
  readonly kind: "assignment";
  readonly target: Target;
  readonly value: Expression;
  /** `+` for `+=` and `++`; null for a plain assignment. */
  readonly operator: string | null;
}
/**
 * A module, or one export of it. In ECMAScript each reference to an imported name is one of these,
 * since it reads what the export holds at that moment; importing alone binds no variable.
 */
export interface Import extends At {
  readonly kind: "import";
  readonly request: ModuleRequest;
  /** Null is the module itself; `default` is the default export of ECMAScript. */
  readonly name: string | null;
}
/** The object that CommonJS exports: `module.exports`, `exports`. Also a target. */
export interface ExportsObject extends At {
  readonly kind: "exports";
}
/** `this`. */
export interface Self extends At {
  readonly kind: "self";
}
/** The base class, bound to the receiver: `super()` of Python, `super` of ECMAScript. */
export interface Super extends At {
  readonly kind: "super";
}
export interface Await extends At {
  readonly kind: "await";
  readonly value: Expression;
}
export interface Yield extends At {
  readonly kind: "yield";
  readonly value: Expression | null;
  /** `yield from`, `yield*`. */
  readonly delegate: boolean;
}
/** What no other kind describes; its parts are still evaluated for what they do. */
export interface Unknown extends At {
  readonly kind: "unknown";
  readonly parts: readonly Expression[];
}

/** Where a value can be put. */
export type Target = Variable | Builtin | Member | Index | ExportsObject | Pattern | ObjectPattern;

/** `a, *b = …`, `[a, ...b] = …`. */
export interface Pattern extends At {
  readonly kind: "pattern";
  /** Null skips a position. */
  readonly items: readonly (PatternItem | null)[];
}
export interface PatternItem {
  readonly target: Target;
  readonly isRest: boolean;
  readonly default: Expression | null;
}
/** `{ a, b: c = 1, ...rest } = …`. */
export interface ObjectPattern extends At {
  readonly kind: "object-pattern";
  readonly properties: readonly {
    readonly key: Expression;
    readonly target: Target;
    readonly default: Expression | null;
  }[];
  readonly rest: Target | null;
}
