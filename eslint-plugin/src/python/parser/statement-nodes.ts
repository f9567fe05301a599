/** Simple statements and imports of the Python syntax tree, as in CPython's `ast` module. */
import type { CompoundStatement } from "./compound-nodes.js";
import type { Expression, Name } from "./expression-nodes.js";
import { NodeBase, type Range } from "./node-base.js";
import type { BinaryOperator } from "./operators.js";
import type { TypeParameter } from "./pattern-nodes.js";

/** A file. It spans the whole text. */
export class Module extends NodeBase {
  readonly type = "Module";
  constructor(
    start: number,
    end: number,
    readonly body: readonly Statement[],
  ) {
    super(start, end);
  }
}

/** `return value` */
export class Return extends NodeBase {
  readonly type = "Return";
  constructor(
    start: number,
    end: number,
    readonly value: Expression | null,
  ) {
    super(start, end);
  }
}

/** `del targets` */
export class Delete extends NodeBase {
  readonly type = "Delete";
  constructor(
    start: number,
    end: number,
    readonly targets: readonly Expression[],
  ) {
    super(start, end);
  }
}

/** `a = b = value` */
export class Assign extends NodeBase {
  readonly type = "Assign";
  constructor(
    start: number,
    end: number,
    readonly targets: readonly Expression[],
    readonly value: Expression,
  ) {
    super(start, end);
  }
}

/** `type Name[params] = value` */
export class TypeAlias extends NodeBase {
  readonly type = "TypeAlias";
  constructor(
    start: number,
    end: number,
    readonly name: Name,
    readonly type_params: readonly TypeParameter[],
    readonly value: Expression,
  ) {
    super(start, end);
  }
}

/** `target += value`; `op` is the operator without `=`. */
export class AugAssign extends NodeBase {
  readonly type = "AugAssign";
  constructor(
    start: number,
    end: number,
    readonly target: Expression,
    readonly op: BinaryOperator,
    readonly value: Expression,
  ) {
    super(start, end);
  }
}

/** `target: annotation = value` */
export class AnnAssign extends NodeBase {
  readonly type = "AnnAssign";
  constructor(
    start: number,
    end: number,
    readonly target: Expression,
    readonly annotation: Expression,
    readonly value: Expression | null,
    /** Whether the target is a name without parentheses. */
    readonly simple: boolean,
  ) {
    super(start, end);
  }
}

/** `raise exc from cause` */
export class Raise extends NodeBase {
  readonly type = "Raise";
  constructor(
    start: number,
    end: number,
    readonly exc: Expression | null,
    readonly cause: Expression | null,
  ) {
    super(start, end);
  }
}

/** `assert test, msg` */
export class Assert extends NodeBase {
  readonly type = "Assert";
  constructor(
    start: number,
    end: number,
    readonly test: Expression,
    readonly msg: Expression | null,
  ) {
    super(start, end);
  }
}

/** `import a.b as c` */
export class Import extends NodeBase {
  readonly type = "Import";
  constructor(
    start: number,
    end: number,
    readonly names: readonly Alias[],
    readonly is_lazy: boolean,
  ) {
    super(start, end);
  }
}

/** `from ..module import names`; `level` counts the leading dots. */
export class ImportFrom extends NodeBase {
  readonly type = "ImportFrom";
  constructor(
    start: number,
    end: number,
    readonly module: string | null,
    readonly names: readonly Alias[],
    readonly level: number,
    readonly is_lazy: boolean,
    /** The module's name with the dots before it. */
    readonly moduleRange: Range,
  ) {
    super(start, end);
  }
}

/** `name as asname` of an import; `name` is dotted, or `*`. */
export class Alias extends NodeBase {
  readonly type = "alias";
  constructor(
    start: number,
    end: number,
    readonly name: string,
    readonly asname: string | null,
    readonly nameRange: Range,
    readonly asnameRange: Range | null,
  ) {
    super(start, end);
  }
}

/** `global a, b` */
export class Global extends NodeBase {
  readonly type = "Global";
  constructor(
    start: number,
    end: number,
    readonly names: readonly string[],
    readonly nameRanges: readonly Range[],
  ) {
    super(start, end);
  }
}

/** `nonlocal a, b` */
export class Nonlocal extends NodeBase {
  readonly type = "Nonlocal";
  constructor(
    start: number,
    end: number,
    readonly names: readonly string[],
    readonly nameRanges: readonly Range[],
  ) {
    super(start, end);
  }
}

/** An expression as a statement. */
export class Expr extends NodeBase {
  readonly type = "Expr";
  constructor(
    start: number,
    end: number,
    readonly value: Expression,
  ) {
    super(start, end);
  }
}

/** `pass` */
export class Pass extends NodeBase {
  readonly type = "Pass";
}

/** `break` */
export class Break extends NodeBase {
  readonly type = "Break";
}

/** `continue` */
export class Continue extends NodeBase {
  readonly type = "Continue";
}

/**
 * Text that is no statement. The block below it, if there is one, was read all the same and stands
 * in `body`.
 */
export class ErrorStatement extends NodeBase {
  readonly type = "ErrorStatement";
  constructor(
    start: number,
    end: number,
    readonly body: readonly Statement[],
  ) {
    super(start, end);
  }
}

export type SimpleStatement =
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | Raise
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | Expr
  | Pass
  | Break
  | Continue;

export type Statement = SimpleStatement | CompoundStatement | ErrorStatement;
