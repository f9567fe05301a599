/** The ways in which a program is shown to the linter. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { asCommonjs, asTypescript, type Texts } from "./dialects.js";
import { reformat, rename, stripComments } from "./ecmascript-variants.js";
import type { Program } from "./programs.js";

/** What each variant does; the verdict must not depend on any of them but `bare`. */
export const VARIANTS = {
  plain: "as the programs are, with their environment",
  bare: "without '--environment'",
  stripped: "without comments",
  reformatted: "laid out in another way",
  renamed: "with other names for variables, functions, parameters and classes",
  typescript: "JavaScript only: as TypeScript, with annotated parameters",
  commonjs: "JavaScript only: with 'require' for imports, where the source allows it",
} as const;

export type Variant = keyof typeof VARIANTS;

/** Whether lines still mean what they mean in the tables. */
export function keepsLines(variant: Variant): boolean {
  return variant === "plain" || variant === "bare" || variant === "stripped";
}

/**
 * Writes each program to a folder of its own, without its corrected sibling: neither its neighbours
 * nor the repository around it can then bear on the verdict.
 *
 * @param programs - where they stand in the repository
 * @param variant - what is done to them
 * @param top - a folder to write to
 * @returns the programs in their new folders
 */
export async function writeVariant(
  programs: readonly Program[],
  variant: Variant,
  top: string,
): Promise<Program[]> {
  const moved = programs.map((program): Program => {
    const folder = join(top, variant, program.suite, program.name.replaceAll("/", "+"));
    const files = program.suite === "python" ? program.files : filesIn(program.folder);
    for (const file of files) copy(join(program.folder, file), join(folder, file));
    return { ...program, folder, environment: variant === "bare" ? {} : program.environment };
  });
  if (variant === "plain" || variant === "bare") return moved;
  if (variant === "typescript") return translated(moved, asTypescript);
  if (variant === "commonjs") return translated(moved, asCommonjs);
  changePython(moved, variant);
  for (const program of moved) await changeEcmascript(program, variant);
  return moved;
}

/** The programs in another dialect, without those that cannot be written in it. */
function translated(
  programs: readonly Program[],
  translate: (texts: Texts) => Texts | null,
): Program[] {
  return programs.flatMap((program): Program[] => {
    const { folder, files } = program;
    if (files.some(isPython)) return [];
    const names = filesIn(folder).filter((path) => /\.(?:json|[mc]?[jt]sx?)$/u.test(path));
    const texts = new Map(
      names.map((path) => [path.replaceAll(sep, "/"), readFileSync(join(folder, path), "utf8")]),
    );
    const result = translate(texts);
    if (result === null) return [];
    for (const path of names) rmSync(join(folder, path));
    for (const [path, text] of result) writeFileSync(join(folder, path), text);
    const sources = [...result.keys()].filter((path) => !path.endsWith(".json")).sort();
    return [{ ...program, files: sources }];
  });
}

/** Everything but the corrected sibling. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + sep.length))
    .filter((path) => !path.startsWith(`fixed${sep}`));
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

const isPython = (path: string): boolean => /\.(?:pyw?|ipynb)$/u.test(path);

/** All programs in one go: starting Python takes longer than changing them. */
function changePython(programs: readonly Program[], variant: Variant): void {
  const asked = programs.map(({ folder, files }) => ({
    variant,
    files: Object.fromEntries(
      files.filter(isPython).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
    ),
  }));
  const script = fileURLToPath(new URL("python_variants.py", import.meta.url));
  const output = execFileSync("python3", [script], {
    input: JSON.stringify(asked),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  // The script answers in the shape in which it was asked.
  const changed = JSON.parse(output) as readonly Readonly<Record<string, string>>[];
  for (const [i, program] of programs.entries()) {
    for (const [file, text] of Object.entries(changed[i] ?? {})) {
      writeFileSync(join(program.folder, file), text);
    }
  }
}

async function changeEcmascript({ folder, files }: Program, variant: Variant): Promise<void> {
  for (const file of files) {
    if (isPython(file)) continue;
    const path = join(folder, file);
    writeFileSync(path, await changed(path, readFileSync(path, "utf8"), variant));
  }
}

async function changed(path: string, text: string, variant: Variant): Promise<string> {
  switch (variant) {
    case "plain":
    case "bare":
    case "typescript":
    case "commonjs":
      return text;
    case "stripped":
      return stripComments(path, text);
    case "reformatted":
      return reformat(path, text);
    case "renamed":
      return rename(path, text);
  }
}
