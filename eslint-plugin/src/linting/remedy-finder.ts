/** Finds the remedies of a finding: those of all that could be tried which cure it. */
import type { Knowledge } from "../analysis/program.js";
import type { DrawOutcome } from "../analysis/verdict/outcomes.js";
import type { Located } from "../analysis/verdict/findings.js";
import type { Language } from "../facts/facts.js";
import { applyEdits } from "../findings/apply-edits.js";
import type { Edit, Remedy } from "../findings/finding.js";
import type { Sought } from "../findings/lazy-remedies.js";
import type { Host } from "../project/host.js";
import { candidatesFor } from "../remedies/candidates.js";
import { messageKey } from "../remedies/finding-key.js";
import type { Checked, Checker } from "./checker.js";
import { mentions } from "./mentions.js";
import { OverlayHost } from "./overlay-host.js";
import { areSeenToDiffer } from "./seen-to-differ.js";

export interface RemedyFinderParts {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly host: Host;
  /** Makes a checker of the same project as another host shows it. */
  readonly createChecker: (host: Host) => Pick<Checker, "check">;
  readonly knowledge: (language: Language) => Knowledge;
}

export class RemedyFinder {
  private readonly overlay: OverlayHost;
  private trial: Pick<Checker, "check"> | null = null;

  constructor(private readonly parts: RemedyFinderParts) {
    this.overlay = new OverlayHost(parts.host);
  }

  /**
   * The remedies of a finding, best first, or why there are none.
   *
   * @param located - the finding and what it was made of
   * @param texts - of files whose text is not the host's
   */
  remediesOf(located: Located, texts: ReadonlyMap<string, string>): Sought {
    const reasons: string[] = [];
    const candidates = candidatesFor({
      located,
      textOf: (path) => texts.get(path) ?? this.parts.host.readText(path),
      mentions: (name, path, except) =>
        mentions(this.parts.host, this.parts.root, name, path, except),
      knowledge: this.parts.knowledge,
      decline: (reason) => reasons.push(reason),
    });
    const remedies: Remedy[] = [];
    for (const candidate of candidates) {
      if (remedies.some(({ id }) => id === candidate.id)) continue;
      const isSecondChoice = !candidate.isPreferred;
      if (isSecondChoice && remedies.length === 0) continue;
      if (this.cures(located, candidate.edits, texts)) {
        // One of them is applied by those who do not want to choose.
        const isFirst = !remedies.some(({ isPreferred }) => isPreferred);
        const remedy = { ...candidate, isPreferred: candidate.isPreferred && isFirst };
        remedies.splice(isSecondChoice ? 1 : remedies.length, 0, remedy);
      }
    }
    if (remedies.length > 0) return { remedies };
    const none = "no remedy is known for how it is written";
    const tried = "what could be tried would not be sure to cure it";
    return { remedies, obstacle: reasons[0] ?? (candidates.length > 0 ? tried : none) };
  }

  /**
   * Whether a finding is gone once edits are made, without another in its place, and what it was
   * about is seen to differ. That nothing is found is not enough: it may be that nothing is known.
   *
   * @param located - as it was found in `texts`
   * @param edits - in any files of the project
   * @param texts - of files whose text is not the host's
   */
  cures(
    located: Located,
    edits: readonly Edit[],
    texts: ReadonlyMap<string, string> = new Map(),
  ): boolean {
    const { finding } = located;
    const paths = [...new Set([finding.path, ...edits.map(({ path }) => path)])].sort();
    const edited = new Map(texts);
    for (const path of paths) {
      const text = texts.get(path) ?? this.parts.host.readText(path);
      if (text === undefined) return false;
      const after = applyEdits(
        text,
        edits.filter((edit) => edit.path === path),
      );
      if (after === null) return false;
      edited.set(path, after);
    }
    const before = this.look(paths, texts);
    const after = this.look(paths, edited);
    if (after.problems > before.problems) return false;
    const key = messageKey(finding);
    const allowed = [...before.keys];
    const cured = allowed.indexOf(key);
    if (cured >= 0) allowed.splice(cured, 1);
    const addsNone = after.keys.every((one) => {
      const known = allowed.indexOf(one);
      if (known >= 0) allowed.splice(known, 1);
      return known >= 0;
    });
    return addsNone && areSeenToDiffer(located.judgement, edits, after.draws);
  }

  private look(
    paths: readonly string[],
    texts: ReadonlyMap<string, string>,
  ): {
    readonly problems: number;
    readonly keys: readonly string[];
    readonly draws: readonly DrawOutcome[];
  } {
    this.overlay.show(texts);
    this.trial ??= this.parts.createChecker(this.overlay);
    const checked: Checked[] = [];
    for (const path of paths) {
      checked.push(this.trial.check(path, this.overlay.readText(path) ?? ""));
    }
    return {
      problems: checked.reduce((count, { problems }) => count + problems.length, 0),
      keys: checked.flatMap(({ findings }) => findings.map(messageKey)),
      draws: checked.flatMap(({ draws }) => draws),
    };
  }
}
