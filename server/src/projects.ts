/** Keeps one engine for each project root and its settings. */
import type { Engine, EngineOptions, Host } from "../../eslint-plugin/src/engine.js";
import type { Settings } from "./settings.js";

export type CreateEngine = (options: EngineOptions) => Engine;

/** An engine, and whether it has linted anything yet: the first file makes it read the project. */
export interface Project {
  readonly root: string;
  readonly engine: Engine;
  isWarm: boolean;
  /** What the log was told of the project's own files, as they are now. */
  notes: readonly string[];
}

export class Projects {
  readonly #createEngine: CreateEngine;
  readonly #host: Host;
  readonly #byRoot = new Map<string, { readonly key: string; readonly project: Project }>();

  constructor(createEngine: CreateEngine, host: Host) {
    this.#createEngine = createEngine;
    this.#host = host;
  }

  /** The project at a root; a new one where the settings are not those of the last time. */
  at(root: string, settings: Settings): Project {
    const { preset, environment, libraries } = settings;
    const key = JSON.stringify([preset, Object.entries(environment).sort(), libraries]);
    const known = this.#byRoot.get(root);
    if (known?.key === key) {
      return known.project;
    }
    const engine = this.#createEngine({ root, host: this.#host, preset, environment, libraries });
    const project = { root, engine, isWarm: false, notes: [] };
    this.#byRoot.set(root, { key, project });
    return project;
  }

  /** Lets all engines go. */
  clear(): void {
    this.#byRoot.clear();
  }
}
