/** What a program does, step by step: the statements among the facts. */
import type { At, Expression, ModuleRequest, Target, Variable } from "./facts.js";

export type Statement =
  | ExpressionStatement
  | Assign
  | If
  | Loop
  | Return
  | Raise
  | Jump
  | Try
  | With
  | ImportAll
  | Delete;

export interface ExpressionStatement extends At {
  readonly kind: "expression";
  readonly value: Expression;
}
/** Also a definition: `def f` assigns a `function` expression to a variable, hoisted where the language does. */
export interface Assign extends At {
  readonly kind: "assign";
  readonly targets: readonly Target[];
  readonly value: Expression;
  /** `+` for `+=`; null for a plain assignment. */
  readonly operator: string | null;
  readonly annotation: Expression | null;
}
/** Also `match` and `switch`, as a chain. */
export interface If extends At {
  readonly kind: "if";
  readonly test: Expression;
  readonly consequent: readonly Statement[];
  readonly alternate: readonly Statement[];
}
export type Loop = ForLoop | WhileLoop;
export interface ForLoop extends At {
  readonly kind: "for";
  readonly target: Target;
  readonly iterable: Expression;
  /** ECMAScript's `for … in`: the target gets keys. */
  readonly overKeys: boolean;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
/** Also `do … while`, and `for (;;)` after its initialiser, its update at the end of the body. */
export interface WhileLoop extends At {
  readonly kind: "while";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
  /**
   * The variable that differs in each iteration and the number of iterations, where the loop is a
   * plain counting one (`for (let i = 0; i < n; i++)`), else null.
   */
  readonly counter: { readonly target: Variable; readonly limit: Expression } | null;
}
export interface Return extends At {
  readonly kind: "return";
  readonly value: Expression | null;
}
export interface Raise extends At {
  readonly kind: "raise";
  readonly value: Expression | null;
}
/** Ends or repeats the loop around it; a label that names another loop is lost. */
export interface Jump extends At {
  readonly kind: "break" | "continue";
}
export interface Try extends At {
  readonly kind: "try";
  readonly body: readonly Statement[];
  readonly handlers: readonly {
    readonly target: Target | null;
    readonly body: readonly Statement[];
  }[];
  readonly orelse: readonly Statement[];
  readonly finalizer: readonly Statement[];
}
export interface With extends At {
  readonly kind: "with";
  readonly items: readonly { readonly context: Expression; readonly target: Target | null }[];
  readonly body: readonly Statement[];
}
/** `from m import *`. */
export interface ImportAll extends At {
  readonly kind: "import-all";
  readonly request: ModuleRequest;
}
export interface Delete extends At {
  readonly kind: "delete";
  readonly targets: readonly Target[];
}
