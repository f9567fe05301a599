/** Reads ESLint's comments: `# eslint-disable-next-line reseed/x -- why`, `# eslint reseed/x: off`. */
import { ConfigCommentParser, Directive, type DirectiveType } from "@eslint/plugin-kit";
import type { FileProblem, RulesConfig } from "@eslint/core";
import type { Comment } from "./parser/nodes.js";
import type { Location } from "./parser/line-table.js";

/** Anything else that begins with `eslint`, such as `# eslint is great`, is prose. */
const DISABLING = /^\s*eslint-(?:enable|disable(?:(?:-next)?-line)?)(?:\s|$)/u;
const CONFIGURING = /^\s*eslint\s+["']?[@\w/-]+["']?\s*:/u;

const parser = new ConfigCommentParser();

/** Comments that configure rules or switch them off. */
export function configComments<T extends Comment>(comments: readonly T[]): T[] {
  return comments.filter(({ value }) => DISABLING.test(value) || CONFIGURING.test(value));
}

/** Comments that switch rules off, or on again. */
export function disableDirectives(comments: readonly Comment[]): Directive[] {
  return comments.flatMap((node) => {
    const directive = DISABLING.test(node.value) ? parser.parseDirective(node.value) : undefined;
    if (directive === undefined) return [];
    const { label, value, justification } = directive;
    // The pattern above lets no other label through.
    const type = label.slice("eslint-".length) as DirectiveType;
    return [new Directive({ type, node, value, justification })];
  });
}

export interface InlineConfig {
  readonly configs: { config: { rules: RulesConfig }; loc: Location }[];
  readonly problems: FileProblem[];
}

/** What comments configure. */
export function inlineConfig(
  comments: readonly Comment[],
  locate: (comment: Comment) => Location,
): InlineConfig {
  const result: InlineConfig = { configs: [], problems: [] };
  for (const comment of comments) {
    const directive = CONFIGURING.test(comment.value)
      ? parser.parseDirective(comment.value)
      : undefined;
    if (directive === undefined) continue;
    const loc = locate(comment);
    const parsed = parser.parseJSONLikeConfig(directive.value);
    if (parsed.ok) result.configs.push({ config: { rules: parsed.config }, loc });
    else result.problems.push({ ruleId: null, message: parsed.error.message, loc });
  }
  return result;
}
