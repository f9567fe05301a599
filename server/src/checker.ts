/** Checks one document: finds its project and settings, runs the engine, and keeps the result. */
import type { Diagnostic as Report, Engine } from "../../eslint-plugin/src/engine.js";
import path from "node:path";
import type { Documents } from "./documents.js";
import type { Folders } from "./folders.js";
import type { EditorHost } from "./host.js";
import { type Log, reasonOf } from "./log.js";
import { type Problem, toProblems } from "./problems.js";
import type { Project, Projects } from "./projects.js";
import type { Settings } from "./settings.js";
import type { SettingsStore } from "./settings-store.js";
import type { Source } from "./texts.js";

/** What one check of one document gave. */
export interface Checked {
  readonly settings: Settings;
  /** Undefined where the document is not checked: switched off, or of another kind. */
  readonly engine: Engine | undefined;
  readonly problems: readonly Problem[];
  readonly milliseconds: number;
}

export interface CheckerParts {
  readonly documents: Documents;
  readonly host: EditorHost;
  readonly folders: Folders;
  readonly settings: SettingsStore;
  readonly projects: Projects;
  readonly log: Log;
  readonly showsRelated: boolean;
  /** A check that takes longer is told in the log, once for each file. */
  readonly budgetMilliseconds: number;
  /** Shows that a project is read for the first time. */
  readonly showProgress: <T>(title: string, work: () => T) => Promise<T>;
}

export class Checker {
  readonly #parts: CheckerParts;
  readonly #last = new Map<string, Checked & { readonly generation: number }>();
  readonly #slow = new Set<string>();
  readonly #failed = new Map<string, string>();
  #generation = 0;

  constructor(parts: CheckerParts) {
    this.#parts = parts;
  }

  /** Says that something a result may rest on has changed: a source, a file, a setting. */
  touch(): void {
    this.#generation += 1;
  }

  /** Forgets a document that was closed. */
  drop(source: Source): void {
    this.#last.delete(source.path);
    this.#slow.delete(source.path);
    this.#failed.delete(source.path);
  }

  /** Checks a document as it is now. Never rejects because of what the document holds. */
  async check(source: Source): Promise<Checked> {
    const { folders, host, projects } = this.#parts;
    const root = folders.rootOf(source.path);
    const settings = await this.#parts.settings.of(root, source.uri);
    const generation = this.#generation;
    const started = performance.now();
    const project = settings.enable
      ? this.#attempt(source, () => projects.at(root, settings))
      : undefined;
    const handled = project?.engine.handles(source.path) === true ? project : undefined;
    const reports = handled === undefined ? [] : await this.#lint(source, handled);
    if (handled !== undefined) {
      this.#tellNotes(handled);
    }
    const checked = {
      generation,
      settings,
      engine: handled?.engine,
      problems: toProblems(
        source,
        reports,
        (file, start, end) => host.locate(file, start, end),
        this.#parts.showsRelated,
      ),
      milliseconds: performance.now() - started,
    };
    // A document that was closed meanwhile must not come back.
    if (this.#parts.documents.atPath(source.path) !== undefined) {
      this.#last.set(source.path, checked);
    }
    this.#watchBudget(source, checked.milliseconds);
    return checked;
  }

  /** The last result where nothing has changed since, else a new one. */
  async current(source: Source): Promise<Checked> {
    const last = this.#last.get(source.path);
    return last?.generation === this.#generation ? last : this.check(source);
  }

  /**
   * What the engine would say about a document with another text.
   *
   * @returns undefined where the document is not checked or cannot be
   */
  tryText(source: Source, engine: Engine, text: string): readonly Report[] | undefined {
    return this.#attempt(source, () => engine.lint(source.path, text));
  }

  async #lint(source: Source, project: Project): Promise<readonly Report[]> {
    const lint = () => this.#attempt(source, () => project.engine.lint(source.path, source.text));
    let reports: readonly Report[] | undefined;
    if (project.isWarm) {
      reports = lint();
    } else {
      project.isWarm = true;
      const name = path.basename(project.root) || project.root;
      reports = await this.#parts.showProgress(`Reading ${name}`, lint);
    }
    if (reports !== undefined) {
      this.#failed.delete(source.path);
    }
    return reports ?? [];
  }

  /** A file that breaks the engine costs one line in the log, and nothing else. */
  #attempt<T>(source: Source, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      const reason = reasonOf(error);
      if (this.#failed.get(source.path) !== reason) {
        this.#failed.set(source.path, reason);
        this.#parts.log.error(
          `${source.path} could not be checked: ${reason}. Other files are checked as before.`,
        );
      }
      return undefined;
    }
  }

  /** A file of the project that cannot be read costs one line in the log, until it is mended. */
  #tellNotes(project: Project): void {
    const { notes } = project.engine;
    for (const note of notes) {
      if (!project.notes.includes(note)) {
        this.#parts.log.warn(note);
      }
    }
    project.notes = notes;
  }

  #watchBudget(source: Source, milliseconds: number): void {
    const budget = this.#parts.budgetMilliseconds;
    if (milliseconds <= budget) {
      this.#slow.delete(source.path);
    } else if (!this.#slow.has(source.path)) {
      this.#slow.add(source.path);
      const [took, limit] = [milliseconds, budget].map((time) => (time / 1000).toFixed(1));
      this.#parts.log.warn(`${source.path} took ${took} s to check; the budget is ${limit} s.`);
    }
  }
}
