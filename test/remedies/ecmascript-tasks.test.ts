// Pools whose modules made one generator for all tasks: each task makes its own, from its number.
import { check, lines, type Case } from "./mending.js";

const CASES: readonly Case[] = [
  {
    title: "sends tasks that get an object a number",
    files: {
      "main.mjs": lines(
        'import { Piscina } from "piscina";',
        'const pool = new Piscina({ filename: new URL("./task.mjs", import.meta.url).href });',
        "for (let run = 0; run < 8; run++) pool.run({ size: 3 }).then(console.log);",
      ),
      "task.mjs": lines(
        'import seedrandom from "seedrandom";',
        'const rng = seedrandom("base");',
        "export default ({ size }) => rng() * size;",
      ),
    },
    mended: {
      "main.mjs": lines(
        'import { Piscina } from "piscina";',
        'const pool = new Piscina({ filename: new URL("./task.mjs", import.meta.url).href });',
        "for (let run = 0; run < 8; run++) pool.run({ index: run, size: 3 }).then(console.log);",
      ),
      "task.mjs": lines(
        'import seedrandom from "seedrandom";',
        "export default ({ index, size }) => {",
        "  const rng = seedrandom(`base:${index}`);",
        "  return rng() * size;",
        "};",
      ),
    },
  },
  {
    title: "takes the item where that is the number",
    files: {
      "main.mjs": lines(
        'import { Piscina } from "piscina";',
        'const pool = new Piscina({ filename: new URL("./task.mjs", import.meta.url).href });',
        "for (let i = 0; i < 8; i++) pool.run(i).then(console.log);",
      ),
      "task.mjs": lines(
        'import seedrandom from "seedrandom";',
        'const rng = seedrandom("base");',
        "export default function (n) {",
        "  return rng() * n;",
        "}",
      ),
    },
    mended: {
      "task.mjs": lines(
        'import seedrandom from "seedrandom";',
        "export default function (n) {",
        "  const rng = seedrandom(`base:${n}`);",
        "  return rng() * n;",
        "}",
      ),
    },
  },
  {
    title: "sends one argument more",
    files: {
      "main.cjs": lines(
        'const workerpool = require("workerpool");',
        'const pool = workerpool.pool(__dirname + "/w.cjs");',
        'for (const name of ["a", "b", "c"]) pool.exec("walk", [name]).then(console.log);',
      ),
      "w.cjs": lines(
        'const workerpool = require("workerpool");',
        'const Alea = require("alea");',
        'const rng = new Alea("walks");',
        "function walk(name) {",
        "  return name + rng();",
        "}",
        "workerpool.worker({ walk });",
      ),
    },
    mended: {
      "main.cjs": lines(
        'const workerpool = require("workerpool");',
        'const pool = workerpool.pool(__dirname + "/w.cjs");',
        'for (const [index, name] of ["a", "b", "c"].entries()) pool.exec("walk", [name, index]).then(console.log);',
      ),
      "w.cjs": lines(
        'const workerpool = require("workerpool");',
        'const Alea = require("alea");',
        "function walk(name, index) {",
        "  const rng = new Alea(`walks:${index}`);",
        "  return name + rng();",
        "}",
        "workerpool.worker({ walk });",
      ),
    },
  },
  {
    title: "makes a pair of a message of another type and its number",
    files: {
      "main.ts": lines(
        'import { Piscina } from "piscina";',
        'const pool = new Piscina({ filename: new URL("./task.ts", import.meta.url).href });',
        'for (const name of ["a", "b"]) pool.run(name).then(console.log);',
      ),
      "task.ts": lines(
        'import Chance from "chance";',
        "const chance = new Chance(42);",
        "export default function (name: string): string {",
        "  return name + chance.word();",
        "}",
      ),
    },
    mended: {
      "main.ts": lines(
        'import { Piscina } from "piscina";',
        'const pool = new Piscina({ filename: new URL("./task.ts", import.meta.url).href });',
        'for (const [index, name] of ["a", "b"].entries()) pool.run({ name, index }).then(console.log);',
      ),
      "task.ts": lines(
        'import Chance from "chance";',
        "export default function ({ name, index }: { name: string; index: number }): string {",
        "  const chance = new Chance(`42:${index}`);",
        "  return name + chance.word();",
        "}",
      ),
    },
  },
];

describe("remedies of tasks in ECMAScript", () => {
  for (const one of CASES) {
    it(one.title, () => {
      check(one);
    });
  }
});
