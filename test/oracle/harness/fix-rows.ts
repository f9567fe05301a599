/** Mends one program after the other, and runs what was mended. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import {
  createDiskHost,
  createEngine,
  type Diagnostic,
} from "../../../eslint-plugin/src/engine.js";
import { mend } from "../../../eslint-plugin/src/linting/mend.js";
import { OverlayHost } from "../../../eslint-plugin/src/linting/overlay-host.js";
import { faultsOf, isRepeatable, isReproduced, isSeeded, type Runs } from "./cure.js";
import { observe, observeOriginal } from "./execute.js";
import type { Program } from "./programs.js";
import { textsOf, write } from "./workspace.js";

/** What became of one program. */
export interface Row {
  readonly program: Program;
  /** Titles of the remedies that were applied, with the file of the finding. */
  readonly applied: readonly string[];
  /** Whether any finding came with a remedy. */
  readonly isOffered: boolean;
  /** Findings and syntax errors in what was mended. */
  readonly left: readonly string[];
  readonly execution: Execution;
}

/** `none` where nothing was to be run. */
export type Execution =
  { readonly kind: "none" } | { readonly kind: "unavailable"; readonly reason: string } | Executed;

interface Executed {
  readonly kind: "executed";
  readonly isReproduced: boolean;
  readonly wasSeeded: boolean | null;
  readonly isRepeatable: boolean | null;
  readonly faults: readonly string[];
}

/** A program whose remedies have been applied. */
interface Mended {
  readonly texts: ReadonlyMap<string, string>;
  readonly applied: readonly string[];
  readonly isOffered: boolean;
  readonly left: readonly string[];
}

/** Applies the preferred remedies to a copy of a program. */
export function mendProgram(program: Program): Mended {
  const folder = mkdtempSync(join(tmpdir(), "reseed-fix-"));
  try {
    const texts = textsOf(program);
    write(folder, texts);
    const overlay = new OverlayHost(createDiskHost());
    const { environment } = program;
    const engine = createEngine({
      root: folder,
      host: overlay,
      preset: "recommended",
      environment,
    });
    const files = program.files.map((file) => join(folder, file));
    const before = files.flatMap((path) => engine.lint(path, overlay.readText(path) ?? ""));
    const findings = before.flatMap(({ finding }) => (finding === null ? [] : [finding]));
    // Remedies are made when they are asked for, from the files as they are then.
    const isOffered = findings.some(({ remedies }) => remedies.length > 0);
    const result = mend(engine, overlay, files);
    const within = (path: string): string => relative(folder, path).replaceAll(sep, "/");
    for (const [path, text] of result.texts) texts.set(within(path), text);
    const after = files.flatMap((path) => engine.lint(path, overlay.readText(path) ?? ""));
    return {
      texts,
      applied: result.mended.map(({ path, title }) => `${within(path)}: ${title}`),
      isOffered,
      left: after.map((one) => `${within(one.path)}:${one.line}: ${one.message}${why(one)}`),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What kept a remedy from being offered, in brackets. */
function why({ finding }: Diagnostic): string {
  return finding?.obstacle === undefined ? "" : ` (${finding.obstacle})`;
}

/**
 * Mends a program, and runs it before and after.
 *
 * @param sibling - its corrected program, where there is one
 */
export async function mendAndRun(
  program: Program,
  sibling: Program | undefined,
  options: { readonly runs: boolean; readonly isFresh: boolean },
): Promise<Row> {
  const { texts, applied, isOffered, left } = mendProgram(program);
  const canRun = options.runs && applied.length > 0 && left.length === 0;
  const execution: Execution = canRun
    ? await execute(program, texts, sibling, options.isFresh)
    : { kind: "none" };
  return { program, applied, isOffered, left, execution };
}

async function execute(
  program: Program,
  texts: ReadonlyMap<string, string>,
  sibling: Program | undefined,
  isFresh: boolean,
): Promise<Execution> {
  const original = await observeOriginal(program, isFresh);
  if ("reason" in original) return { kind: "unavailable", reason: original.reason };
  const model = sibling === undefined ? null : await observeOriginal(sibling, isFresh);
  const runs = model !== null && "runs" in model ? model.runs : null;
  const told = tell(program, original.runs, runs);
  const mended = await observe(program, texts, isFresh);
  // The original could be run: what is lacking now is the remedy's doing.
  if ("reason" in mended) {
    return { ...told, isRepeatable: null, faults: [mended.reason] };
  }
  return {
    ...told,
    isRepeatable: isRepeatable(mended.runs),
    faults: faultsOf(program, original.runs, mended.runs, runs),
  };
}

/** What the original shows. */
function tell(
  program: Program,
  original: Runs,
  sibling: Runs | null,
): Pick<Executed, "kind" | "isReproduced" | "wasSeeded"> {
  return {
    kind: "executed",
    isReproduced: isReproduced(program, original),
    wasSeeded: isSeeded(original, sibling),
  };
}
