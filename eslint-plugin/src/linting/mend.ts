/** Applies preferred remedies, one after the other, until none is left. */
import type { Diagnostic, Engine } from "../engine.js";
import { applyEdits } from "../findings/apply-edits.js";
import type { Remedy } from "../findings/finding.js";
import type { OverlayHost } from "./overlay-host.js";

/** A remedy that was applied. */
export interface Mended {
  /** The file that the finding stood in. */
  readonly path: string;
  readonly title: string;
}

export interface MendResult {
  /** New texts of the files that changed, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly mended: readonly Mended[];
  /** Findings that stay, in the order of files and places. */
  readonly left: readonly Diagnostic[];
}

/** A remedy cures, so that findings become fewer; this holds where that should fail. */
const ROUNDS = 200;

/**
 * Mends files.
 *
 * @param engine - sees the files through `overlay`
 * @param overlay - shows what was mended so far
 * @param files - absolute paths, in the order in which they are mended
 */
export function mend(
  engine: Pick<Engine, "lint">,
  overlay: OverlayHost,
  files: readonly string[],
): MendResult {
  const texts = new Map<string, string>();
  const mended: Mended[] = [];
  for (const path of files) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const remedy = nextRemedy(engine.lint(path, overlay.readText(path) ?? ""));
      if (remedy === null || !apply(remedy, overlay, texts)) break;
      mended.push({ path, title: remedy.title });
    }
  }
  const left = files.flatMap((path) =>
    engine.lint(path, overlay.readText(path) ?? "").filter(({ finding }) => finding !== null),
  );
  return { texts, mended, left };
}

function nextRemedy(diagnostics: readonly Diagnostic[]): Remedy | null {
  for (const { finding } of diagnostics) {
    const preferred = finding?.remedies.find(({ isPreferred }) => isPreferred);
    if (preferred !== undefined) return preferred;
  }
  return null;
}

/** All of a remedy's edits, or none. */
function apply({ edits }: Remedy, overlay: OverlayHost, texts: Map<string, string>): boolean {
  const changed = new Map<string, string>();
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const text = overlay.readText(path);
    const own = edits.filter((edit) => edit.path === path);
    const after = text === undefined ? null : applyEdits(text, own);
    if (after === null || after === text) return false;
    changed.set(path, after);
  }
  for (const [path, text] of changed) texts.set(path, text);
  overlay.show(texts);
  return true;
}
