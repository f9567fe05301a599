/** Reads `paths` and `baseUrl` of the tsconfig or jsconfig that governs a file. */
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { Host } from "../../project/host.js";
import { foldersUpTo } from "../../project/ways.js";
import type { ConfiguredLookup } from "./configuration.js";
import { isList, objectOf, stringsOf, type JsonObject } from "./jsonc.js";
import { bestMatch } from "./patterns.js";

/** Configurations that extend one another further than this do so in a circle. */
const DEPTH = 10;

/** Where bare names are looked for. */
interface PathMap {
  readonly baseUrl: string | null;
  /** Folder that the targets are relative to, and patterns with their targets. */
  readonly paths: { readonly base: string; readonly map: JsonObject } | null;
}

const NO_MAP: PathMap = { baseUrl: null, paths: null };

/** Paths that a bare name may mean by the TypeScript configuration of a file, best first. */
export function mappedPaths(lookup: ConfiguredLookup, specifier: string): readonly string[] {
  const { from, root, files, host } = lookup;
  for (const folder of foldersUpTo(root, dirname(from))) {
    for (const name of ["tsconfig.json", "jsconfig.json"]) {
      const path = join(folder, name);
      const config = files.read(path, host);
      if (config === null) continue;
      // A solution names the configurations of its parts, and has none of its own.
      const parts = isList(config.references) ? config.references : [];
      const referenced = parts.flatMap((part) => stringsOf(objectOf(part).path));
      return [path, ...referenced.map((target) => configFile(join(folder, target), host))].flatMap(
        (file) => candidates(pathMapOf(lookup, file, DEPTH), specifier),
      );
    }
  }
  return [];
}

function candidates({ baseUrl, paths }: PathMap, specifier: string): readonly string[] {
  const found: string[] = [];
  const match = paths === null ? null : bestMatch(Object.keys(paths.map), specifier);
  if (paths !== null && match !== null) {
    for (const target of stringsOf(paths.map[match.pattern])) {
      found.push(
        resolve(
          paths.base,
          target.replace("*", () => match.star),
        ),
      );
    }
  }
  if (baseUrl !== null) found.push(join(baseUrl, specifier));
  return found;
}

function pathMapOf(lookup: ConfiguredLookup, path: string, depth: number): PathMap {
  const { root, files, host } = lookup;
  const config = depth === 0 ? null : files.read(path, host);
  if (config === null) return NO_MAP;
  const folder = dirname(path);
  const inherited = stringsOf(config.extends).reduce<PathMap>((map, parent) => {
    const file = extendedFile(parent, folder, root, host);
    const { baseUrl, paths } = file === null ? NO_MAP : pathMapOf(lookup, file, depth - 1);
    return { baseUrl: baseUrl ?? map.baseUrl, paths: paths ?? map.paths };
  }, NO_MAP);
  const options = objectOf(config.compilerOptions);
  const [ownUrl] = stringsOf(options.baseUrl);
  const baseUrl = ownUrl === undefined ? inherited.baseUrl : resolve(folder, here(ownUrl, folder));
  if (options.paths === undefined) {
    return { baseUrl, paths: inherited.paths };
  }
  return { baseUrl, paths: { base: baseUrl ?? folder, map: objectOf(options.paths) } };
}

/** `${configDir}` stands for the folder of the configuration that is used. */
function here(path: string, folder: string): string {
  return path.replace("${configDir}", () => folder);
}

function extendedFile(parent: string, folder: string, root: string, host: Host): string | null {
  if (parent.startsWith(".") || isAbsolute(parent))
    return configFile(resolve(folder, parent), host);
  for (const above of foldersUpTo(root, folder)) {
    const file = configFile(join(above, "node_modules", parent), host);
    if (host.version(file) !== undefined) return file;
  }
  return null;
}

/** A configuration's file: `.json` may be left out, and a folder means its `tsconfig.json`. */
function configFile(path: string, host: Host): string {
  if (host.version(path) !== undefined) return path;
  return host.isFolder(path) ? join(path, "tsconfig.json") : `${path}.json`;
}
