/** A checker that knows what the project's own settings file says, and reads it again when it changes. */
import { join } from "node:path";
import type { Lowered } from "../project/project.js";
import { CONFIG_FILE, readProjectSettings } from "../project/project-settings.js";
import type { Checked, Checker } from "./checker.js";
import { ProjectChecker, type ProjectCheckerOptions } from "./project-checker.js";

interface Configured {
  /** Of the settings file; undefined where there is none. */
  readonly version: string | undefined;
  readonly checker: ProjectChecker;
  readonly problems: readonly string[];
}

export class ConfiguredChecker implements Checker {
  private configured: Configured;

  constructor(private readonly options: ProjectCheckerOptions) {
    this.configured = configure(options);
  }

  get consulted(): ReadonlySet<string> {
    return this.configured.checker.consulted;
  }

  get notes(): readonly string[] {
    const { checker, problems } = this.configured;
    return [...problems, ...checker.notes];
  }

  /** See {@link ProjectChecker.check}. */
  check(path: string, text: string, lower?: () => Lowered): Checked {
    return this.current().check(path, text, lower);
  }

  /** Whether a file can have findings, by words alone. */
  mayMatter(path: string, text: string): boolean {
    return this.current().mayMatter(path, text);
  }

  private current(): ProjectChecker {
    if (versionOf(this.options) !== this.configured.version) {
      this.configured = configure(this.options);
    }
    return this.configured.checker;
  }
}

function configure(options: ProjectCheckerOptions): Configured {
  const { libraries, problems } = readProjectSettings(options.root, options.host);
  // What is said closer to the user counts: it comes last.
  const all = libraries.length === 0 ? options.libraries : [...libraries, ...options.libraries];
  return {
    version: versionOf(options),
    checker: new ProjectChecker({ ...options, libraries: all }),
    problems,
  };
}

function versionOf({ root, host }: ProjectCheckerOptions): string | undefined {
  return host.version(join(root, CONFIG_FILE));
}
