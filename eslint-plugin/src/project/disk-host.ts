/** The project as it is on disk. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { decode, SIZE_LIMIT } from "./decode.js";
import type { Host } from "./host.js";
import { languageOf } from "./language-of.js";

/** A host that looks at the disk each time it is asked. */
export function createDiskHost(): Host {
  return { readText, version, isFolder, list };
}

/** A host whose answers do not change while it is used. */
export interface StillHost extends Host {
  readonly isStill: true;
}

/** Whether a host is known to give the same answers again. */
export function isStill(host: Host): host is StillHost {
  return "isStill" in host;
}

/** A host that decides by itself how long a look at it is good for. */
export interface BatchHost extends Host {
  look(): StillHost;
  /** Does something for which one look is to be good, however long it takes. */
  during<T>(work: () => T): T;
}

/** After this long without a question, another batch has begun. */
const PAUSE_MILLISECONDS = 200;

/** A long batch looks again from time to time. */
const LOOK_MILLISECONDS = 2000;

/**
 * With a look ends what was learnt from it: to learn it again takes a small part of the time at most.
 * These are by how much of the work done with a look its end can wait.
 */
const PAUSE_PER_WORK = 0.2;
const LOOK_PER_WORK = 10;

/** One look at the disk; times in milliseconds. */
interface Look {
  readonly host: StillHost;
  readonly since: number;
  /** When it was last of use. */
  used: number;
  /** How long the work with it has taken. */
  worked: number;
}

/**
 * The disk for whoever is asked for many files in quick succession, and is not told when a run
 * begins or ends, as a plugin of ESLint: they share one look at it, which a pause ends.
 *
 * @param now - the time in milliseconds
 */
export function createBatchHost(now: () => number = () => performance.now()): BatchHost {
  const disk = createDiskHost();
  let last: Look | null = null;
  let isBusy = false;

  function current(): Look {
    const time = now();
    const isGood =
      last !== null &&
      (isBusy ||
        (time - last.used < Math.max(PAUSE_MILLISECONDS, PAUSE_PER_WORK * last.worked) &&
          time - last.since < Math.max(LOOK_MILLISECONDS, LOOK_PER_WORK * last.worked)));
    if (last === null || !isGood) {
      last = { host: rememberingHost(disk), since: time, used: time, worked: 0 };
    }
    last.used = time;
    return last;
  }

  return {
    ...disk,
    look: () => current().host,
    during(work) {
      const look = current();
      const before = look.used;
      isBusy = true;
      try {
        return work();
      } finally {
        isBusy = false;
        look.used = now();
        look.worked += look.used - before;
      }
    },
  };
}

/**
 * A host as it is now: its answers stay the same, however long one takes to ask.
 */
export function lookAt(host: Host): StillHost {
  if (isStill(host)) return host;
  return isBatch(host) ? host.look() : rememberingHost(host);
}

function isBatch(host: Host): host is BatchHost {
  return "look" in host;
}

/**
 * A host that asks another one once. For a run of the command, in which files are taken to stand
 * still: modules are looked up in many places, mostly in vain.
 */
export function rememberingHost(host: Host): StillHost {
  return {
    isStill: true,
    readText: remembered((path) => host.readText(path)),
    version: remembered((path) => host.version(path)),
    isFolder: remembered((path) => host.isFolder(path)),
    list: remembered((path) => host.list(path)),
  };
}

function remembered<T>(ask: (path: string) => T): (path: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (path) => {
    let entry = known.get(path);
    if (entry === undefined) known.set(path, (entry = { answer: ask(path) }));
    return entry.answer;
  };
}

function readText(path: string): string | undefined {
  try {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > SIZE_LIMIT) return undefined;
    const decoded = decode(readFileSync(path), languageOf(path) === "python");
    return "text" in decoded ? decoded.text : undefined;
  } catch {
    return undefined;
  }
}

function version(path: string): string | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() ? `${stat.mtimeMs}:${stat.size}:${stat.ino}` : undefined;
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}
