// Every rule reports the findings that are its own, where they stand, with their remedies.
import assert from "node:assert/strict";
import { RuleTester, type Rule } from "eslint";
import type { Finding, RuleId } from "../../eslint-plugin/src/findings/finding.js";
import { ALL_RULES } from "../../eslint-plugin/src/rules/all-rules.js";
import { MESSAGES } from "../../eslint-plugin/src/rules/messages.js";
import { messageOf } from "../../eslint-plugin/src/rules/report.js";
import { finding, remedy, RULE_IDS } from "./fake-findings.js";

const PATH = "/project/worker.js";
const TEXT = "const rng = seedrandom('42');\nparentPort.postMessage(rng());\n";

/** A rule whose analysis finds this, whatever the program. */
function ruleOf(id: RuleId, findings: readonly Finding[]): Rule.RuleModule {
  const definition = ALL_RULES.find(({ name }) => name === id);
  assert.ok(definition);
  // ESLint and typescript-eslint describe one object in two types.
  return definition.create(() => findings) as unknown as Rule.RuleModule;
}

const tester = new RuleTester();
const aFinding = (rest: Partial<Finding>): Finding =>
  finding(TEXT, "seedrandom('42')", {
    rule: "no-constant-seed",
    messageId: "constant",
    path: PATH,
    ...rest,
  });
const place = { line: 1, column: 13, endLine: 1, endColumn: 29 };

for (const rule of RULE_IDS) {
  const messageId = Object.keys(MESSAGES[rule])[0] ?? "";
  const own = aFinding({ rule, messageId });
  const foreign = RULE_IDS.filter((id) => id !== rule).map((id) =>
    aFinding({ rule: id, messageId: Object.keys(MESSAGES[id])[0] ?? "" }),
  );
  tester.run(rule, ruleOf(rule, [...foreign, own]), {
    valid: [],
    invalid: [{ code: TEXT, filename: PATH, errors: [{ message: messageOf(own), ...place }] }],
  });
  tester.run(`${rule} beside others`, ruleOf(rule, foreign), { valid: [TEXT], invalid: [] });
}

const possible = aFinding({ certainty: "possible", condition: "with seedrandom < 3" });
tester.run("option report", ruleOf("no-constant-seed", [possible]), {
  valid: [{ code: TEXT, options: [{ report: "certain" }] }],
  invalid: [
    { code: TEXT, errors: [{ message: messageOf(possible) }] },
    { code: TEXT, options: [{}], errors: [{ message: messageOf(possible) }] },
    { code: TEXT, options: [{ report: "possible" }], errors: [{ message: messageOf(possible) }] },
  ],
});

const unverified = aFinding({ certainty: "unverified", condition: null });
tester.run("option report of what nobody has watched", ruleOf("no-constant-seed", [unverified]), {
  valid: [
    { code: TEXT },
    { code: TEXT, options: [{ report: "possible" }] },
    { code: TEXT, options: [{ report: "certain" }] },
  ],
  invalid: [
    {
      code: TEXT,
      options: [{ report: "unverified" }],
      errors: [{ message: messageOf(unverified) }],
    },
  ],
});

const mended = "const rng = seedrandom(`42:${id}`);\nparentPort.postMessage([id, rng()]);\n";
tester.run(
  "remedies",
  ruleOf("no-constant-seed", [
    aFinding({
      remedies: [
        remedy("/project/other.js", TEXT, "Change another file.", { "'42'": "x" }),
        remedy(PATH, TEXT, "Draw without a seed.", { "'42'": "" }),
        {
          ...remedy(PATH, TEXT, "Give each worker its own seed.", {
            "rng())": "[id, rng()])",
            "'42'": "`42:${id}`",
          }),
          isPreferred: true,
        },
      ],
    }),
  ]),
  {
    valid: [],
    invalid: [
      {
        code: TEXT,
        filename: PATH,
        errors: [
          {
            messageId: "constant",
            ...place,
            suggestions: [
              { desc: "Give each worker its own seed.", output: mended },
              {
                desc: "Draw without a seed.",
                output: TEXT.replace("'42'", ""),
              },
            ],
          },
        ],
      },
    ],
  },
);

// A range beyond the end comes of a text that has changed since: the message survives.
tester.run("stale ranges", ruleOf("no-constant-seed", [{ ...aFinding({}), range: [5, 10_000] }]), {
  valid: [],
  invalid: [{ code: TEXT, errors: [{ messageId: "constant", line: 1 }] }],
});
