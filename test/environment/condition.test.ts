/** Conditions over environments: the verdict, and the clause that a message will say. */
import assert from "node:assert/strict";
import {
  all,
  ALWAYS,
  any,
  conditionProblems,
  evaluate,
  flag,
  mainIs,
  NEVER,
  not,
  platform,
  startMethod,
  versions,
  type Condition,
} from "../../eslint-plugin/src/environment/condition.js";
import {
  DEFAULT_ENVIRONMENT,
  withGiven,
  type Environment,
} from "../../eslint-plugin/src/environment/environment.js";
import { flagAxis } from "../../eslint-plugin/src/environment/cells.js";

const OLD_NUMPY = versions("numpy", "<2");
const FORK = startMethod("fork");
const TOUCHED = flag("touched", "once numpy.random has been used in the parent");
const PRELOADED = all(startMethod("forkserver"), versions("python", ">=3.13.8,<3.14 || >=3.14.1"));

/** Given (`name=value` by blanks), condition, verdict with its clause. */
const JUDGED: readonly (readonly [string, Condition, string])[] = [
  ["", ALWAYS, "always"],
  ["", NEVER, "never"],
  ["", FORK, "sometimes: when processes are forked"],
  ["platform=linux", FORK, "sometimes: before Python 3.14"],
  ["python=3.11", FORK, "sometimes: on Linux"],
  ["python=3.11 platform=linux", FORK, "always"],
  ["python=3.14", FORK, "never"],
  ["platform=macos", FORK, "never"],
  ["platform=macos python=>=3.6", FORK, "sometimes: before Python 3.8"],
  ["platform=darwin python=3.7", FORK, "always"],
  ["platform=windows python=2.7", FORK, "never"],
  ["start-method=fork", FORK, "always"],
  ["start-method=spawn", FORK, "never"],
  ["start-method=fork|spawn", FORK, "sometimes: when processes are forked"],
  ["start-method=fork|spawn platform=win32", FORK, "never"],
  ["start-method=fork platform=windows", FORK, "always"],
  ["", not(startMethod("spawn")), "sometimes: on Linux"],
  ["", startMethod("spawn"), "sometimes: on macOS or Windows"],
  ["platform=linux", startMethod("forkserver"), "sometimes: with Python 3.14 or later"],
  ["", not(platform("windows")), "sometimes: on Linux or macOS"],
  ["", OLD_NUMPY, "sometimes: with NumPy < 2"],
  ["", not(OLD_NUMPY), "sometimes: with NumPy 2 or later"],
  ["", versions("NumPy", ">=1.24,<1.26"), "sometimes: with NumPy >= 1.24 and < 1.26"],
  ["", versions("numpy", "<1.22"), "never"],
  ["numpy=>=1.17", versions("numpy", "<1.22"), "sometimes: with NumPy < 1.22"],
  ["numpy=1.24.2", OLD_NUMPY, "always"],
  ["numpy=2.4.6", OLD_NUMPY, "never"],
  ["numpy=<2.0a0", OLD_NUMPY, "always"],
  ["numpy=>=2.0.0rc1", OLD_NUMPY, "never"],
  ["numpy=2.0.0rc1", OLD_NUMPY, "never"],
  ["numpy=1.24.2||2.4.6", OLD_NUMPY, "sometimes: with NumPy < 2"],
  ["", versions("torch", "<1.9"), "never"],
  ["torch=1.8", versions("torch", "<1.9"), "always"],
  ["", versions("my-lib", "<3"), "sometimes: with my-lib < 3"],
  ["", versions("scikit_learn", "<=1.2.1"), "sometimes: with scikit-learn <= 1.2.1"],
  ["", versions("python", "<3.12"), "sometimes: before Python 3.12"],
  ["", versions("node", ">=22"), "sometimes: with Node.js 22 or later"],
  ["", mainIs("script"), "sometimes: when the file is run as a script"],
  ["main=script", mainIs("script"), "always"],
  ["", TOUCHED, "sometimes: once numpy.random has been used in the parent"],
  ["", not(TOUCHED), "sometimes"],
  [
    "",
    any(OLD_NUMPY, TOUCHED),
    "sometimes: with NumPy < 2, or once numpy.random has been used in the parent",
  ],
  [
    "numpy=2.1",
    any(OLD_NUMPY, TOUCHED),
    "sometimes: once numpy.random has been used in the parent",
  ],
  ["numpy=1.26", any(OLD_NUMPY, TOUCHED), "always"],
  ["", all(FORK, OLD_NUMPY), "sometimes: with NumPy < 2 when processes are forked"],
  ["python=3.11", all(FORK, OLD_NUMPY), "sometimes: on Linux with NumPy < 2"],
  ["", all(FORK, mainIs("script"), OLD_NUMPY), "sometimes"],
  ["", all(FORK, any(OLD_NUMPY, TOUCHED)), "sometimes: with NumPy < 2 when processes are forked"],
  [
    "start-method=fork",
    all(FORK, any(OLD_NUMPY, TOUCHED)),
    "sometimes: with NumPy < 2, or once numpy.random has been used in the parent",
  ],
  [
    "numpy=2.1",
    all(FORK, TOUCHED),
    "sometimes: when processes are forked and once numpy.random has been used in the parent",
  ],
  ["", all(OLD_NUMPY, versions("scipy", "<1.5")), "sometimes: with NumPy < 2 and SciPy < 1.5"],
  ["python=3.14.1", PRELOADED, "sometimes: on Linux"],
  ["python=3.14.0", PRELOADED, "never"],
  ["", PRELOADED, "sometimes: on Linux with Python 3.14.1 or later"],
  [
    "platform=linux",
    any(FORK, PRELOADED),
    "sometimes: before Python 3.14, or with Python 3.14.1 or later",
  ],
  [
    "start-method=forkserver",
    PRELOADED,
    "sometimes: with Python >= 3.13.8 and < 3.14, or with Python 3.14.1 or later",
  ],
  [
    "",
    { axis: "python", in: "<3.12", phrase: "without the new executor" },
    "sometimes: without the new executor",
  ],
  // What cannot be read is unknown: nothing is claimed, and nothing thrown.
  ["", { axis: "numpy", in: "old" }, "sometimes"],
  ["", { axis: "platform", in: "beos" }, "sometimes"],
  ["", any(ALWAYS, { axis: "numpy", in: "old" }), "always"],
  ["", all(...Array.from({ length: 12 }, (_, i) => flag(`f${i}`, `if ${i}`))), "sometimes"],
];

