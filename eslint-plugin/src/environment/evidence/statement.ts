/** What readers of project files give: which versions a file speaks of, and on which line. */
import { ALWAYS, type Condition } from "../condition.js";
import { isLibrary, isValueAxis, normalizeAxis, type ValueAxis } from "../names.js";
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

/** A file says that an axis of words has one of these. */
export interface ValueStatement {
  readonly axis: ValueAxis;
  readonly values: readonly string[];
  /** 1-based. */
  readonly line: number;
  /** That line, shortened. */
  readonly text: string;
}

/** Everything that one file says. */
export interface Reading {
  readonly statements: readonly Statement[];
  /** How the project's services run. */
  readonly values?: readonly ValueStatement[];
  /** The file is itself a program, whose functions a server calls in its workers. */
  readonly isConfiguration?: boolean;
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
  readonly #values: ValueStatement[] = [];
  #problem: string | null = null;

  /** @param name - the file's name, for messages */
  constructor(text: string, name: string) {
    this.lines = new Lines(text);
    this.#name = name;
  }

  /** A language or library has one of these versions. */
  add(name: string, versions: VersionSet, line: number, when: Condition = ALWAYS): void {
    const axis = normalizeAxis(name);
    // A package that is called `platform` says nothing about the platform.
    if (isValueAxis(axis)) return;
    this.#statements.push({ axis, versions, when, line, text: this.lines.excerpt(line) });
  }

  /** An axis of words has one of these. */
  addValues(axis: ValueAxis, values: readonly string[], line: number): void {
    this.#values.push({ axis, values, line, text: this.lines.excerpt(line) });
  }

  /** A language or library has a version of this range. */
  addRange(
    name: string,
    range: string,
    dialect: Dialect,
    line: number,
    when: Condition = ALWAYS,
  ): void {
    const versions = parseRange(range, dialect);
    if (versions === null || isEmpty(versions)) this.#complain(range, line);
    else this.add(name, versions, line, when);
  }

  /** A requirement of Python packaging; what names no package is passed over. */
  addRequirement(text: string, line: number): void {
    const requirement = parseRequirement(text);
    if (requirement === null || !isLibrary(requirement.name)) return;
    this.addRange(requirement.name, requirement.range, "pip", line, requirement.when);
  }

  /** Another file to read. */
  include(path: string): void {
    this.#includes.push(path);
  }

  finish(): Reading {
    return {
      statements: this.#statements,
      values: this.#values,
      problem: this.#problem,
      includes: this.#includes,
    };
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
