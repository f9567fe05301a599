/** A project in which some files have other texts: where remedies are tried before they are offered. */
import type { Host } from "../project/host.js";

export class OverlayHost implements Host {
  private readonly texts = new Map<string, { readonly text: string; readonly version: string }>();
  // Hosts lie over one another: what one shows must not pass for what another has shown.
  private static count = 0;

  constructor(private readonly below: Host) {}

  /** Puts texts over files; those of before are taken away. */
  show(texts: ReadonlyMap<string, string>): void {
    this.texts.clear();
    for (const [path, text] of texts) {
      this.texts.set(path, { text, version: `trial ${++OverlayHost.count}` });
    }
  }

  readText(path: string): string | undefined {
    return this.texts.get(path)?.text ?? this.below.readText(path);
  }

  version(path: string): string | undefined {
    return this.texts.get(path)?.version ?? this.below.version(path);
  }

  isFolder(path: string): boolean {
    return this.below.isFolder(path);
  }

  list(path: string): readonly string[] {
    return this.below.list(path);
  }
}
