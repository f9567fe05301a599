/** Rules for Python as someone else would write them. */
import type { PythonRuleDefinition } from "../../eslint-plugin/src/python/rule-types.js";

/** Knows a function by its qualified name, however it was imported. */
export const noLegacySeed: PythonRuleDefinition<{ MessageIds: "legacy" | "suggest" }> = {
  meta: {
    type: "problem",
    fixable: "code",
    hasSuggestions: true,
    schema: [],
    messages: { legacy: "'{{name}}' seeds everyone.", suggest: "Make a generator." },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      Call(node) {
        const { func } = node;
        if (func.type !== "Attribute") return;
        if (sourceCode.resolveName(func) !== "numpy.random.seed") return;
        const isAlias = func.value.type === "Name";
        context.report({
          node,
          messageId: "legacy",
          data: { name: sourceCode.getText(func) },
          fix: (fixer) =>
            isAlias ? fixer.replaceTextRange([...func.attrRange], "default_rng") : null,
          suggest: isAlias
            ? []
            : [
                {
                  messageId: "suggest",
                  fix: (fixer) => fixer.replaceText(func, "np.random.default_rng"),
                },
              ],
        });
      },
    };
  },
};

/** Tells names that are imported and never used. */
export const noUnusedImports: PythonRuleDefinition<{ MessageIds: "unused" }> = {
  meta: { type: "suggestion", schema: [], messages: { unused: "'{{name}}' is never used." } },
  create(context) {
    const { sourceCode } = context;
    return {
      "Module:exit"() {
        const { exportList, scopes } = sourceCode.scopes;
        for (const { kind, bindings } of scopes) {
          for (const binding of bindings.values()) {
            const { name, definitions, references } = binding;
            const [first] = definitions;
            if (first?.kind !== "import" || references.some(({ isRead }) => isRead)) continue;
            // What is exported is used elsewhere.
            if (kind === "module" && exportList?.names.has(name) === true) continue;
            if (sourceCode.isMarkedAsUsed(binding)) continue;
            context.report({ node: first.node, messageId: "unused", data: { name } });
          }
        }
      },
    };
  },
};

/** Shows the tokens of a call, those around it, and comments beside them. */
export const tooManyTokens: PythonRuleDefinition<{ MessageIds: "tokens" }> = {
  meta: {
    type: "layout",
    schema: [],
    messages: { tokens: "{{inside}} | {{ends}} {{around}}" },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      Call(node) {
        const values = (tokens: readonly { readonly value: string }[]): string =>
          tokens.map(({ value }) => value.trim()).join(" ");
        const first = sourceCode.getFirstToken(node);
        const last = sourceCode.getLastToken(node);
        const before = sourceCode.getTokenBefore(node);
        const after = sourceCode.getTokenAfter(node);
        const comment = sourceCode.getTokenBefore(node, { includeComments: true });
        const start = sourceCode.getTokenByRangeStart(node.start);
        context.report({
          node,
          messageId: "tokens",
          data: {
            inside: values(sourceCode.getTokens(node)),
            ends: `${first?.value ?? "-"} ${last?.value ?? "-"}`,
            around: `${before?.value ?? "-"} ${after?.value ?? "-"} #${comment?.value ?? "-"} ${start?.value ?? "-"}`,
          },
        });
      },
    };
  },
};
