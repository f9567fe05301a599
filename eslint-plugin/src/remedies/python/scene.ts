/** A finding in Python with the files around it: what every remedy starts from. */
import { creationOf } from "../../analysis/verdict/findings.js";
import type { Judgement } from "../../analysis/verdict/judge.js";
import type { StreamRemedy } from "../../knowledge/schema.js";
import type { Expression } from "../../python/parser/nodes.js";
import type { RemedyContext } from "../context.js";
import { readCase, type PythonCase } from "./case.js";
import { decline } from "./draft.js";
import type { PythonFile } from "./file.js";
import { linksOf, receiverOf, type Link } from "./links.js";
import { filesOf, type ReadFile } from "./read-files.js";
import { readRoots } from "./roots.js";
import type { NewSeed } from "./new-seed.js";
import { isUnseeded, type Roots } from "./seeds.js";

export interface Scene {
  readonly context: RemedyContext;
  readonly judgement: Judgement;
  /** The file that starts the work. */
  readonly file: PythonFile;
  readonly remedy: StreamRemedy;
  readonly fileAt: ReadFile;
  /** The task in the tree, with its arguments; declines where they cannot be told. */
  readonly read: () => PythonCase;
  /** The program's seed. */
  readonly roots: () => Roots;
  /** From the task to the function that draws. */
  readonly links: () => readonly Link[];
}

/**
 * Sets the scene; parts of it are read when they are asked for.
 *
 * @param newSeed - the seed that a program without one shall get, if it shall
 */
export function sceneOf(
  context: RemedyContext,
  file: PythonFile,
  remedy: StreamRemedy,
  newSeed?: NewSeed,
): Scene {
  const roots = (): Roots => newSeed ?? readRoots(context, file);
  const { judgement } = context.located;
  const fileAt = filesOf(context);
  return {
    context,
    judgement,
    file,
    remedy,
    fileAt,
    read: () => readCase(context, file, roots()),
    roots,
    links: () => linksOf(judgement, fileAt),
  };
}

/** What the draw draws from; null where that has no name. */
export function receiverFor({ judgement, fileAt, remedy }: Scene): Expression | null {
  return receiverOf(judgement, fileAt, remedy.state?.keyword);
}

/** Only what has no seed may draw something else in each run. */
export function expectUnseeded({ roots, judgement, fileAt }: Scene): void {
  if (judgement.stream === null) {
    // Where a lock is in question, nobody has looked at the seed.
    const creation = creationOf(judgement.owner);
    const made = creation === null ? null : fileAt(creation.path)?.at(creation.range, "Call");
    const isBare = made?.args.length === 0 && made.keywords.length === 0;
    if (!isBare) decline("its seed is unknown");
  }
  if (!isUnseeded(roots())) decline("its numbers are reproducible, and a new seed would end that");
}
