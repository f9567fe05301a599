/** Turns a rule's description into an ESLint rule: a filter over the findings of the file at hand. */
import { RuleCreator } from "@typescript-eslint/utils/eslint-utils";
import type {
  RuleContext,
  RuleModule,
  RuleRecommendation,
} from "@typescript-eslint/utils/ts-eslint";
import type { Certainty, Finding, RuleId } from "../findings/finding.js";
import { MESSAGES, REMEDY } from "./messages.js";
import { reportFinding, reportMessage } from "./report.js";

/** What a rule knows of the file that is linted: the part of its context that every language has. */
export type LintedFile = Readonly<
  Pick<
    RuleContext<string, readonly unknown[]>,
    "filename" | "physicalFilename" | "cwd" | "settings" | "sourceCode"
  >
>;

/** The seam between rules and analysis: all findings whose home is this file, whichever the rule. */
export type FindingsFor = (file: LintedFile) => readonly Finding[];

/** What to report on a file where a rule has thrown something; null where the run has to end. */
export type FailureOn = (path: string, error: unknown) => string | null;

/** What a rule has to say about itself; the rest is the same for all of them. */
export interface RuleDescription {
  readonly name: RuleId;
  /** A clause that completes "this rule wants to…", without a full stop. */
  readonly description: string;
  /** The mildest preset that holds it: an error in `recommended`, advice (a warning) in `strict`. */
  readonly recommended: RuleRecommendation & ("recommended" | "strict");
}

export interface RuleDocs {
  readonly recommended: RuleDescription["recommended"];
}

export interface RuleOptions {
  /** The least certain findings that count; see {@link Certainty}. */
  readonly report: Certainty;
}

export type ReseedRule = RuleModule<string, [RuleOptions], RuleDocs>;

/** Languages that the rules read. ESLint enforces this from 10.2 on; before, `create` does. */
const LANGUAGES = ["reseed/python", "js/js"];

/** Where a rule's page stands. */
export function documentationUrl(name: string): string {
  return `https://unpkg.com/eslint-plugin-reseed/docs/rules/${name}.md`;
}

/** From the most certain to the least. */
const CERTAINTIES: readonly Certainty[] = ["certain", "possible", "unverified"];

const createRule = RuleCreator<RuleDocs>(documentationUrl);

/** A rule that still lacks its source of findings. */
export interface RuleDefinition {
  readonly name: RuleId;
  create(findingsFor: FindingsFor, failureOn?: FailureOn): ReseedRule;
}

/**
 * Defines a rule.
 *
 * @param description - its name, what it wants and the preset it belongs to
 */
export function defineRule({ name, description, recommended }: RuleDescription): RuleDefinition {
  return {
    name,
    create: (findingsFor, failureOn = () => null) =>
      createRule<[RuleOptions], string>({
        name,
        meta: {
          type: "problem",
          docs: { description, recommended, dialects: ["Python", "JavaScript", "TypeScript"] },
          languages: LANGUAGES,
          messages: { ...MESSAGES[name], remedy: REMEDY },
          hasSuggestions: true,
          schema: [
            {
              type: "object",
              properties: {
                report: {
                  type: "string",
                  description:
                    "The least certain findings that count: those that hold in all of the admitted environments, in some of them, or with a runner that nobody has watched.",
                  enum: [...CERTAINTIES],
                },
              },
              additionalProperties: false,
            },
          ],
          defaultOptions: [{ report: "possible" }],
        },
        create(context, [{ report }]) {
          const guarded = (work: () => void): void => {
            try {
              work();
            } catch (error) {
              const message = failureOn(context.filename, error);
              if (message === null) throw error;
              // The file's own message: ESLint has others to lint.
              reportMessage(context, message);
            }
          };
          const reportAll = (): void => {
            guarded(() => {
              for (const finding of findingsFor(context)) {
                if (finding.rule !== name) continue;
                if (CERTAINTIES.indexOf(finding.certainty) > CERTAINTIES.indexOf(report)) continue;
                guarded(() => {
                  reportFinding(context, finding);
                });
              }
            });
          };
          // The root nodes of Python and of ECMAScript. No other language's root has both a name
          // of these and our findings, so a rule that is on everywhere stays silent elsewhere.
          return { Module: reportAll, Program: reportAll };
        },
      }),
  };
}
