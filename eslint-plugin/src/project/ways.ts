/** How folders lie to one another. */
import { dirname, isAbsolute, relative, sep } from "node:path";

/** Whether a path is a folder or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

/** The folders from one up to the project's root; the folder alone where it lies outside. */
export function foldersUpTo(root: string, folder: string): readonly string[] {
  const folders = [folder];
  if (!isWithin(folder, root)) return folders;
  for (let at = folder; relative(root, at) !== "";) folders.push((at = dirname(at)));
  return folders;
}
