/** Rules that someone else writes for Python, under ESLint's own tester. */
import type { RuleTester } from "eslint";
import { createPythonLanguage } from "../../eslint-plugin/src/python/language.js";
import { noLegacySeed, noUnusedImports } from "./third-party-rules.js";

export type RuleTesterClass = typeof RuleTester;

/** Registers the cases for one version of ESLint. */
export function checkRules(LoadedTester: RuleTesterClass): void {
  const python = createPythonLanguage({ mayMatter: () => false });
  const tester = new LoadedTester({
    plugins: { py: { languages: { python } } },
    language: "py/python",
  });

  tester.run("no-legacy-seed", noLegacySeed, {
    valid: [
      "np.random.seed(1)",
      "import numpy as np\nnp.random.default_rng(1)",
      "from other import random\nrandom.seed(1)",
      "import numpy as np\ndef f(np):\n    np.random.seed(1)",
    ],
    invalid: [
      {
        code: "import numpy as np\nnp.random.seed(1)\n",
        errors: [
          {
            messageId: "legacy",
            data: { name: "np.random.seed" },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 18,
            suggestions: [
              {
                messageId: "suggest",
                output: "import numpy as np\nnp.random.default_rng(1)\n",
              },
            ],
          },
        ],
      },
      {
        code: "from numpy import random as r\nr.seed(\n    1\n)\n",
        output: "from numpy import random as r\nr.default_rng(\n    1\n)\n",
        errors: [
          {
            messageId: "legacy",
            data: { name: "r.seed" },
            line: 2,
            column: 1,
            endLine: 4,
            endColumn: 2,
          },
        ],
      },
    ],
  });

  tester.run("no-unused-imports", noUnusedImports, {
    valid: [
      "import a\na.b()",
      "import a.b\nprint(a)",
      "from a import *",
      "import a, b\n__all__ = ['a']\n__all__ += ['b']",
      "import a\ndef f(x: a.B): pass",
    ],
    invalid: [
      {
        code: "__all__ = ['a', 'b']\ndef f():\n    import a\nimport c\n",
        errors: [
          { messageId: "unused", data: { name: "a" }, line: 3, column: 12 },
          { messageId: "unused", data: { name: "c" }, line: 4, column: 8 },
        ],
      },
      {
        code: "import a, b as c\nfrom d import e\ndef f():\n    import a\n    return e\n",
        errors: [
          { messageId: "unused", data: { name: "a" }, line: 1, column: 8 },
          { messageId: "unused", data: { name: "c" }, line: 1, column: 11 },
          { messageId: "unused", data: { name: "a" }, line: 4, column: 12 },
        ],
      },
    ],
  });
}
