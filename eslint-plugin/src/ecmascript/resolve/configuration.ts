/** Remembers what configuration files say, as long as they stay the same. */
import type { Host } from "../../project/host.js";
import type { Lookup } from "./files.js";
import { objectOf, parseJsonc, type JsonObject } from "./jsonc.js";

/** Configuration files of a project by path. */
export class ConfigurationFiles {
  private readonly known = new Map<string, { version: string; content: JsonObject }>();

  /** The object that a file holds; null where there is no such file. */
  read(path: string, host: Host): JsonObject | null {
    const version = host.version(path);
    if (version === undefined) return null;
    const known = this.known.get(path);
    if (known?.version === version) return known.content;
    const content = objectOf(parseJsonc(host.readText(path) ?? ""));
    this.known.set(path, { version, content });
    return content;
  }
}

/** A lookup that may have to read manifests and configurations. */
export interface ConfiguredLookup extends Lookup {
  readonly files: ConfigurationFiles;
}
