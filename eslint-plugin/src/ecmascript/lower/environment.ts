/** What the lowering knows while it walks: the module being made, and the place it is in. */
import {
  type Assign,
  type Builtin,
  type ClassFact,
  type Expression,
  type FunctionFact,
  type ModuleRequest,
  type Parameter,
  type Range,
  type Statement,
  type Target,
  type Variable,
} from "../../facts/facts.js";
import type { Base, Identifier } from "../ast/expression-nodes.js";
import type { TypeNode } from "../ast/statement-nodes.js";
import { Block, Owner, type VariableBinding } from "./scope.js";

/** What grows while a module is lowered. */
export class Unit {
  /** Null while a function is being lowered. */
  readonly functions: (FunctionFact | null)[] = [];
  readonly classes: (ClassFact | null)[] = [];
  /** Imports that exist for the type checker alone; annotations can name them. */
  readonly typeImports = new Map<string, { request: ModuleRequest; name: string | null }>();
  /** Type aliases; null for what names no class, such as an interface. */
  readonly typeAliases = new Map<string, TypeNode | null>();
  /** Variables that hold a `require` of their own, made by `createRequire`. */
  readonly requires = new Set<VariableBinding>();
  /** Variables that something reads. */
  readonly referenced = new Set<VariableBinding>();
  private readonly assignments = new Map<string, number>();
  private scopes = 0;

  constructor(
    /** CommonJS binds `module`, `exports` and `arguments` of the module. */
    readonly isCommonJs: boolean,
    readonly text: string,
    /** Where a place of the text lies in the file. */
    readonly place: (range: Range) => Range,
  ) {}

  createOwner(): Owner {
    return new Owner(this.scopes++);
  }

  noteAssignment({ scope, name }: Variable): void {
    this.assignments.set(`${scope}:${name}`, this.assignmentsTo(scope, name) + 1);
  }

  /** How many assignments to a variable have been lowered so far. */
  assignmentsTo(scope: number, name: string): number {
    return this.assignments.get(`${scope}:${name}`) ?? 0;
  }
}

/** A place that `break` or `continue` can lead to. */
export interface JumpTarget {
  readonly kind: "loop" | "switch" | "block";
  readonly label: string | null;
  /** What a `continue` runs first: the update of a `for (;;)`. */
  readonly update: readonly Statement[];
  /** Jumps that leave a switch or a block; they are no jumps of a loop, and are folded away. */
  readonly leaves: Set<Statement>;
}

/** The arguments of the function around, for `arguments`. */
export interface Frame {
  readonly owner: Owner;
  readonly parameters: Parameter[];
}

/** Where the walk is. */
export interface Environment {
  readonly unit: Unit;
  readonly block: Block;
  /** What `this` is: the receiver, or the class whose static parts are being made. */
  readonly receiver: Variable | null;
  /** Null where `arguments` is a name like any other. */
  readonly frame: Frame | null;
  /** Innermost last. */
  readonly jumps: readonly JumpTarget[];
}

/** The same place, in a block of its own. */
export function inBlock(env: Environment): Environment {
  return { ...env, block: new Block(env.block.owner, env.block) };
}

/** The place of a node in the file. */
export function at(env: Environment, node: Base): Range {
  return env.unit.place(node.range);
}

/** The place of a name alone; parsers count a type annotation as part of the identifier. */
export function nameAt(env: Environment, { name, range: [start] }: Identifier): Range {
  return env.unit.place([start, start + name.length]);
}

/** The first unit of a place: where something without a name is said to be. */
export function firstUnit(env: Environment, node: Base): Range {
  const [start] = node.range;
  return env.unit.place([start, start + 1]);
}

/** A binding as an expression at a place. */
export function variable({ scope, name }: VariableBinding, place: Range): Variable {
  return { kind: "variable", scope, name, at: place };
}

/** A variable that the source does not have, at the place of the node that needs it. */
export function madeUpVariable(env: Environment, name: string, node: Base): Variable {
  const { owner } = env.block;
  return { kind: "variable", scope: owner.id, name: owner.fresh(name), at: at(env, node) };
}

export function builtin(name: string, place: Range): Builtin {
  return { kind: "builtin", name, at: place };
}

/** A plain assignment. */
export function assignment(target: Target, value: Expression, place: Range): Assign {
  return {
    kind: "assign",
    targets: [target],
    value,
    operator: null,
    annotation: null,
    at: place,
  };
}

/** The variable that a declaration at this place binds, noted as assigned once more. */
export function declared(env: Environment, id: Identifier): Variable {
  const known = env.block.find(id.name);
  const binding = known?.kind === "variable" ? known : env.block.declare(id.name);
  const target = variable(binding, nameAt(env, id));
  env.unit.noteAssignment(target);
  return target;
}

/** The variable of an export without a name. No program can have a variable of this name. */
export const DEFAULT = "default";

/** The variable that holds a module's nameless default export. */
export function defaultExport(env: Environment, node: Base): Variable {
  return variable(env.block.declare(DEFAULT), firstUnit(env, node));
}
