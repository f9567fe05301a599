/** Which file a worker's entry is: a path or URL that a program gives as a string. */
import { join } from "node:path";
import type { Host } from "./host.js";

export interface EntryResolution {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly host: Host;
  readonly resolveEcmascript: (from: string, specifier: string, host: Host) => string | null;
}

/**
 * The file that a string leads to; null where that is not known.
 *
 * @param from - the file that has the string
 */
export function resolveEntry(
  { root, host, resolveEcmascript }: EntryResolution,
  from: string,
  specifier: string,
): string | null {
  if (specifier.startsWith("file:")) return resolveEcmascript(from, specifier, host);
  // Relative to the file for those who read `new URL(…)`, to the working directory otherwise.
  const relative = /^[./]/u.test(specifier) ? specifier : `./${specifier}`;
  return (
    resolveEcmascript(from, relative, host) ??
    resolveEcmascript(join(root, "package.json"), relative, host)
  );
}
