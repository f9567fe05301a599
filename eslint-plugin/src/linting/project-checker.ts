/** Judges the files of one project: the analysis over the project's facts and environment. */
import type { Admission } from "../analysis/program.js";
import { Analyzer } from "../analysis/analyze.js";
import type { Located } from "../analysis/verdict/findings.js";
import {
  createEcmascriptResolver,
  type EcmascriptResolver,
} from "../ecmascript/resolve/resolve.js";
import { evaluate } from "../environment/condition.js";
import { normalizeAxis } from "../environment/names.js";
import { EnvironmentReader, type EnvironmentReading } from "../environment/read-environment.js";
import type { Finding } from "../findings/finding.js";
import { withRemedies } from "../findings/lazy-remedies.js";
import type { Condition, Library } from "../knowledge/schema.js";
import { lookAt } from "../project/disk-host.js";
import type { Host } from "../project/host.js";
import { languageOf } from "../project/language-of.js";
import { Project, type Lowered } from "../project/project.js";
import { Reach } from "../project/reach.js";
import { StartMethods } from "../project/start-methods.js";
import { Starters } from "../project/starters.js";
import type { Checked, Checker } from "./checker.js";
import { remedyFailureOn, type Tell } from "./defects.js";
import { createFrontEnds } from "./front-ends.js";
import { RemedyFinder } from "./remedy-finder.js";

export interface ProjectCheckerOptions {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly host: Host;
  /** What the user says of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the user's settings add to knowledge. */
  readonly libraries: readonly Library[];
  /** Told of what goes wrong beside the verdicts. */
  readonly tell: Tell;
}

export class ProjectChecker implements Checker {
  readonly consulted = new Set<string>();
  private readonly resolve: EcmascriptResolver;
  private readonly project: Project;
  private readonly starters: Starters;
  private readonly startMethods: StartMethods;
  private readonly environments = new EnvironmentReader();
  /** Of one look at the host. */
  private readonly readings = new WeakMap<Host, Map<string, EnvironmentReading>>();
  private readonly broken = new Map<string, string>();
  /** Of the last look at the host, as is the next. */
  private shared: { readonly host: Host; readonly analyzer: Analyzer } | null = null;
  private remedies: RemedyFinder | null = null;
  private reach: { readonly host: Host; readonly reach: Reach } | null = null;

  constructor(private readonly options: ProjectCheckerOptions) {
    const { root, host, libraries } = options;
    this.starters = new Starters(root);
    this.startMethods = new StartMethods(root);
    this.resolve = createEcmascriptResolver(root);
    this.project = new Project({
      root,
      host,
      frontEnds: createFrontEnds(libraries),
      resolveEcmascript: this.resolve,
      admits: (folder, condition, now) => this.admits(folder, condition, now),
      configurationsOf: (folder, now) => this.reading(folder, now).configurations,
      startMethodsFor: (path, now) =>
        this.startMethods.of(path, now, (file) => this.reachIn(now).importsOf(file)),
    });
  }

  /** Sentences about files of the project that should tell versions and cannot be read. */
  get notes(): readonly string[] {
    return [...this.broken.values()].sort();
  }

  /**
   * Judges one file.
   *
   * @param path - absolute path
   * @param text - its text now, without byte-order mark
   * @param lower - gives its facts, where somebody has parsed it already
   */
  check(path: string, text: string, lower?: () => Lowered): Checked {
    const { problems } = this.project.open(path, text, lower);
    const { host, isAsIs } = this.project;
    const analyzer = isAsIs ? this.sharedAnalyzer(host) : new Analyzer(this.project);
    const starters = this.startersOf(path, host);
    const located = analyzer.locatedOf(path, starters);
    const findings = this.withRemedies(located, path, text);
    return { problems, findings, draws: analyzer.drawsOf(path, starters) };
  }

  /** Findings that seek their remedies when they are asked for them. */
  private withRemedies(
    located: readonly Located[],
    path: string,
    text: string,
  ): readonly Finding[] {
    return located.map((one) =>
      withRemedies(one.finding, () => {
        this.remedies ??= new RemedyFinder({
          root: this.options.root,
          host: this.options.host,
          createChecker: (host) => new ProjectChecker({ ...this.options, host }),
          knowledge: (language) => this.project.knowledge(language),
        });
        try {
          return this.remedies.remediesOf(one, new Map([[path, text]]));
        } catch (error) {
          // A defect of a remedy must not take the finding with it, nor hide.
          this.options.tell(remedyFailureOn(path, error));
          return { remedies: [], obstacle: "the search for one failed" };
        }
      }),
    );
  }

  /** What other files have shown stays true as long as nothing changes. */
  private sharedAnalyzer(host: Host): Analyzer {
    if (this.shared?.host !== host) this.shared = { host, analyzer: new Analyzer(this.project) };
    return this.shared.analyzer;
  }

  /** Whether a file can have findings, by words alone. */
  mayMatter(path: string, text: string): boolean {
    return this.reachIn(lookAt(this.options.host)).mayMatter(path, text);
  }

  /** What leads where in the project, as a look at it shows. */
  private reachIn(host: Host): Reach {
    const { root, libraries } = this.options;
    if (this.reach?.host !== host) {
      const { starters, resolve: resolveEcmascript } = this;
      const reach = new Reach({ root, host, resolveEcmascript, libraries, starters });
      this.reach = { host, reach };
    }
    return this.reach.reach;
  }

  /** What the files in a folder are run with. */
  reading(folder: string, host: Host): EnvironmentReading {
    const known = this.readings.get(host) ?? new Map<string, EnvironmentReading>();
    this.readings.set(host, known);
    let reading = known.get(folder);
    if (reading === undefined) {
      reading = this.environments.read(host, folder, this.options.root, this.options.environment);
      known.set(folder, reading);
      for (const { path, message } of reading.problems) {
        if (path !== null) this.broken.set(path, `${path}: ${message}`);
      }
    }
    return reading;
  }

  /** The files that start this one as a worker; any script can be forked, whatever stands in it. */
  private startersOf(path: string, host: Host): readonly string[] {
    if (languageOf(path) !== "ecmascript") return [];
    return this.starters.of(path, host, (from, specifier) =>
      this.project.resolveEntry(from, specifier),
    );
  }

  private admits(folder: string, condition: Condition, host: Host): Admission {
    const { environment } = this.reading(folder, host);
    for (const axis of axesOf(condition)) {
      this.consulted.add(axis);
      // Where nobody sets the start method, it follows from these.
      if (axis === "start-method" && !environment.has(axis)) {
        this.consulted.add("platform").add("python");
      }
    }
    return evaluate(condition, environment);
  }
}

/** The axes that a condition speaks of. */
function axesOf(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(axesOf);
  if ("any" in condition) return condition.any.flatMap(axesOf);
  if ("not" in condition) return axesOf(condition.not);
  return "axis" in condition ? [normalizeAxis(condition.axis)] : [];
}
