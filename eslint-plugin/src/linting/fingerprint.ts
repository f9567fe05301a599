/** Names the state of a project in a few letters: ESLint's cache has to forget what rests on another. */
import { createHash } from "node:crypto";
import { dirname, join, relative, sep } from "node:path";
import { createEcmascriptResolver } from "../ecmascript/resolve/resolve.js";
import { EnvironmentReader } from "../environment/read-environment.js";
import { rememberingHost, type StillHost } from "../project/disk-host.js";
import type { Host } from "../project/host.js";
import { CONFIG_FILE } from "../project/project-settings.js";
import { Reach } from "../project/reach.js";
import { projectRoot } from "../project/root.js";
import { sourcesBelow } from "../project/sources.js";
import { ConfiguredChecker } from "./configured-checker.js";

/**
 * A text that changes whenever verdicts on the files below a folder may have changed: with those of
 * them that can have findings, with whatever these import, with the files that tell versions, and
 * with the project's own settings. Other files leave it as it is.
 *
 * @param folder - absolute
 */
export function fingerprintOf(folder: string, host: Host): string {
  const seen = new Map<string, string | undefined>();
  const still = rememberingHost(host);
  const root = projectRoot(folder, still);
  const relevant = relevantFiles(folder, root, still);
  for (const path of withImports(relevant, root, still)) seen.set(path, still.readText(path));
  if (relevant.length > 0) {
    const recording = recordingHost(still, seen);
    recording.readText(join(root, CONFIG_FILE));
    const environments = new EnvironmentReader();
    for (const own of [...new Set(relevant.map((path) => dirname(path)))]) {
      environments.read(recording, own, root, {});
    }
  }
  const hash = createHash("sha256");
  for (const [path, text] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (text === undefined) continue;
    // Paths within the project, so that a cache can be taken to another machine.
    const name = relative(root, path).split(sep).join("/");
    hash.update(JSON.stringify([name, text]));
  }
  return hash.digest("hex").slice(0, 12);
}

/** Files that can have findings, by words alone. */
function relevantFiles(folder: string, root: string, host: StillHost): readonly string[] {
  const checker = new ConfiguredChecker({
    root,
    host,
    environment: {},
    libraries: [],
    tell: () => undefined,
  });
  return sourcesBelow(folder, host, ["python", "ecmascript"]).filter((path) =>
    checker.mayMatter(path, host.readText(path) ?? ""),
  );
}

function withImports(paths: readonly string[], root: string, host: StillHost): Iterable<string> {
  const reach = new Reach({ root, host, resolveEcmascript: createEcmascriptResolver(root) });
  const all = new Set(paths);
  // A set can grow while it is walked.
  for (const path of all) for (const target of reach.importsOf(path)) all.add(target);
  return all;
}

/** The same host, of which it is noted what was read. */
function recordingHost(host: Host, seen: Map<string, string | undefined>): Host {
  return {
    version: (path) => host.version(path),
    isFolder: (path) => host.isFolder(path),
    list: (path) => host.list(path),
    readText(path) {
      const text = host.readText(path);
      seen.set(path, text);
      return text;
    },
  };
}
