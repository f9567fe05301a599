/** Expressions of the Python syntax tree, named and built as in CPython's `ast` module. */
import type { Arguments, Comprehension, Keyword } from "./argument-nodes.js";
import type {
  Constant,
  FormattedValue,
  Interpolation,
  JoinedStr,
  TemplateStr,
} from "./literal-nodes.js";
import { NodeBase, type Range } from "./node-base.js";
import type {
  BinaryOperator,
  BooleanOperator,
  ComparisonOperator,
  UnaryOperator,
} from "./operators.js";

/** `a and b and c`: one node for all operands. */
export class BoolOp extends NodeBase {
  readonly type = "BoolOp";
  constructor(
    start: number,
    end: number,
    readonly op: BooleanOperator,
    readonly values: readonly Expression[],
  ) {
    super(start, end);
  }
}

/** `target := value` */
export class NamedExpr extends NodeBase {
  readonly type = "NamedExpr";
  constructor(
    start: number,
    end: number,
    readonly target: Expression,
    readonly value: Expression,
  ) {
    super(start, end);
  }
}

/** `left + right` */
export class BinOp extends NodeBase {
  readonly type = "BinOp";
  constructor(
    start: number,
    end: number,
    readonly left: Expression,
    readonly op: BinaryOperator,
    readonly right: Expression,
  ) {
    super(start, end);
  }
}

/** `not operand` */
export class UnaryOp extends NodeBase {
  readonly type = "UnaryOp";
  constructor(
    start: number,
    end: number,
    readonly op: UnaryOperator,
    readonly operand: Expression,
  ) {
    super(start, end);
  }
}

/** `lambda args: body` */
export class Lambda extends NodeBase {
  readonly type = "Lambda";
  constructor(
    start: number,
    end: number,
    readonly args: Arguments,
    readonly body: Expression,
  ) {
    super(start, end);
  }
}

/** `body if test else orelse` */
export class IfExp extends NodeBase {
  readonly type = "IfExp";
  constructor(
    start: number,
    end: number,
    readonly test: Expression,
    readonly body: Expression,
    readonly orelse: Expression,
  ) {
    super(start, end);
  }
}

/** `{key: value, **mapping}`: the key of an unpacked mapping is null. */
export class Dict extends NodeBase {
  readonly type = "Dict";
  constructor(
    start: number,
    end: number,
    readonly keys: readonly (Expression | null)[],
    readonly values: readonly Expression[],
  ) {
    super(start, end);
  }
}

/** `{a, b}` */
export class Set extends NodeBase {
  readonly type = "Set";
  constructor(
    start: number,
    end: number,
    readonly elts: readonly Expression[],
  ) {
    super(start, end);
  }
}

/** `[elt for … in …]`; `elt` is a `Starred` where it is unpacked. */
export class ListComp extends NodeBase {
  readonly type = "ListComp";
  constructor(
    start: number,
    end: number,
    readonly elt: Expression,
    readonly generators: readonly Comprehension[],
  ) {
    super(start, end);
  }
}

/** `{elt for … in …}` */
export class SetComp extends NodeBase {
  readonly type = "SetComp";
  constructor(
    start: number,
    end: number,
    readonly elt: Expression,
    readonly generators: readonly Comprehension[],
  ) {
    super(start, end);
  }
}

/** `{key: value for … in …}`; `{**key for … in …}` has no value. */
export class DictComp extends NodeBase {
  readonly type = "DictComp";
  constructor(
    start: number,
    end: number,
    readonly key: Expression,
    readonly value: Expression | null,
    readonly generators: readonly Comprehension[],
  ) {
    super(start, end);
  }
}

/** `(elt for … in …)`, with its parentheses; alone in a call it has those of the call. */
export class GeneratorExp extends NodeBase {
  readonly type = "GeneratorExp";
  constructor(
    start: number,
    end: number,
    readonly elt: Expression,
    readonly generators: readonly Comprehension[],
  ) {
    super(start, end);
  }
}

/** `await value` */
export class Await extends NodeBase {
  readonly type = "Await";
  constructor(
    start: number,
    end: number,
    readonly value: Expression,
  ) {
    super(start, end);
  }
}

/** `yield value` */
export class Yield extends NodeBase {
  readonly type = "Yield";
  constructor(
    start: number,
    end: number,
    readonly value: Expression | null,
  ) {
    super(start, end);
  }
}

/** `yield from value` */
export class YieldFrom extends NodeBase {
  readonly type = "YieldFrom";
  constructor(
    start: number,
    end: number,
    readonly value: Expression,
  ) {
    super(start, end);
  }
}

/** `left < a <= b`: one node for the whole chain. */
export class Compare extends NodeBase {
  readonly type = "Compare";
  constructor(
    start: number,
    end: number,
    readonly left: Expression,
    readonly ops: readonly ComparisonOperator[],
    readonly comparators: readonly Expression[],
  ) {
    super(start, end);
  }
}

/** `func(args, name=value)`; `*args` stand among `args`, `**kwargs` among `keywords`. */
export class Call extends NodeBase {
  readonly type = "Call";
  constructor(
    start: number,
    end: number,
    readonly func: Expression,
    readonly args: readonly Expression[],
    readonly keywords: readonly Keyword[],
  ) {
    super(start, end);
  }
}

/** `value.attr` */
export class Attribute extends NodeBase {
  readonly type = "Attribute";
  constructor(
    start: number,
    end: number,
    readonly value: Expression,
    readonly attr: string,
    /** Where the name begins; it ends where the node does. */
    readonly attrStart: number,
  ) {
    super(start, end);
  }

  get attrRange(): Range {
    return [this.attrStart, this.end];
  }
}

/** `value[slice]` */
export class Subscript extends NodeBase {
  readonly type = "Subscript";
  constructor(
    start: number,
    end: number,
    readonly value: Expression,
    readonly slice: Expression,
  ) {
    super(start, end);
  }
}

/** `*value` */
export class Starred extends NodeBase {
  readonly type = "Starred";
  constructor(
    start: number,
    end: number,
    readonly value: Expression,
  ) {
    super(start, end);
  }
}

/** An identifier, in Unicode's NFKC form as Python compares them. */
export class Name extends NodeBase {
  readonly type = "Name";
  constructor(
    start: number,
    end: number,
    readonly id: string,
  ) {
    super(start, end);
  }
}

/** `[a, b]` */
export class List extends NodeBase {
  readonly type = "List";
  constructor(
    start: number,
    end: number,
    readonly elts: readonly Expression[],
  ) {
    super(start, end);
  }
}

/** `a, b`, with its parentheses if it has some. */
export class Tuple extends NodeBase {
  readonly type = "Tuple";
  constructor(
    start: number,
    end: number,
    readonly elts: readonly Expression[],
  ) {
    super(start, end);
  }
}

/** `lower:upper:step` */
export class Slice extends NodeBase {
  readonly type = "Slice";
  constructor(
    start: number,
    end: number,
    readonly lower: Expression | null,
    readonly upper: Expression | null,
    readonly step: Expression | null,
  ) {
    super(start, end);
  }
}

export type Expression =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Set
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Interpolation
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;
