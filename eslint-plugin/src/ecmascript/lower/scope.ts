/**
 * Binds names to variables. ESLint's scope managers are not used: they differ by parser, know
 * nothing of files that ESLint did not parse, and cost more than the few questions asked here.
 */
import type { Expression, ModuleRequest, ScopeId } from "../../facts/facts.js";

/** What a name stands for. */
export type Binding = VariableBinding | ImportBinding | ValueBinding;

export interface VariableBinding {
  readonly kind: "variable";
  readonly scope: ScopeId;
  /** Its name among the facts, which differs from the source's where blocks clash. */
  readonly name: string;
}

/** ECMAScript's imports are live: a reference reads the export as it is at that moment. */
export interface ImportBinding {
  readonly kind: "import";
  readonly request: ModuleRequest;
  readonly name: string | null;
}

/** A name for a value that is known where it stands: a member of an enum, inside it. */
export interface ValueBinding {
  readonly kind: "value";
  readonly value: Expression;
}

/** The variables of one module, function or class, under the names they have among the facts. */
export class Owner {
  private readonly taken = new Set<string>();

  constructor(readonly id: ScopeId) {}

  /** A name that no other variable of this owner has: `i`, then `i$1`. */
  fresh(name: string): string {
    let free = name;
    for (let count = 1; this.taken.has(free); count++) free = `${name}$${count}`;
    this.taken.add(free);
    return free;
  }
}

/** A lexical scope of the source: a function's, a block's, a loop's. */
export class Block {
  private readonly bindings = new Map<string, Binding>();

  constructor(
    readonly owner: Owner,
    private readonly parent: Block | null,
  ) {}

  /** Makes a variable of this block, or gives the one that is there (`var x; var x`). */
  declare(name: string): VariableBinding {
    const known = this.bindings.get(name);
    if (known?.kind === "variable") return known;
    const { owner } = this;
    const binding: Binding = { kind: "variable", scope: owner.id, name: owner.fresh(name) };
    this.bindings.set(name, binding);
    return binding;
  }

  declareImport(name: string, request: ModuleRequest, exported: string | null): void {
    this.bindings.set(name, { kind: "import", request, name: exported });
  }

  declareValue(name: string, value: Expression): void {
    this.bindings.set(name, { kind: "value", value });
  }

  /** What a name stands for here; null for a global. */
  find(name: string): Binding | null {
    return this.bindings.get(name) ?? this.parent?.find(name) ?? null;
  }

  has(name: string): boolean {
    return this.bindings.has(name);
  }
}
