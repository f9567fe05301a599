/** Notebooks as Python programs: cells and what is made of them. */
import assert from "node:assert/strict";
import { composeCells } from "../../eslint-plugin/src/python/notebook.js";

const NOTEBOOKS: readonly (readonly [what: string, cells: readonly string[], text: string])[] = [
  ["no cells", [], ""],
  ["cells stand on lines of their own", ["x = 1", "y = 2\n", ""], "x = 1\ny = 2\n\n\n"],
  ["line magics", ["%matplotlib inline\nx = 1"], "0#atplotlib inline\nx = 1\n"],
  ["shell commands", ["!pip install numpy\r\nx = 1"], "0#ip install numpy\r\nx = 1\n"],
  ["what a command gives", ["a, b.c = !ls -l {d}\nx = 1"], "a, b.c = 0#s -l {d}\nx = 1\n"],
  ["what a magic gives", ["  t = %timeit -o f()"], "  t = 0#imeit -o f()\n"],
  ["comparisons and remainders stay", ["a == b\na %= 3\na != 3"], "a == b\na %= 3\na != 3\n"],
  [
    "a command over several lines",
    ["!pip install \\\n    numpy\nx = 1"],
    "0#ip install \\\n#   numpy\nx = 1\n",
  ],
  [
    "an installation without a magic",
    ["pip install numpy\npip = 1"],
    "0#p install numpy\npip = 1\n",
  ],
  ["help", ["np.random?\n?np\nx"], "0#.random?\n0#p\nx\n"],
  ["an indented magic", ["if x:\n    !ls"], "if x:\n    0#s\n"],
  ["what is timed", ["%time f()\nif x:\n  %time f()"], "0;    f()\nif x:\n  0;    f()\n"],
  ["an operator that begins a line stays", ["x = ('a' +\n  %b)"], "x = ('a' +\n  %b)\n"],
  ["so does one with a space", ["x = ('a'\n  % b)"], "x = ('a'\n  % b)\n"],
  ["a timed cell is Python", ["%%time\nx = 1"], "0#time\nx = 1\n"],
  ["a cell in another language", ["%%bash\nls\n\necho"], "#%bash\n#s\n\n#cho\n"],
];

describe("notebook", () => {
  for (const [what, cells, text] of NOTEBOOKS) {
    it(what, () => {
      const program = composeCells(cells);
      assert.equal(program.text, text);
      for (const [index, start] of program.starts.entries()) {
        assert.equal(program.text.at(start + (cells[index]?.length ?? 0)), "\n");
      }
    });
  }
});
