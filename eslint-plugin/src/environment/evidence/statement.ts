/** What readers of project files give: which versions a file speaks of, and on which line. */
import { ALWAYS, type Condition } from "../condition.js";
import { normalizeAxis } from "../names.js";
import { parseRange, type Dialect } from "../ranges.js";
import { isEmpty, type VersionSet } from "../version-sets.js";
import { Lines } from "./lines.js";
import { parseRequirement } from "./requirement.js";

/** A file says that an axis has one of these versions. */
export interface Statement {
  /** Normalised. */
  readonly axis: string;
  /** All versions where something is named without a version. */
  readonly versions: VersionSet;
  /** The environments of which it speaks: an environment marker. */
  readonly when: Condition;
  /** 1-based. */
  readonly line: number;
  /** That line, shortened. */
  readonly text: string;
}

/** Everything that one file says. */
export interface Reading {
  readonly statements: readonly Statement[];
  /** What is wrong with the file and what to do about it, or null. */
  readonly problem: string | null;
  /** Other files to read, relative to this one. */
  readonly includes: readonly string[];
}

/** Reads the text of one file. Never throws: a file that cannot be read is a problem. */
export type Reader = (text: string, name: string) => Reading;

/** Gathers what a reader finds; the first slip becomes the file's problem. */
export class Statements {
  readonly lines: Lines;
  readonly #name: string;
  readonly #statements: Statement[] = [];
  readonly #includes: string[] = [];
  #problem: string | null = null;

  /** @param name - the file's name, for messages */
  constructor(text: string, name: string) {
    this.lines = new Lines(text);
    this.#name = name;
  }

  /** An axis has one of these versions. */
  add(axis: string, versions: VersionSet, line: number, when: Condition = ALWAYS): void {
    const text = this.lines.excerpt(line);
    this.#statements.push({ axis: normalizeAxis(axis), versions, when, line, text });
  }

  /** An axis has a version of this range. */
  addRange(
    axis: string,
    range: string,
    dialect: Dialect,
    line: number,
    when: Condition = ALWAYS,
  ): void {
    const versions = parseRange(range, dialect);
    if (versions === null || isEmpty(versions)) this.#complain(range, line);
    else this.add(axis, versions, line, when);
  }

  /** A requirement of Python packaging; what names no package is passed over. */
  addRequirement(text: string, line: number): void {
    const requirement = parseRequirement(text);
    if (requirement === null) return;
    this.addRange(requirement.name, requirement.range, "pip", line, requirement.when);
  }

  /** Another file to read. */
  include(path: string): void {
    this.#includes.push(path);
  }

  finish(): Reading {
    return { statements: this.#statements, problem: this.#problem, includes: this.#includes };
  }

  #complain(range: string, line: number): void {
    this.#problem ??= `'${this.#name}' asks for '${range}' in line ${line}, which no version can be. Write a range such as '>=1.2,<2'.`;
  }
}

/** The reading of a file that cannot be parsed. */
export function brokenFile(name: string, format: string, line: number | null): Reading {
  const place = line === null ? "" : ` (line ${line})`;
  const problem = `'${name}' is not valid ${format}${place}, so the versions in it are not used. Correct the file, or give versions in the setting 'environment'.`;
  return { statements: [], problem, includes: [] };
}
