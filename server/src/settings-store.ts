/** Asks the editor for the settings of each folder, and remembers the answers until they change. */
import { isRecord, parseSettings, type Settings } from "./settings.js";

/** Asks the editor for section `reseed` as it stands for a URI. */
export type AskConfiguration = (scopeUri: string) => Promise<unknown>;

export class SettingsStore {
  readonly #ask: AskConfiguration | undefined;
  readonly #warn: (message: string) => void;
  readonly #byRoot = new Map<string, Promise<Settings>>();
  readonly #told = new Set<string>();
  #pushed: unknown;

  /**
   * @param ask - undefined for editors that push their settings instead
   * @param pushed - what such an editor said at the start
   * @param warn - told each problem once
   */
  constructor(ask: AskConfiguration | undefined, pushed: unknown, warn: (message: string) => void) {
    this.#ask = ask;
    this.#pushed = pushed;
    this.#warn = warn;
  }

  /** The settings in force for a root; `uri` is any document below it. */
  of(root: string, uri: string): Promise<Settings> {
    let settings = this.#byRoot.get(root);
    if (settings === undefined) {
      settings = this.#read(uri);
      this.#byRoot.set(root, settings);
    }
    return settings;
  }

  /** Forgets all answers; an editor that pushes its settings hands the new ones over. */
  change(pushed: unknown): void {
    this.#byRoot.clear();
    this.#told.clear();
    if (isRecord(pushed) && "reseed" in pushed) {
      this.#pushed = pushed.reseed;
    }
  }

  async #read(uri: string): Promise<Settings> {
    let value = this.#pushed;
    if (this.#ask !== undefined) {
      try {
        value = await this.#ask(uri);
      } catch (error) {
        this.#tell(`The editor did not answer for the settings 'reseed': ${String(error)}`);
      }
    }
    const { settings, problems } = parseSettings(value);
    for (const problem of problems) {
      this.#tell(problem);
    }
    return settings;
  }

  #tell(message: string): void {
    if (!this.#told.has(message)) {
      this.#told.add(message);
      this.#warn(message);
    }
  }
}