describe("conditions", () => {
  for (const [given, condition, expected] of JUDGED) {
    it(`${given === "" ? "by default" : given}: ${JSON.stringify(condition).slice(0, 90)}`, () => {
      const { verdict, text } = evaluate(condition, environmentOf(given));
      assert.equal(text === null ? verdict : `${verdict}: ${text}`, expected);
    });
  }

  it("settle a flag that the environment knows", () => {
    const known = (value: string): Environment =>
      new Map([[flagAxis("touched"), { kind: "values", values: [value], evidence: [] }]]);
    assert.equal(evaluate(TOUCHED, known("true")).verdict, "always");
    assert.equal(evaluate(TOUCHED, known("false")).verdict, "never");
  });

  it("are never said more strongly than they hold", () => {
    // Every clause that names one side of each of two atoms must be true in that corner.
    const atoms = [FORK, OLD_NUMPY, versions("python", "<3.12"), TOUCHED, platform("linux")];
    for (const a of atoms) {
      for (const b of atoms) {
        for (const c of atoms) {
          const condition = any(all(a, b), all(not(b), c));
          const { verdict, text } = evaluate(condition, DEFAULT_ENVIRONMENT);
          if (verdict !== "sometimes" || text === null) continue;
          for (const said of clausesOf(text)) {
            const implied = any(not(said), condition);
            assert.equal(evaluate(implied, DEFAULT_ENVIRONMENT).verdict, "always", text);
          }
        }
      }
    }
  });

  it("written by users are checked", () => {
    assert.deepEqual(conditionProblems(all(FORK, not(OLD_NUMPY), any(TOUCHED))), []);
    assert.deepEqual(
      conditionProblems(any({ axis: "numpy", in: "new" }, { axis: "start-method", in: "frok" })),
      [
        "'new' is no range of versions of 'numpy'.",
        "'frok' is no value of 'start-method': use 'fork', 'spawn', 'forkserver'.",
      ],
    );
  });
});

