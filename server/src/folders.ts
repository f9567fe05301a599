/** Decides which project a document belongs to. */
import os from "node:os";
import path from "node:path";
import type { Host } from "../../eslint-plugin/src/engine.js";
import { isWithin, uriToPath } from "./uris.js";

/** Files that mark the top of a project. */
const MANIFESTS = ["pyproject.toml", "setup.py", "setup.cfg", "package.json", ".git"];

/** The folders that are open in the editor. */
export class Folders {
  readonly #host: Host;
  #roots: readonly string[] = [];

  constructor(host: Host) {
    this.#host = host;
  }

  /** Adds and removes folders by URI. */
  change(added: readonly string[], removed: readonly string[]): void {
    const roots = new Set(this.#roots);
    for (const uri of removed) {
      roots.delete(uriToPath(uri));
    }
    for (const uri of added) {
      roots.add(uriToPath(uri));
    }
    // The longest path first: of nested folders the inner one is the more specific.
    this.#roots = [...roots].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  /** Whether a path lies in an open folder. */
  has(file: string): boolean {
    return this.#roots.some((root) => isWithin(root, file));
  }

  /**
   * The root of the project that a file belongs to: the most specific open folder around it, or, for
   * a file opened by itself, the folder that its manifest or its Python package names.
   */
  rootOf(file: string): string {
    return this.#roots.find((root) => isWithin(root, file)) ?? this.#looseRoot(file);
  }

  #looseRoot(file: string): string {
    const own = path.dirname(file);
    for (let folder = own; mayHoldProject(folder); folder = path.dirname(folder)) {
      const names = this.#host.list(folder);
      if (MANIFESTS.some((name) => names.includes(name))) {
        return folder;
      }
    }
    let top = own;
    while (path.dirname(top) !== top && this.#host.list(top).includes("__init__.py")) {
      top = path.dirname(top);
    }
    return top;
  }
}

/** A home folder or a whole disk is no project, even where it holds a manifest by accident. */
function mayHoldProject(folder: string): boolean {
  return path.dirname(folder) !== folder && !isWithin(folder, os.homedir());
}
