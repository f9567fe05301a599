/** Lists the source files of a project. */
import { join } from "node:path";
import type { Language } from "../facts/facts.js";
import { isSourceFolder } from "./folders.js";
import type { Host } from "./host.js";
import { languageOf } from "./language-of.js";

/** Projects have fewer; who opens a whole disk must not wait for it. */
const FILE_LIMIT = 20_000;

/**
 * The source files below a folder, sorted.
 *
 * @param languages - which ones count
 * @param isMeant - whether a file of another kind counts as well, by its name
 */
export function sourcesBelow(
  root: string,
  host: Host,
  languages: readonly Language[],
  isMeant: (name: string) => boolean = () => false,
): readonly string[] {
  const paths: string[] = [];
  const folders = [root];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of host.list(folder)) {
      if (++seen > FILE_LIMIT) return paths.sort();
      const path = join(folder, name);
      const language = languageOf(name);
      if (language !== null) {
        if (languages.includes(language)) paths.push(path);
      } else if (isMeant(name)) {
        paths.push(path);
      } else if (isSourceFolder(name) && !name.includes(".") && host.isFolder(path)) {
        folders.push(path);
      }
    }
  }
  return paths.sort();
}
