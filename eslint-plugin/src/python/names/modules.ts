/** What resolving a name asks of the program that a file is part of. */
import type { ScopeManager } from "../scope/scope-manager.js";

/** A module as an import statement names it. */
export interface ImportedModule {
  /** `numpy.random`; without the leading dots. */
  readonly specifier: string;
  /** The number of leading dots; 0 is absolute. */
  readonly level: number;
}

/** Where a module stands in its program. */
export interface ModulePlace {
  /** As the program imports it, `pkg.rng`; null for a text that is no file. */
  readonly name: string | null;
  /** Whether it is the module of a package, whose members can be files. */
  readonly isPackage: boolean;
  /** The file that an import in this one leads to; null for one outside of the project. */
  find(request: ImportedModule): PythonModule | null;
}

/** A module of the project, with its names. */
export interface PythonModule extends ModulePlace {
  readonly scopes: ScopeManager;
}

/** The place of a text that nobody knows the surroundings of. */
export const NOWHERE: ModulePlace = { name: null, isPackage: false, find: () => null };

/**
 * What a module is called that an import names.
 *
 * @returns its absolute name; with Python's leading dots where the importing file is in no package
 */
export function absoluteName(
  { name, isPackage }: ModulePlace,
  { specifier, level }: ImportedModule,
): string {
  if (level === 0) return specifier;
  const parts = name?.split(".") ?? [];
  const base = parts.slice(0, parts.length - (isPackage ? level - 1 : level));
  const isInside = parts.length > (isPackage ? level - 1 : level);
  if (!isInside) return `${".".repeat(level)}${specifier}`;
  return specifier === "" ? base.join(".") : [...base, specifier].join(".");
}
