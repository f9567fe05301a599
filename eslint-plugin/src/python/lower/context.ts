/** What the lowering knows while it walks: the module being made, and the place it is in. */
import type {
  Assign,
  Builtin,
  ClassFact,
  Constant,
  Expression,
  FunctionFact,
  Range,
  ScopeId,
  Statement,
  Target,
  Unknown,
  Variable,
} from "../../facts/facts.js";
import type { Node } from "../parser/nodes.js";
import type { Binding, Scope } from "../scope/scope.js";

/** What is nested deeper than this is left out, so that no program can exhaust the stack. */
export const DEPTH_LIMIT = 400;

/** What grows while a module is lowered. */
export class Unit {
  /** Null while a function is being lowered. */
  readonly functions: (FunctionFact | null)[] = [];
  readonly classes: (ClassFact | null)[] = [];
  /** How deeply nested the node at hand is. */
  depth = 0;
  private readonly frames = new Map<Scope, Frame>();
  private readonly renamed = new Map<Binding, { readonly frame: Frame; readonly name: string }>();

  constructor(private readonly scopes: ReadonlyMap<Node, Scope>) {}

  /** The scope that a node opens. */
  scopeOf(node: Node): Scope {
    const scope = this.scopes.get(node);
    if (scope === undefined) throw new Error(`A ${node.type} without a scope.`);
    return scope;
  }

  /** Enters a module, function or class. */
  enter(scope: Scope): Frame {
    const frame = new Frame(this.frames.size, scope.kind === "class");
    this.frames.set(scope, frame);
    return frame;
  }

  /** Enters a comprehension: its variables belong to the frame around it, under names of their own. */
  enterComprehension(scope: Scope, frame: Frame): void {
    for (const [name, binding] of scope.bindings) {
      this.renamed.set(binding, { frame, name: frame.fresh(name) });
    }
  }

  /** Where a binding is kept; null for a type parameter, which holds no value. */
  placeOf(binding: Binding): { readonly scope: ScopeId; readonly name: string } | null {
    const renamed = this.renamed.get(binding);
    if (renamed !== undefined) return { scope: renamed.frame.id, name: renamed.name };
    const frame = this.frames.get(binding.scope);
    return frame === undefined ? null : { scope: frame.id, name: binding.name };
  }
}

/** The variables of one module, function or class; comprehensions share those around them. */
export class Frame {
  hasYield = false;
  /** Names of a class that have a value by now; a class reads others from outside. */
  private readonly bound: Set<string> | null;
  private readonly counts = new Map<string, number>();

  constructor(
    readonly id: ScopeId,
    isClass: boolean,
  ) {
    this.bound = isClass ? new Set() : null;
  }

  /** A name that no program can have. */
  fresh(name: string): string {
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    return `${name}$${count}`;
  }

  noteBound(name: string): void {
    this.bound?.add(name);
  }

  /** Whether the name can have a value by now. */
  isBound(name: string): boolean {
    return this.bound?.has(name) ?? true;
  }
}

/** Where the walk is. */
export interface Context {
  readonly unit: Unit;
  readonly scope: Scope;
  readonly frame: Frame;
  /** The innermost class around, whose name is put before `__private` members. */
  readonly className: string | null;
}

/** What a name stands for; null for one that no scope of the file binds. */
export function resolve(ctx: Context, name: string): Binding | null {
  const binding = ctx.scope.lookup(name);
  if (binding?.scope.kind !== "class" || ctx.frame.isBound(name)) return binding;
  // A class body reads what it has not set yet from the module: `rng = rng`.
  return ctx.scope.module.bindings.get(name) ?? null;
}

/** A binding as a variable; null for a type parameter. */
export function variableOf(ctx: Context, binding: Binding, at: Range): Variable | null {
  const place = ctx.unit.placeOf(binding);
  if (place === null) return null;
  const { scope, name } = place;
  const isMember = binding.scope.kind === "class";
  return { kind: "variable", scope, name: isMember ? memberName(ctx, name) : name, at };
}

/** The variable that an assignment to a name here sets. */
export function targetOf(ctx: Context, name: string, at: Range): Target {
  let { scope } = ctx;
  // `:=` in a comprehension sets a variable around it.
  while (scope.kind === "comprehension" && !scope.bindings.has(name) && scope.parent !== null) {
    scope = scope.parent;
  }
  const owner = scope.ownerOf(name) ?? scope.module;
  if (owner.kind === "class") ctx.frame.noteBound(name);
  const binding = owner.bindings.get(name);
  return (binding === undefined ? null : variableOf(ctx, binding, at)) ?? builtin(name, at);
}

/** A variable that the source does not have. */
export function madeUpVariable(ctx: Context, name: string, at: Range): Variable {
  return { kind: "variable", scope: ctx.frame.id, name: ctx.frame.fresh(name), at };
}

/** The name under which a member is kept: Python puts the class before a `__private` one. */
export function memberName({ className }: Context, name: string): string {
  if (className === null || !name.startsWith("__") || name.endsWith("__")) return name;
  const start = className.search(/[^_]/u);
  return start < 0 ? name : `_${className.slice(start)}${name}`;
}

export function builtin(name: string, at: Range): Builtin {
  return { kind: "builtin", name, at };
}

export function constant(value: Constant["value"], at: Range): Constant {
  return { kind: "constant", value, at };
}

export function unknown(parts: readonly Expression[], at: Range): Unknown {
  return { kind: "unknown", parts, at };
}

/** A plain assignment. */
export function assignment(target: Target, value: Expression, at: Range): Assign {
  return { kind: "assign", targets: [target], value, operator: null, annotation: null, at };
}

export function effect(value: Expression, at: Range): Statement {
  return { kind: "expression", value, at };
}
