/** What stands between an expression's brackets: parameters, keyword arguments, `for` clauses. */
import type { Expression } from "./expression-nodes.js";
import { NodeBase, type Range } from "./node-base.js";

/** `for target in iter if ifs` of a comprehension. */
export class Comprehension extends NodeBase {
  readonly type = "comprehension";
  constructor(
    start: number,
    end: number,
    readonly target: Expression,
    readonly iter: Expression,
    readonly ifs: readonly Expression[],
    readonly is_async: boolean,
  ) {
    super(start, end);
  }
}

/** `arg=value` of a call or class; `arg` is null for `**value`. */
export class Keyword extends NodeBase {
  readonly type = "keyword";
  constructor(
    start: number,
    end: number,
    readonly arg: string | null,
    readonly value: Expression,
    /** Where the name ends; it begins where the node does. */
    readonly argEnd: number,
  ) {
    super(start, end);
  }

  get argRange(): Range | null {
    return this.arg === null ? null : [this.start, this.argEnd];
  }
}

/** The parameters of a function; its span reaches from the first to the last. */
export class Arguments extends NodeBase {
  readonly type = "arguments";
  constructor(
    start: number,
    end: number,
    readonly posonlyargs: readonly Arg[],
    readonly args: readonly Arg[],
    readonly vararg: Arg | null,
    readonly kwonlyargs: readonly Arg[],
    /** One for each of `kwonlyargs`, null where there is no default. */
    readonly kw_defaults: readonly (Expression | null)[],
    readonly kwarg: Arg | null,
    /** Those of the last of `posonlyargs` and `args`. */
    readonly defaults: readonly Expression[],
  ) {
    super(start, end);
  }
}

/** One parameter, without stars and default. */
export class Arg extends NodeBase {
  readonly type = "arg";
  constructor(
    start: number,
    end: number,
    readonly arg: string,
    readonly annotation: Expression | null,
    /** Where the name ends; it begins where the node does. */
    readonly argEnd: number,
  ) {
    super(start, end);
  }

  get argRange(): Range {
    return [this.start, this.argEnd];
  }
}
