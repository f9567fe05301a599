// The texts of all messages, held against the house style.
import assert from "node:assert/strict";
import { MESSAGES, PLACES, REPEATS, WORDS } from "../../eslint-plugin/src/rules/messages.js";
import { messageOf, quote } from "../../eslint-plugin/src/rules/report.js";
import { finding, RULE_IDS, SAMPLE } from "./fake-findings.js";

const ALL = RULE_IDS.flatMap((rule) =>
  Object.entries(MESSAGES[rule]).map(([messageId, template]) => ({ rule, messageId, template })),
);
const TEXT = "draw()";

describe("messages", () => {
  for (const { rule, messageId, template } of ALL) {
    it(`${rule}/${messageId} is plain, short and complete`, () => {
      const places = [...template.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? "");
      for (const name of places) {
        assert.ok(name === "when" || name in SAMPLE, `'${name}' is in the table of placeholders`);
      }
      assert.match(template, /\{\{when\}\}\.$/u, "ends with its condition and a full stop");
      assert.equal(places.filter((name) => name === "when").length, 1);
      assert.doesNotMatch(template, /\bmay\b|\bmight\b|\bwas\b|\bwere\b|!|please/iu);
      assert.doesNotMatch(
        template,
        /['"`]\{\{/u,
        "quotes are put around code when it is filled in",
      );
      const text = messageOf(finding(TEXT, "draw", { rule, messageId, path: "/a.py" }));
      assert.doesNotMatch(text, /\{\{|\}\}| {2}| \./u);
      assert.ok(
        text.length < 185,
        `${text.length} characters leave no room for a condition: ${text}`,
      );
    });
  }

  it("has a text for no rule that does not exist", () => {
    assert.deepEqual(Object.keys(MESSAGES).sort(), [...RULE_IDS].sort());
  });

  it("says who repeats, and where a generator is made, in clauses", () => {
    for (const clause of [...Object.values(REPEATS), ...Object.values(PLACES)]) {
      assert.match(clause, /^[a-z].*[a-z]$/u);
    }
  });

  it("puts the condition last, and says so where there is none to name", () => {
    const at = { rule: "no-inherited-state", messageId: "copied", path: "/a.py" } as const;
    const ends = (text: string, end: string): void => {
      assert.ok(text.endsWith(end), text);
    };
    ends(messageOf(finding(TEXT, "draw", at)), ": each worker repeats the same numbers.");
    ends(
      messageOf(finding(TEXT, "draw", { ...at, condition: "with NumPy < 2" })),
      ": each worker repeats the same numbers with NumPy < 2.",
    );
    ends(
      messageOf(finding(TEXT, "draw", { ...at, certainty: "possible" })),
      ": each worker repeats the same numbers in some environments.",
    );
  });

  for (const { rule, messageId } of ALL) {
    it(`${rule}/${messageId} stands without any data`, () => {
      const text = messageOf(finding(TEXT, "draw", { rule, messageId, path: "/a.py", data: {} }));
      assert.doesNotMatch(text, /\{\{|undefined| {2}/u);
    });
  }

  it("leaves words of ours as they are and quotes the program's", () => {
    assert.equal(
      messageOf(
        finding(TEXT, "draw", {
          rule: "no-inherited-state",
          messageId: "copied",
          path: "/a.py",
          data: { ...SAMPLE, repeats: "task" },
        }),
      ),
      "'np.random.rand' draws from NumPy's global generator, which every worker of " +
        "'executor.map' inherits in the same state: each task repeats the same numbers.",
    );
    assert.ok(WORDS.has("state"));
  });

  for (const [code, expected] of [
    ["rng", "'rng'"],
    ["seedrandom('a')", "`seedrandom('a')`"],
    ["f(\n    1,\n    2)", "'f( 1, 2)'"],
    ["x".repeat(36), `'${"x".repeat(36)}'`],
    ["x".repeat(37), `'${"x".repeat(35)}…'`],
    [`${"x".repeat(34)}😀😀`, `'${"x".repeat(34)}…'`],
  ] as const) {
    it(`quotes ${JSON.stringify(code)}`, () => {
      assert.equal(quote(code), expected);
    });
  }
});
