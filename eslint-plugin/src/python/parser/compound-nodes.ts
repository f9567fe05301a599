/** Statements with blocks of the Python syntax tree, as in CPython's `ast` module. */
import type { Arguments, Keyword } from "./argument-nodes.js";
import type { Expression } from "./expression-nodes.js";
import { NodeBase, type Range } from "./node-base.js";
import type { Pattern, TypeParameter } from "./pattern-nodes.js";
import type { Statement } from "./statement-nodes.js";

/** `def name(args) -> returns: body`; it starts at `def`, after its decorators. */
export class FunctionDef extends NodeBase {
  readonly type = "FunctionDef";
  constructor(
    start: number,
    end: number,
    readonly name: string,
    readonly args: Arguments,
    readonly body: readonly Statement[],
    readonly decorator_list: readonly Expression[],
    readonly returns: Expression | null,
    readonly type_params: readonly TypeParameter[],
    readonly nameRange: Range,
  ) {
    super(start, end);
  }
}

/** `async def name(args) -> returns: body`; it starts at `async`. */
export class AsyncFunctionDef extends NodeBase {
  readonly type = "AsyncFunctionDef";
  constructor(
    start: number,
    end: number,
    readonly name: string,
    readonly args: Arguments,
    readonly body: readonly Statement[],
    readonly decorator_list: readonly Expression[],
    readonly returns: Expression | null,
    readonly type_params: readonly TypeParameter[],
    readonly nameRange: Range,
  ) {
    super(start, end);
  }
}

/** `class name(bases, keywords): body`; it starts at `class`, after its decorators. */
export class ClassDef extends NodeBase {
  readonly type = "ClassDef";
  constructor(
    start: number,
    end: number,
    readonly name: string,
    readonly bases: readonly Expression[],
    readonly keywords: readonly Keyword[],
    readonly body: readonly Statement[],
    readonly decorator_list: readonly Expression[],
    readonly type_params: readonly TypeParameter[],
    readonly nameRange: Range,
  ) {
    super(start, end);
  }
}

/** `for target in iter: body else: orelse` */
export class For extends NodeBase {
  readonly type = "For";
  constructor(
    start: number,
    end: number,
    readonly target: Expression,
    readonly iter: Expression,
    readonly body: readonly Statement[],
    readonly orelse: readonly Statement[],
  ) {
    super(start, end);
  }
}

/** `async for target in iter: body else: orelse` */
export class AsyncFor extends NodeBase {
  readonly type = "AsyncFor";
  constructor(
    start: number,
    end: number,
    readonly target: Expression,
    readonly iter: Expression,
    readonly body: readonly Statement[],
    readonly orelse: readonly Statement[],
  ) {
    super(start, end);
  }
}

/** `while test: body else: orelse` */
export class While extends NodeBase {
  readonly type = "While";
  constructor(
    start: number,
    end: number,
    readonly test: Expression,
    readonly body: readonly Statement[],
    readonly orelse: readonly Statement[],
  ) {
    super(start, end);
  }
}

/** `if test: body else: orelse`; an `elif` is an `If` alone in `orelse`. */
export class If extends NodeBase {
  readonly type = "If";
  constructor(
    start: number,
    end: number,
    readonly test: Expression,
    readonly body: readonly Statement[],
    readonly orelse: readonly Statement[],
  ) {
    super(start, end);
  }
}

/** `with items: body` */
export class With extends NodeBase {
  readonly type = "With";
  constructor(
    start: number,
    end: number,
    readonly items: readonly WithItem[],
    readonly body: readonly Statement[],
  ) {
    super(start, end);
  }
}

/** `async with items: body` */
export class AsyncWith extends NodeBase {
  readonly type = "AsyncWith";
  constructor(
    start: number,
    end: number,
    readonly items: readonly WithItem[],
    readonly body: readonly Statement[],
  ) {
    super(start, end);
  }
}

/** `context_expr as optional_vars` */
export class WithItem extends NodeBase {
  readonly type = "withitem";
  constructor(
    start: number,
    end: number,
    readonly context_expr: Expression,
    readonly optional_vars: Expression | null,
  ) {
    super(start, end);
  }
}

/** `match subject: cases` */
export class Match extends NodeBase {
  readonly type = "Match";
  constructor(
    start: number,
    end: number,
    readonly subject: Expression,
    readonly cases: readonly MatchCase[],
  ) {
    super(start, end);
  }
}

/** `case pattern if guard: body` */
export class MatchCase extends NodeBase {
  readonly type = "match_case";
  constructor(
    start: number,
    end: number,
    readonly pattern: Pattern,
    readonly guard: Expression | null,
    readonly body: readonly Statement[],
  ) {
    super(start, end);
  }
}

/** `try: body except …: … else: orelse finally: finalbody` */
export class Try extends NodeBase {
  readonly type = "Try";
  constructor(
    start: number,
    end: number,
    readonly body: readonly Statement[],
    readonly handlers: readonly ExceptHandler[],
    readonly orelse: readonly Statement[],
    readonly finalbody: readonly Statement[],
  ) {
    super(start, end);
  }
}

/** The same with `except*`. */
export class TryStar extends NodeBase {
  readonly type = "TryStar";
  constructor(
    start: number,
    end: number,
    readonly body: readonly Statement[],
    readonly handlers: readonly ExceptHandler[],
    readonly orelse: readonly Statement[],
    readonly finalbody: readonly Statement[],
  ) {
    super(start, end);
  }
}

/** `except exception as name: body`; CPython calls the exception `type`, which says the kind here. */
export class ExceptHandler extends NodeBase {
  readonly type = "ExceptHandler";
  constructor(
    start: number,
    end: number,
    readonly exception: Expression | null,
    readonly name: string | null,
    readonly body: readonly Statement[],
    readonly nameRange: Range | null,
  ) {
    super(start, end);
  }
}

export type CompoundStatement =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Try
  | TryStar;
