/** Applies remedies to files, or shows what that would change. */
import { createTwoFilesPatch } from "diff";
import { readFileSync, writeFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { createEcmascriptResolver } from "../ecmascript/resolve/resolve.js";
import { mend, type MendResult } from "../linting/mend.js";
import type { NotebookView } from "../linting/notebook-view.js";
import { OverlayHost } from "../linting/overlay-host.js";
import { createDiskHost, rememberingHost } from "../project/disk-host.js";
import { Reach } from "../project/reach.js";
import { projectRoot } from "../project/root.js";
import type { Found } from "./files.js";
import { withProgram } from "./mended-notebook.js";
import type { Options } from "./options.js";
import { readSource } from "./read-source.js";
import type { EngineModule } from "./run.js";

/** What was done, or would be. */
export interface MendReport {
  /** For a diff: all of it. */
  readonly diff: string;
  /** Sentences for people, of what was done and what was not. */
  readonly sentences: readonly string[];
  /** Whether any file changes. */
  readonly changes: boolean;
  readonly left: number;
}

/** The byte-order mark of UTF-8. */
const MARK = "\ufeff";

/**
 * Mends files.
 *
 * @param found - the files, and the folders that were named
 * @param options - `mends` says whether files are written
 * @param load - loads the engine, once a file needs it
 */
export async function mendFiles(
  { files, folders }: Pick<Found, "files" | "folders">,
  options: Pick<Options, "preset" | "environment" | "mends">,
  cwd: string,
  load: () => Promise<Pick<EngineModule, "createEngine">>,
): Promise<MendReport> {
  const disk = rememberingHost(createDiskHost());
  const results: MendResult[] = [];
  const notebooks: Notebooks = new Map();
  for (const [root, own] of groupByRoot(files, (path) => projectRoot(path, disk, folders))) {
    const scan = new Reach({ root, host: disk, resolveEcmascript: createEcmascriptResolver(root) });
    const relevant: string[] = [];
    const programs = new Map<string, string>();
    for (const path of own) {
      const source = readSource(path, scan);
      if (source === null || "problem" in source) continue;
      const { inspected, notebook, text } = source;
      relevant.push(inspected);
      if (notebook === null) continue;
      notebooks.set(inspected, { path, notebook });
      programs.set(inspected, text);
    }
    if (relevant.length === 0) continue;
    // The program of a notebook is a file that the disk does not have.
    const shown = new OverlayHost(disk);
    shown.show(programs);
    const overlay = new OverlayHost(shown);
    const { createEngine } = await load();
    const { preset, environment } = options;
    results.push(
      mend(createEngine({ root, host: overlay, preset, environment }), overlay, relevant),
    );
  }
  const texts = new Map(results.flatMap((result) => [...result.texts]));
  return report(results, texts, notebooks, options.mends, cwd);
}

/** Notebooks by the path under which their program was mended. */
type Notebooks = Map<string, { readonly path: string; readonly notebook: NotebookView }>;

function report(
  results: readonly MendResult[],
  texts: ReadonlyMap<string, string>,
  notebooks: Notebooks,
  mends: Options["mends"],
  cwd: string,
): MendReport {
  const sentences: string[] = [];
  const show = (path: string): string => relative(cwd, path).split(sep).join("/");
  let diff = "";
  const unchanged = new Set<string>();
  for (const [inspected, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cells = notebooks.get(inspected);
    const path = cells?.path ?? inspected;
    const bytes = readFileSync(path);
    const before = bytes.toString("utf8");
    const file = before.startsWith(MARK) ? before.slice(MARK.length) : before;
    const content = cells === undefined ? text : withProgram(file, cells.notebook, text);
    if (content === null) {
      sentences.push(`${show(path)} was left as it is: its cells cannot be mended one by one.`);
      unchanged.add(inspected);
      continue;
    }
    const after = before.startsWith(MARK) ? MARK + content : content;
    // Other encodings are read, but only this one is written as it was.
    if (!Buffer.from(before, "utf8").equals(bytes)) {
      sentences.push(`${show(path)} was left as it is, since it is not in UTF-8.`);
      unchanged.add(inspected);
    } else if (mends === "files") {
      writeFileSync(path, after);
    } else {
      const patch = createTwoFilesPatch(`a/${show(path)}`, `b/${show(path)}`, before, after);
      // The line that opens it is of no use to those who read diffs of git.
      diff += patch.replace(/^=+\n/u, "");
    }
  }
  const all = results.flatMap((result) => result.mended);
  const mended = all.filter(({ path }) => !unchanged.has(path));
  const changed = texts.size - unchanged.size;
  const left = results.flatMap((result) => result.left);
  const verb = mends === "files" ? "Mended" : "Would mend";
  if (mended.length > 0) {
    sentences.unshift(`${verb} ${count(mended.length, "finding")} in ${count(changed, "file")}.`);
  }
  for (const { path: inspected, ruleId, finding, ...at } of left) {
    const cells = notebooks.get(inspected);
    const { line, column } = cells === undefined ? at : cells.notebook.place(at);
    const path = cells?.path ?? inspected;
    const [other] = finding?.remedies ?? [];
    const reason =
      other === undefined
        ? (finding?.obstacle ?? "no remedy is sure to cure it")
        : `its remedies are for you to choose, such as: ${other.title.replace(/\.$/u, "")}`;
    sentences.push(`${show(path)}:${line}:${column} stays (${ruleId ?? ""}): ${reason}.`);
  }
  return { diff, sentences, changes: changed > 0, left: left.length + all.length - mended.length };
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function groupByRoot(
  files: readonly string[],
  rootOf: (path: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of files) {
    const root = rootOf(path);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [path]);
    else group.push(path);
  }
  return groups;
}
