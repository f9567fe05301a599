/** Literals of the Python syntax tree: constants, formatted strings, template strings. */
import type { Expression } from "./expression-nodes.js";
import { NodeBase, type Range } from "./node-base.js";

/** One of the adjacent literals that make up a string: `"a" f"b"` has two. */
export class StringPart {
  constructor(
    readonly start: number,
    readonly end: number,
    /** As written, such as `rb`; empty if there is none. */
    readonly prefix: string,
    /** As written: `"`, `'`, `"""` or `'''`. */
    readonly quote: string,
  ) {}

  /** The span with prefix and quotes. */
  get range(): Range {
    return [this.start, this.end];
  }

  /** The span between the quotes. */
  get contentRange(): Range {
    return [
      this.start + this.prefix.length + this.quote.length,
      Math.max(this.start + this.prefix.length + this.quote.length, this.end - this.quote.length),
    ];
  }
}

/** A string, with escapes resolved and adjacent literals joined. */
export class StringConstant extends NodeBase {
  readonly type = "Constant";
  readonly literal = "str";
  constructor(
    start: number,
    end: number,
    readonly value: string,
    /** The adjacent literals; inside a formatted string there are none. */
    readonly parts: readonly StringPart[],
  ) {
    super(start, end);
  }
}

/** A bytes literal; each character of `value` is one byte. */
export class BytesConstant extends NodeBase {
  readonly type = "Constant";
  readonly literal = "bytes";
  constructor(
    start: number,
    end: number,
    readonly value: string,
    readonly parts: readonly StringPart[],
  ) {
    super(start, end);
  }
}

/** An integer: a `bigint` where a `number` would lose digits, null where it is absurdly long. */
export class IntegerConstant extends NodeBase {
  readonly type = "Constant";
  readonly literal = "int";
  constructor(
    start: number,
    end: number,
    readonly value: number | bigint | null,
  ) {
    super(start, end);
  }
}

/** A floating-point number. */
export class FloatConstant extends NodeBase {
  readonly type = "Constant";
  readonly literal = "float";
  constructor(
    start: number,
    end: number,
    readonly value: number,
  ) {
    super(start, end);
  }
}

/** An imaginary number; `value` is its imaginary part. */
export class ComplexConstant extends NodeBase {
  readonly type = "Constant";
  readonly literal = "complex";
  constructor(
    start: number,
    end: number,
    readonly value: number,
  ) {
    super(start, end);
  }
}

/** `True` or `False`. */
export class BooleanConstant extends NodeBase {
  readonly type = "Constant";
  readonly literal = "bool";
  constructor(
    start: number,
    end: number,
    readonly value: boolean,
  ) {
    super(start, end);
  }
}

/** `None`. */
export class NoneConstant extends NodeBase {
  readonly type = "Constant";
  readonly literal = "none";
  readonly value = null;
}

/** `...` */
export class EllipsisConstant extends NodeBase {
  readonly type = "Constant";
  readonly literal = "ellipsis";
  readonly value = null;
}

/** A literal value; `literal` says which kind. */
export type Constant =
  | StringConstant
  | BytesConstant
  | IntegerConstant
  | FloatConstant
  | ComplexConstant
  | BooleanConstant
  | NoneConstant
  | EllipsisConstant;

/** `f"…"`, or the format specification inside a replacement field. */
export class JoinedStr extends NodeBase {
  readonly type = "JoinedStr";
  constructor(
    start: number,
    end: number,
    readonly values: readonly (StringConstant | FormattedValue)[],
    /** The adjacent literals; a format specification has none. */
    readonly parts: readonly StringPart[],
  ) {
    super(start, end);
  }
}

/** A conversion such as `!r` by its character code, -1 without one. */
export type Conversion = -1 | 97 | 114 | 115;

/** `{value!r:spec}` in a formatted string. */
export class FormattedValue extends NodeBase {
  readonly type = "FormattedValue";
  constructor(
    start: number,
    end: number,
    readonly value: Expression,
    readonly conversion: Conversion,
    readonly format_spec: JoinedStr | null,
  ) {
    super(start, end);
  }
}

/** `t"…"` */
export class TemplateStr extends NodeBase {
  readonly type = "TemplateStr";
  constructor(
    start: number,
    end: number,
    readonly values: readonly (StringConstant | Interpolation)[],
    readonly parts: readonly StringPart[],
  ) {
    super(start, end);
  }
}

/** `{value!r:spec}` in a template string. */
export class Interpolation extends NodeBase {
  readonly type = "Interpolation";
  constructor(
    start: number,
    end: number,
    readonly value: Expression,
    /** The text of the expression. */
    readonly str: string,
    readonly conversion: Conversion,
    readonly format_spec: JoinedStr | null,
  ) {
    super(start, end);
  }
}
