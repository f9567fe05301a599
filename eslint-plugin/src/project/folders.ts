/** Which folders hold source code that somebody edits. */

/** Code of others, and what tools have made of ours. */
const SKIPPED = new Set(["node_modules", "__pycache__", "site-packages", "dist", "build"]);

/** Whether a folder is searched; hidden ones are not. */
export function isSourceFolder(name: string): boolean {
  return !name.startsWith(".") && !SKIPPED.has(name);
}
