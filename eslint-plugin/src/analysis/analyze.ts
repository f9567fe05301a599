/** The findings of a file: what its execution shows, less what belongs to another file. */
import { type Finding } from "../findings/finding.js";
import { runEntry } from "./machine/entry.js";
import { type Machine } from "./machine/machine.js";
import { type Program } from "./program.js";
import { locate, type Located } from "./verdict/findings.js";
import { judge } from "./verdict/judge.js";
import { outcomesOf, type DrawOutcome } from "./verdict/outcomes.js";

/** What an execution shows. */
interface Shown {
  readonly located: readonly Located[];
  readonly draws: readonly DrawOutcome[];
}

const NOTHING: Shown = { located: [], draws: [] };

function show(machine: Machine): Shown {
  return { located: locate(machine, judge(machine)), draws: outcomesOf(machine) };
}

/** Analyses files of one program; remembers what it found while nothing changes. */
export class Analyzer {
  private readonly known = new Map<string, Shown>();

  constructor(private readonly program: Program) {}

  /**
   * The findings whose home is a file, sorted by place.
   *
   * @param path - absolute path of a file that the program can read
   * @param starters - files that start workers with this file as their entry
   */
  findingsOf(path: string, starters: readonly string[]): readonly Finding[] {
    return this.locatedOf(path, starters).map(({ finding }) => finding);
  }

  /** The same with what each finding was made of. */
  locatedOf(path: string, starters: readonly string[]): readonly Located[] {
    const identities = new Set<string>();
    const result: Located[] = [];
    for (const entry of [path, ...starters.filter((starter) => starter !== path)]) {
      for (const located of this.located(entry)) {
        if (located.finding.path !== path || identities.has(located.identity)) continue;
        if (this.belongsElsewhere(located, entry)) continue;
        identities.add(located.identity);
        result.push(located);
      }
    }
    return result.sort(
      ({ finding: a }, { finding: b }) =>
        a.range[0] - b.range[0] || a.range[1] - b.range[1] || compare(a.rule, b.rule),
    );
  }

  /**
   * The draws in workers which executing a file, or one that starts it, shows.
   *
   * @param path - absolute path of a file that the program can read
   * @param starters - files that start workers with this file as their entry
   */
  drawsOf(path: string, starters: readonly string[]): readonly DrawOutcome[] {
    return [...new Set([path, ...starters])].flatMap((entry) => this.shown(entry).draws);
  }

  /** What is wrong as executing a file shows it, wherever its home is. */
  private located(path: string): readonly Located[] {
    return this.shown(path).located;
  }

  private shown(path: string): Shown {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    // A file that is asked for while it is being analysed has no findings yet.
    this.known.set(path, NOTHING);
    const facts = this.program.factsOf(path);
    const shown = facts === null ? NOTHING : show(runEntry(this.program, facts));
    this.known.set(path, shown);
    return shown;
  }

  /** Whether a file nearer to the dispatch shows the same bug by itself. */
  private belongsElsewhere(located: Located, path: string): boolean {
    return located.files.some(
      (file) =>
        file !== path && this.located(file).some((other) => other.identity === located.identity),
    );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
