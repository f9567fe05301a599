/** Which start methods the scripts of a project choose for the modules that they import. */
import { basename, dirname, relative, sep } from "node:path";
import { isStill } from "./disk-host.js";
import type { Host } from "./host.js";
import { sourcesBelow } from "./sources.js";

/** What a file of Python says, by its words alone. */
interface Script {
  readonly version: string;
  /** The methods that it chooses, where it writes them out. */
  readonly methods: readonly string[];
  /** It can be run, and not only imported. */
  readonly isEntry: boolean;
}

/** A choice for the whole program, with or without the name of the parameter. */
const CHOICE = /\bset_start_method\(\s*(?:method\s*=\s*)?["'](\w+)["']/gu;
const GUARD = /\b__name__\s*==\s*["']__main__["']|["']__main__["']\s*==\s*__name__\b/u;

/** Files that try the program out: how they run it says nothing of how it is used. */
const TRIAL = /(?:^|[/\\])(?:tests?[/\\]|test_\w*\.py$|\w+_test\.py$|conftest\.py$)/u;

/** More files than that do not stand between a script and what it runs. */
const MOST_IMPORTS = 500;

/** Answers for the files of one project. */
export class StartMethods {
  private readonly known = new Map<string, Script>();
  /** Of the last look at the project. */
  private seen: { readonly host: Host; readonly scripts: ReadonlyMap<string, Script> } | null =
    null;

  constructor(private readonly root: string) {}

  /**
   * The methods that are chosen for a module by the scripts which import it, however far away, or
   * by a package around it; sorted. Empty where none does, or where some script does not.
   *
   * @param path - absolute path of a file of Python
   * @param importsOf - the project's files that a file imports
   */
  of(path: string, host: Host, importsOf: (path: string) => readonly string[]): readonly string[] {
    const scripts = this.look(host);
    const choosing = [...scripts].filter(
      ([script, { methods }]) => methods.length > 0 && (this.isUse(script) || !this.isUse(path)),
    );
    if (choosing.length === 0) return [];
    const found = new Set<string>();
    for (const [script, { methods }] of choosing) {
      if (!isAround(script, path) && !reaches(script, path, importsOf)) continue;
      for (const method of methods) found.add(method);
    }
    if (found.size === 0) return [];
    const undecided = [...scripts].some(
      ([script, { isEntry, methods }]) =>
        isEntry &&
        methods.length === 0 &&
        this.isUse(script) &&
        (script === path || reaches(script, path, importsOf)),
    );
    return undecided ? [] : [...found].sort();
  }

  private isUse(path: string): boolean {
    return !TRIAL.test(relative(this.root, path));
  }

  private look(host: Host): ReadonlyMap<string, Script> {
    // A host that stands still has nothing new to show.
    if (this.seen?.host !== host || !isStill(host)) {
      const paths = sourcesBelow(this.root, host, ["python"]);
      this.seen = { host, scripts: new Map(paths.map((path) => [path, this.read(path, host)])) };
    }
    return this.seen.scripts;
  }

  private read(path: string, host: Host): Script {
    const version = host.version(path) ?? "";
    const known = this.known.get(path);
    if (known?.version === version) return known;
    const text = host.readText(path) ?? "";
    const methods = text.includes("set_start_method")
      ? [...text.matchAll(CHOICE)].map(([, method = ""]) => method)
      : [];
    const isEntry = basename(path) === "__main__.py" || GUARD.test(text);
    const script = { version, methods, isEntry };
    this.known.set(path, script);
    return script;
  }
}

/** Whether a file is run whenever another one is imported: that of a package around it. */
function isAround(script: string, path: string): boolean {
  return basename(script) === "__init__.py" && path.startsWith(`${dirname(script)}${sep}`);
}

/** Whether a file imports another one, directly or by way of others. */
function reaches(
  from: string,
  to: string,
  importsOf: (path: string) => readonly string[],
): boolean {
  const seen = new Set([from]);
  // A set can grow while it is walked.
  for (const path of seen) {
    for (const target of importsOf(path)) {
      if (target === to) return true;
      if (seen.size < MOST_IMPORTS) seen.add(target);
    }
  }
  return false;
}
