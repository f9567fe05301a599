/**
 * Looks at a project against the way of imports: what goes wrong in a file may be told of another
 * one, which imports it and starts the workers.
 */
import type { Host } from "../project/host.js";
import { projectRoot } from "../project/root.js";
import { findFiles, type Found } from "./files.js";
import type { FileResult, Message } from "./results.js";

/**
 * The other files of the projects that files belong to, sorted.
 *
 * @param found - the files, and the folders that were named
 * @param cwd - as for {@link findFiles}
 */
export function filesAround(
  { files, folders }: Pick<Found, "files" | "folders">,
  cwd: string,
  host: Host,
): readonly string[] {
  const asked = new Set(files);
  const roots = new Set(files.map((path) => projectRoot(path, host, folders)));
  return findFiles([...roots], cwd).files.filter((path) => !asked.has(path));
}

/**
 * What results say of files, wherever it stands: all that stands in them, and of the rest what a
 * step in one of them has led to. Results of other files that say nothing are left out.
 *
 * @param files - absolute paths
 */
export function concerning(
  results: readonly FileResult[],
  files: readonly string[],
): readonly FileResult[] {
  const asked = new Set(files);
  const leadsThrough = ({ trace }: Message): boolean => trace.some(({ file }) => asked.has(file));
  return results.flatMap((result) => {
    if (asked.has(result.path)) return [result];
    const messages = result.messages.filter(leadsThrough);
    const suppressed = result.suppressed.filter(leadsThrough);
    const isSilent = messages.length === 0 && suppressed.length === 0;
    return isSilent ? [] : [{ path: result.path, messages, suppressed }];
  });
}