describe("what is given", () => {
  for (const [given, message] of [
    [
      "python=new",
      "The environment's 'python' is 'new', which is no version. Write one such as '3.11.2', or a range such as '>=3.9,<3.13'.",
    ],
    [
      "numpy=<1,>2",
      "The environment's 'numpy' is '<1,>2', which is no version. Write one such as '3.11.2', or a range such as '>=3.9,<3.13'.",
    ],
    [
      "start-method=frok",
      "The environment's 'start-method' cannot be 'frok'. Use one or more of 'fork', 'spawn', 'forkserver', joined by '|'.",
    ],
  ] as const) {
    it(`'${given}' is refused`, () => {
      assert.deepEqual(withGiven(DEFAULT_ENVIRONMENT, entriesOf(given)).problems, [
        { path: null, message },
      ]);
    });
  }
});

function entriesOf(given: string): Readonly<Record<string, string>> {
  const entries = given.split(" ").filter((entry) => entry !== "");
  return Object.fromEntries(
    entries.map((entry) => {
      const at = entry.indexOf("=");
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

function environmentOf(given: string): Environment {
  const { environment, problems } = withGiven(DEFAULT_ENVIRONMENT, entriesOf(given));
  assert.deepEqual(problems, []);
  return environment;
}

/** What each alternative of a clause claims, read back from its English. */
function clausesOf(text: string): readonly Condition[] {
  const phrases: readonly (readonly [RegExp, (match: RegExpExecArray) => Condition])[] = [
    [/NumPy < 2/, () => OLD_NUMPY],
    [/NumPy 2 or later/, () => not(OLD_NUMPY)],
    [/before Python ([\d.]+)/, (match) => versions("python", `<${match[1] ?? ""}`)],
    [/with Python ([\d.]+) or later/, (match) => versions("python", `>=${match[1] ?? ""}`)],
    [
      /with Python >= ([\d.]+) and < ([\d.]+)/,
      (match) => versions("python", `>=${match[1] ?? ""},<${match[2] ?? ""}`),
    ],
    [/once numpy\.random has been used/, () => TOUCHED],
    [/when processes are (.*?)(?: and once|$)/, (match) => anyOf(match[1], METHODS, startMethod)],
    [/on ((?:Linux|macOS|Windows)(?: or \w+)?)/, (match) => anyOf(match[1], PLATFORMS, platform)],
  ];
  return text.split(", or ").map((alternative) => {
    const parts = phrases.flatMap(([pattern, read]) => {
      const match = pattern.exec(alternative);
      return match === null ? [] : [read(match)];
    });
    assert.ok(parts.length > 0, `cannot read back '${alternative}'`);
    return all(...parts);
  });
}

const METHODS = {
  forked: "fork",
  spawned: "spawn",
  "started by a fork server": "forkserver",
} as const;
const PLATFORMS = { Linux: "linux", macOS: "macos", Windows: "windows" } as const;

function anyOf<Value extends string>(
  list: string | undefined,
  words: Readonly<Record<string, Value>>,
  build: (value: Value) => Condition,
): Condition {
  return any(
    ...(list ?? "").split(" or ").map((word) => {
      const value = words[word];
      assert.ok(value !== undefined, `cannot read back '${word}'`);
      return build(value);
    }),
  );
}
