/** Patterns of `match` statements and type parameters, as in CPython's `ast` module. */
import type { Expression } from "./expression-nodes.js";
import type { BooleanConstant, NoneConstant } from "./literal-nodes.js";
import { NodeBase, type Range } from "./node-base.js";

/** `case 1:` or `case Color.RED:` */
export class MatchValue extends NodeBase {
  readonly type = "MatchValue";
  constructor(
    start: number,
    end: number,
    readonly value: Expression,
  ) {
    super(start, end);
  }
}

/** `case None:`; the value is a node here, unlike in CPython. */
export class MatchSingleton extends NodeBase {
  readonly type = "MatchSingleton";
  constructor(
    start: number,
    end: number,
    readonly value: BooleanConstant | NoneConstant,
  ) {
    super(start, end);
  }
}

/** `case [a, *rest]:` */
export class MatchSequence extends NodeBase {
  readonly type = "MatchSequence";
  constructor(
    start: number,
    end: number,
    readonly patterns: readonly Pattern[],
  ) {
    super(start, end);
  }
}

/** `case {"key": pattern, **rest}:` */
export class MatchMapping extends NodeBase {
  readonly type = "MatchMapping";
  constructor(
    start: number,
    end: number,
    readonly keys: readonly Expression[],
    readonly patterns: readonly Pattern[],
    readonly rest: string | null,
    readonly restRange: Range | null,
  ) {
    super(start, end);
  }
}

/** `case Point(0, y=0):` */
export class MatchClass extends NodeBase {
  readonly type = "MatchClass";
  constructor(
    start: number,
    end: number,
    readonly cls: Expression,
    readonly patterns: readonly Pattern[],
    readonly kwd_attrs: readonly string[],
    readonly kwd_patterns: readonly Pattern[],
    /** One for each of `kwd_attrs`. */
    readonly kwdAttrRanges: readonly Range[],
  ) {
    super(start, end);
  }
}

/** `*rest` in a sequence; the name of `*_` is null. */
export class MatchStar extends NodeBase {
  readonly type = "MatchStar";
  constructor(
    start: number,
    end: number,
    readonly name: string | null,
    readonly nameRange: Range | null,
  ) {
    super(start, end);
  }
}

/** `case pattern as name:`, `case name:`, and with neither `case _:`. */
export class MatchAs extends NodeBase {
  readonly type = "MatchAs";
  constructor(
    start: number,
    end: number,
    readonly pattern: Pattern | null,
    readonly name: string | null,
    readonly nameRange: Range | null,
  ) {
    super(start, end);
  }
}

/** `case a | b:` */
export class MatchOr extends NodeBase {
  readonly type = "MatchOr";
  constructor(
    start: number,
    end: number,
    readonly patterns: readonly Pattern[],
  ) {
    super(start, end);
  }
}

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

/** `T: bound = default` between the brackets of a definition. */
export class TypeVar extends NodeBase {
  readonly type = "TypeVar";
  constructor(
    start: number,
    end: number,
    readonly name: string,
    readonly bound: Expression | null,
    readonly default_value: Expression | null,
    readonly nameRange: Range,
  ) {
    super(start, end);
  }
}

/** `**P = default` */
export class ParamSpec extends NodeBase {
  readonly type = "ParamSpec";
  constructor(
    start: number,
    end: number,
    readonly name: string,
    readonly default_value: Expression | null,
    readonly nameRange: Range,
  ) {
    super(start, end);
  }
}

/** `*Ts = default` */
export class TypeVarTuple extends NodeBase {
  readonly type = "TypeVarTuple";
  constructor(
    start: number,
    end: number,
    readonly name: string,
    readonly default_value: Expression | null,
    readonly nameRange: Range,
  ) {
    super(start, end);
  }
}

export type TypeParameter = TypeVar | ParamSpec | TypeVarTuple;
