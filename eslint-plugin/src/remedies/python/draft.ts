/** Edits of a Python file in the making, with the names and imports that they need. */
import type { Edit } from "../../findings/finding.js";
import type { Node } from "../../python/parser/nodes.js";
import { importedBy, type Scope } from "../../python/scope/scope.js";
import type { PythonFile } from "./file.js";

/** Thrown where a remedy cannot be written: another one may do. */
export class Declined extends Error {}

export function decline(reason: string): never {
  throw new Declined(reason);
}

/** Thrown where a remedy is for another kind of finding: that is no reason to tell anyone. */
export class Inapplicable extends Declined {}

export function pass(reason: string): never {
  throw new Inapplicable(reason);
}

/** Collects edits of one file. */
export class Draft {
  private readonly made: Edit[] = [];
  private readonly constants: Edit[] = [];
  private readonly taken = new Set<string>();
  private readonly imported = new Map<string, string>();

  constructor(readonly file: PythonFile) {}

  get edits(): readonly Edit[] {
    // Behind the imports that were added at the same place.
    return [...this.made, ...this.constants];
  }

  replace(start: number, end: number, text: string): void {
    this.made.push({ path: this.file.path, range: [start, end], text });
  }

  insert(offset: number, text: string): void {
    this.replace(offset, offset, text);
  }

  /**
   * Fills in a text of knowledge.
   *
   * @param template - with `{qualified.names}` and `{places}`
   * @param at - where it will stand
   * @param places - what stands for them
   */
  fill(template: string, at: Node, places: Readonly<Record<string, string>>): string {
    return template.replaceAll(/\{([\w.]+)\}/gu, (_, name: string) => {
      const given = places[name];
      if (given !== undefined) return given;
      return name.includes(".") ? this.spell(name, at) : decline(`nothing to put for ${name}`);
    });
  }

  /** How the file says a qualified name at a place; imports its module where it does not yet. */
  spell(qualified: string, at: Node): string {
    const scope = this.file.scopeAt(at);
    let best: { readonly text: string; readonly covered: number } | null = null;
    for (let around: Scope | null = scope; around !== null; around = around.parent) {
      if (around.kind === "class" && around !== scope) continue;
      for (const binding of around.bindings.values()) {
        const [definition] = binding.definitions;
        if (definition === undefined || binding.definitions.length > 1) continue;
        if (definition.kind !== "import" || definition.isTypeOnly) continue;
        if (scope.lookup(binding.name) !== binding) continue;
        // In a function, a name is there from its import on.
        if (around.kind === "function" && definition.range[0] > at.start) continue;
        const from = importedBy(definition);
        if (from === null) continue;
        const covered = from.name === null ? from.module : `${from.module}.${from.name}`;
        if (qualified !== covered && !qualified.startsWith(`${covered}.`)) continue;
        if (best !== null && best.covered >= covered.length) continue;
        best = { text: binding.name + qualified.slice(covered.length), covered: covered.length };
      }
    }
    return best?.text ?? this.importFor(qualified, scope);
  }

  private importFor(qualified: string, scope: Scope): string {
    const module = qualified.split(".", 1)[0] ?? qualified;
    const known = this.imported.get(module);
    const name = known ?? (module === "numpy" ? "np" : module);
    if (known === undefined) {
      if (scope.lookup(name) !== null) decline(`${name} is another thing here`);
      this.addImport(module === name ? `import ${module}` : `import ${module} as ${name}`);
      this.imported.set(module, name);
    }
    return name + qualified.slice(module.length);
  }

  /**
   * Defines a constant of the module, after the imports that open the file.
   *
   * @param wanted - the first of these names that is free is taken
   */
  addConstant(wanted: readonly string[], value: string): string {
    const { file } = this;
    const after = this.lastImport() ?? decline("no import opens the file");
    const name = this.take(this.freshName(wanted, file.module));
    const end = lineEnd(file.text, after.end);
    const text = `${file.newline.repeat(2)}${name} = ${value}`;
    this.constants.push({ path: file.path, range: [end, end], text });
    return name;
  }

  /** The last of the imports that open the file, or the text in front of them; null without any. */
  private lastImport(): Node | null {
    let last: Node | null = null;
    const { module } = this.file;
    if (module.type !== "Module") return null;
    for (const node of module.body) {
      const isDocstring =
        node.type === "Expr" && node.value.type === "Constant" && node.value.literal === "str";
      if (node.type !== "Import" && node.type !== "ImportFrom" && !isDocstring) break;
      last = node;
    }
    return last;
  }

  /** Puts an import after those that open the file. */
  private addImport(statement: string): void {
    const { file } = this;
    if (file.module.type !== "Module") return;
    const after = this.lastImport();
    const { newline } = file;
    if (after === null) {
      const first = file.module.body[0];
      this.insert(
        first === undefined ? 0 : file.lineStart(file.startOf(first)),
        statement + newline,
      );
    } else {
      const end = lineEnd(file.text, after.end);
      this.insert(end, newline + statement);
    }
  }

  /**
   * A name that means nothing yet where it will be used.
   *
   * @param wanted - the first that is free is taken
   * @param node - whose scope, and all scopes in and around it, must not have it
   */
  freshName(wanted: readonly string[], node: Node): string {
    const [first = "value"] = wanted;
    const numbered = Array.from({ length: 9 }, (_, index) => `${first}_${index + 2}`);
    const free = [...wanted, ...numbered].find((name) => this.isFree(name, node));
    return free ?? decline("no name is free");
  }

  /** Whether a name means nothing yet in the scope of a node, around and in it. */
  isFree(name: string, node: Node): boolean {
    const own = this.file.scopes.scopeOf(node as Parameters<PythonFile["scopes"]["scopeOf"]>[0]);
    const scope = own ?? this.file.scopeAt(node);
    return !this.taken.has(name) && scope.lookup(name) === null && !uses(scope, name);
  }

  /** Keeps a name for a use of its own. */
  take(name: string): string {
    this.taken.add(name);
    return name;
  }
}

function uses(scope: Scope, name: string): boolean {
  return (
    scope.bindings.has(name) ||
    scope.references.some((reference) => reference.name === name) ||
    scope.children.some((child) => uses(child, name))
  );
}

function lineEnd(text: string, from: number): number {
  const rest = /[\r\n]/u.exec(text.slice(from));
  return rest === null ? text.length : from + rest.index;
}
