// Mends programs that stand in a test: files of one project, in memory.
import assert from "node:assert/strict";
import path from "node:path";
import { createEngine, type Host } from "../../eslint-plugin/src/engine.js";
import { mend, type MendResult } from "../../eslint-plugin/src/linting/mend.js";
import { OverlayHost } from "../../eslint-plugin/src/linting/overlay-host.js";

/** Texts of files by their paths within the project. */
export type Files = Readonly<Record<string, string>>;

export const ROOT = path.resolve("/project");

/** One program, and its files as the remedies leave them: those that are not named stay. */
export interface Case {
  readonly title: string;
  readonly files: Files;
  readonly environment?: Readonly<Record<string, string>>;
  readonly mended: Files;
}

/** Linux with NumPy before 2: what a fork copies, it copies there. */
const ENVIRONMENT = { platform: "linux", python: "3.11", numpy: "1.26" };

export function memoryHost(files: Files): Host {
  const texts = new Map(
    Object.entries(files).map(([name, text]) => [path.join(ROOT, ...name.split("/")), text]),
  );
  return {
    readText: (file) => texts.get(file),
    version: (file) => (texts.has(file) ? "1" : undefined),
    isFolder: (folder) => [...texts.keys()].some((file) => file.startsWith(folder + path.sep)),
    list: (folder) => {
      const below = [...texts.keys()].filter((file) => file.startsWith(folder + path.sep));
      const names = below.map((file) => path.relative(folder, file).split(path.sep)[0] ?? "");
      return [...new Set(names)].sort();
    },
  };
}

/** Applies preferred remedies until there are none. */
export function mendAll(files: Files, environment: Case["environment"] = {}): MendResult {
  const host = new OverlayHost(memoryHost(files));
  const engine = createEngine({
    root: ROOT,
    host,
    preset: "recommended",
    environment: { ...ENVIRONMENT, ...environment },
  });
  const paths = Object.keys(files).map((name) => path.join(ROOT, ...name.split("/")));
  return mend(engine, host, paths.filter((file) => engine.handles(file)).sort());
}

/** The files of a program after mending. */
export function after(files: Files, { texts }: MendResult): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      texts.get(path.join(ROOT, ...name.split("/"))) ?? text,
    ]),
  );
}

/** Holds a case against its expectation: mended as written, with nothing left and nothing to add. */
export function check({ files, environment, mended }: Case): void {
  const result = mendAll(files, environment);
  assert.deepEqual(after(files, result), { ...files, ...mended });
  assert.deepEqual(
    result.left.map(({ message }) => message),
    [],
  );
  const again = mendAll(after(files, result), environment);
  assert.equal(again.texts.size, 0, "a second run changes the files again");
}

/** Lines of a file. */
export function lines(...parts: readonly string[]): string {
  return `${parts.join("\n")}\n`;
}

/** Lines of one text that another has not, or not as often; blank ones do not count. */
export function without(lines: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return lines.filter((line) => {
    const index = rest.indexOf(line);
    if (index >= 0) rest.splice(index, 1);
    return index < 0 && line !== "";
  });
}
