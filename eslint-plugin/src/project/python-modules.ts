/** The Python modules of a project with their names, for rules that follow a name through files. */
import { isAbsolute } from "node:path";
import {
  absoluteName,
  type ImportedModule,
  type ModulePlace,
  type PythonModule,
} from "../python/names/modules.js";
import { parse } from "../python/parser/parse.js";
import { ScopeManager } from "../python/scope/scope-manager.js";
import { lookAt } from "./disk-host.js";
import type { Host } from "./host.js";
import { findPythonModule, isPackageModule, pythonModuleName } from "./resolve-python.js";
import { projectRoot } from "./root.js";

interface Known {
  readonly version: string | undefined;
  readonly scopes: ScopeManager;
}

/** Reads modules when a name leads to them, and again when they have changed. */
export class PythonModules {
  private readonly known = new Map<string, Known>();

  /**
   * @param knowsModule - whether a name is that of a package which everybody can install
   */
  constructor(
    private readonly host: Host,
    private readonly knowsModule: (name: string) => boolean,
  ) {}

  /**
   * Where a file stands in the project around it, as the disk shows it now.
   *
   * @returns null for a text that is no file
   */
  placeOf(path: string): ModulePlace | null {
    if (!isAbsolute(path)) return null;
    const host = lookAt(this.host);
    const find = this.finder(projectRoot(path, host), host);
    return placeIn(path, pythonModuleName(path, host), find);
  }

  private finder(root: string, host: Host): Find {
    const modules = new Map<string, PythonModule>();
    const find: Find = (from, place, request) => {
      const path = findPythonModule(from, request, root, host, this.knowsModule);
      if (path === null) return null;
      const name = absoluteName(place, request);
      // One file can be imported under two names, and is two modules then, as in Python.
      const key = `${name} ${path}`;
      let module = modules.get(key);
      if (module === undefined) {
        const scopes = this.scopesOf(path, host);
        // A name that keeps its dots is that of no package.
        const own = name.startsWith(".") ? pythonModuleName(path, host) : name;
        module = { ...placeIn(path, own, find), scopes };
        modules.set(key, module);
      }
      return module;
    };
    return find;
  }

  private scopesOf(path: string, host: Host): ScopeManager {
    const version = host.version(path);
    const known = this.known.get(path);
    if (known !== undefined && known.version === version) return known.scopes;
    // A package without a file of its own is an empty module.
    const scopes = new ScopeManager(parse(host.readText(path) ?? "").module);
    this.known.set(path, { version, scopes });
    return scopes;
  }
}

type Find = (from: string, place: ModulePlace, request: ImportedModule) => PythonModule | null;

function placeIn(path: string, name: string, find: Find): ModulePlace {
  const place: ModulePlace = {
    name,
    isPackage: isPackageModule(path),
    find: (request) => find(path, place, request),
  };
  return place;
}
