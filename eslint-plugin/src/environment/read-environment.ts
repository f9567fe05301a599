/** Reads the environment of a folder from the files of its project, as the host shows them now. */
import type { Host } from "../project/host.js";
import {
  DEFAULT_ENVIRONMENT,
  withGiven,
  type Environment,
  type Evidence,
  type Problem,
} from "./environment.js";
import { FileCollector, type ReadFile } from "./evidence/collect.js";
import { combineFiles } from "./evidence/combine.js";

export interface EnvironmentReading {
  /** The same object as long as nothing changes, so that verdicts can be remembered by it. */
  readonly environment: Environment;
  /** Broken files and settings, sorted by path. */
  readonly problems: readonly Problem[];
  /** What the environment rests on, by axis. */
  readonly used: readonly Evidence[];
  /** Programs whose functions a server calls in its workers, absolute paths. */
  readonly configurations: readonly string[];
}

interface Remembered {
  readonly stamp: string;
  readonly reading: EnvironmentReading;
}

/**
 * Reads environments and remembers them by the versions of the files they rest on, whichever host
 * shows the files: where nothing has changed, folders are listed and versions compared, no more.
 */
export class EnvironmentReader {
  readonly #collector = new FileCollector();
  /** By root, settings and files: the folders of one project share a reading. */
  readonly #readings = new Map<string, Remembered>();

  /**
   * Reads the environment of the files in a folder.
   *
   * @param folder - absolute
   * @param root - the project's folder, absolute: nothing above it is looked at
   * @param given - what the user set, by name: `{ python: "3.11", "start-method": "fork" }`
   */
  read(
    host: Host,
    folder: string,
    root: string,
    given: Readonly<Record<string, string>>,
  ): EnvironmentReading {
    const files = this.#collector.collect(host, folder, root);
    const key = JSON.stringify([root, given, files.map((file) => file.path)]);
    const stamp = JSON.stringify(files.map((file) => file.version));
    const known = this.#readings.get(key);
    if (known?.stamp === stamp) return known.reading;
    const reading = read(files, given);
    this.#readings.set(key, { stamp, reading });
    return reading;
  }
}

function read(
  files: readonly ReadFile[],
  given: Readonly<Record<string, string>>,
): EnvironmentReading {
  const settings = withGiven(DEFAULT_ENVIRONMENT, given);
  const { environment } = withGiven(combineFiles(files, settings.environment), given);
  const broken = files.flatMap(({ path, reading: { problem } }): readonly Problem[] =>
    problem === null ? [] : [{ path, message: problem }],
  );
  const problems = [...settings.problems, ...broken].sort((a, b) =>
    (a.path ?? "") < (b.path ?? "") ? -1 : 1,
  );
  const axes = [...environment.keys()].sort();
  const used = axes.flatMap((axis) => environment.get(axis)?.evidence ?? []);
  const configurations = files.filter((f) => f.reading.isConfiguration === true).map((f) => f.path);
  return { environment, problems, used, configurations };
}
