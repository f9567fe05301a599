/** Looks for a name in the Python files of a project, before its meaning is changed. */
import { basename, dirname, extname, join } from "node:path";
import { isSourceFolder } from "../project/folders.js";
import type { Host } from "../project/host.js";
import { languageOf } from "../project/language-of.js";

/** In a larger project a name is taken to be used. */
const FILE_LIMIT = 5_000;

/**
 * Whether a Python file besides the one that defines a name, and those that are told, has that name
 * and speaks of its module.
 *
 * @param path - of the module that defines it
 * @param except - files that do not count
 */
export function mentions(
  host: Host,
  root: string,
  name: string,
  path: string,
  except: readonly string[],
): boolean {
  const stem = basename(path, extname(path));
  const module = stem === "__init__" ? basename(dirname(path)) : stem;
  const words = [module, name].map((word) => new RegExp(`(?<!\\w)${escape(word)}(?!\\w)`, "u"));
  const folders = [root];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of host.list(folder)) {
      if (++seen > FILE_LIMIT) return true;
      const file = join(folder, entry);
      if (languageOf(entry) === "python") {
        if (file === path || except.includes(file)) continue;
        const text = host.readText(file) ?? "";
        if (words.every((word) => word.test(text))) return true;
      } else if (isSourceFolder(entry) && host.isFolder(file)) {
        folders.push(file);
      }
    }
  }
  return false;
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}
