/** Finds the file of the project that a module specifier or a worker's entry names. */
import { builtinModules } from "node:module";
import { dirname, isAbsolute, resolve } from "node:path";
import { pathOfFileUrl } from "../../project/file-url.js";
import type { Host } from "../../project/host.js";
import { ConfigurationFiles, type ConfiguredLookup } from "./configuration.js";
import { sourceAt } from "./files.js";
import { resolveImports, resolvePackage } from "./packages.js";
import { mappedPaths } from "./tsconfig.js";

/**
 * Finds the file that a specifier names, seen from a file.
 *
 * @returns an absolute path; null for a package from outside of the project, for a built-in
 *   module, and for a file that is not there
 */
export type EcmascriptResolver = (from: string, specifier: string, host: Host) => string | null;

const BUILT_IN = new Set(builtinModules);

/**
 * A resolver for one project. It remembers configuration files by their versions.
 *
 * @param root - the project's folder, absolute: manifests and configurations are looked up in it
 */
export function createEcmascriptResolver(root: string): EcmascriptResolver {
  const files = new ConfigurationFiles();
  return (from, specifier, host) => {
    const lookup: ConfiguredLookup = { from, root, files, host };
    // Bundlers take remarks after the name: `./worker.js?worker`.
    const [plain = ""] = specifier.split(/[?#]/u, 1);
    return (
      resolveSpecifier(lookup, specifier) ??
      (plain === specifier || plain === "" ? null : resolveSpecifier(lookup, plain))
    );
  };
}

function resolveSpecifier(lookup: ConfiguredLookup, specifier: string): string | null {
  if (specifier.startsWith("file:")) {
    const path = pathOfFileUrl(specifier);
    return path === null ? null : sourceAt(path, lookup);
  }
  if (/^\.{1,2}(?:\/|\\|$)/u.test(specifier) || isAbsolute(specifier)) {
    return sourceAt(resolve(dirname(lookup.from), specifier), lookup);
  }
  if (specifier.startsWith("#")) {
    const found = resolveImports(lookup, specifier);
    if (found !== null) return found;
  }
  if (BUILT_IN.has(specifier) || /^[a-z][a-z+.-]*:/u.test(specifier)) return null;
  for (const path of mappedPaths(lookup, specifier)) {
    const found = sourceAt(path, lookup);
    if (found !== null) return found;
  }
  return resolvePackage(lookup, specifier);
}
