/** The fingerprint of the project that ESLint runs in, made once for all who ask at one time. */
import { cwd } from "node:process";
import { createDiskHost } from "../project/disk-host.js";
import { fingerprintOf } from "./fingerprint.js";

export class Fingerprints {
  private readonly host = createDiskHost();
  private known: string | null = null;

  /**
   * The fingerprint now. ESLint asks once for each of its configurations, before it lints any file
   * and without a pause in between.
   */
  now(): string {
    if (this.known === null) {
      this.known = this.make();
      setImmediate(() => {
        this.known = null;
      });
    }
    return this.known;
  }

  private make(): string {
    try {
      return fingerprintOf(cwd(), this.host);
    } catch {
      // Whatever was cached is not known to be right; what goes wrong shows when files are linted.
      return `unknown.${Date.now().toString(36)}`;
    }
  }
}
