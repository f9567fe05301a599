/** Finds the file that a path without its exact name means. */
import { basename, dirname, extname, join, relative } from "node:path";
import type { Host } from "../../project/host.js";
import { foldersUpTo } from "../../project/ways.js";
import { objectOf, parseJsonc, stringsOf } from "./jsonc.js";

const TYPESCRIPT = [".ts", ".tsx", ".mts", ".cts"];
const JAVASCRIPT = [".js", ".jsx", ".mjs", ".cjs"];

/** Sources that a compiled file's extension may stand for. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx"],
  ".jsx": [".tsx"],
  ".mjs": [".mts"],
  ".cjs": [".cts"],
};

/** Who looks for a file, and where. */
export interface Lookup {
  /** The importing file; TypeScript looks for TypeScript first. */
  readonly from: string;
  /** The project's folder. */
  readonly root: string;
  readonly host: Host;
}

/** Folders that compilers write to. */
const OUTPUT = new Set(["dist", "build", "out", "lib", "esm", "cjs"]);

/** Whether a file is one that can be lowered; declarations hold no code. */
export function isSource(path: string): boolean {
  const extension = extname(path).toLowerCase();
  if (extension === ".json") return true;
  if (/\.d\.[cm]?ts$/iu.test(path)) return false;
  return TYPESCRIPT.includes(extension) || JAVASCRIPT.includes(extension);
}

/**
 * The source file that a path means: exactly, with an extension left out, as a folder's index, or
 * by the name that it has once compiled.
 */
export function sourceAt(path: string, lookup: Lookup): string | null {
  return fileAt(path, lookup) ?? uncompiled(path, lookup);
}

function fileAt(path: string, lookup: Lookup): string | null {
  const { from, host } = lookup;
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const sources = (SOURCES[extension] ?? []).map((other) => stem + other);
  const named = isTypescript(from) ? [...sources, path] : [path, ...sources];
  const candidates = [...named, ...extensionsFor(from).map((other) => path + other)];
  const names = new Set(host.list(dirname(path)));
  const isFile = (file: string): boolean =>
    isSource(file) && names.has(basename(file)) && host.version(file) !== undefined;
  return candidates.find(isFile) ?? (names.has(basename(path)) ? indexOf(path, lookup) : null);
}

/** The entry of a folder: what its manifest names, else its index. */
function indexOf(folder: string, lookup: Lookup): string | null {
  const { from, host } = lookup;
  if (!host.isFolder(folder)) return null;
  const names = host.list(folder);
  if (names.includes("package.json")) {
    const manifest = objectOf(parseJsonc(host.readText(join(folder, "package.json")) ?? ""));
    for (const field of ["source", "module", "main"]) {
      const [main] = stringsOf(manifest[field]);
      // A folder may name itself.
      const entry = main === undefined ? folder : join(folder, main);
      const found = relative(folder, entry) === "" ? null : sourceAt(entry, lookup);
      if (found !== null) return found;
    }
  }
  const index = extensionsFor(from)
    .map((extension) => `index${extension}`)
    .find((name) => names.includes(name));
  return index === undefined ? null : join(folder, index);
}

/** `dist/worker.js` that is not there is made from `src/worker.ts`, or from `worker.ts`. */
function uncompiled(path: string, lookup: Lookup): string | null {
  for (const folder of foldersUpTo(lookup.root, dirname(path))) {
    if (!OUTPUT.has(basename(folder))) continue;
    const rest = relative(folder, path);
    for (const source of [join(dirname(folder), "src", rest), join(dirname(folder), rest)]) {
      const found = fileAt(source, lookup);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Extensions that may be left out, in the order in which they are tried. */
function extensionsFor(from: string): readonly string[] {
  const code = isTypescript(from) ? [...TYPESCRIPT, ...JAVASCRIPT] : [...JAVASCRIPT, ...TYPESCRIPT];
  return [...code, ".json"];
}

function isTypescript(path: string): boolean {
  return TYPESCRIPT.includes(extname(path).toLowerCase());
}
