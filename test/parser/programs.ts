// Programs to damage: ours, so that they are at hand wherever the tests run.
import fs from "node:fs";
import path from "node:path";
import { parse } from "../../eslint-plugin/src/python/parser/parse.js";

const FIXTURES = path.join(import.meta.dirname, "fixtures");
const CASES = path.join(import.meta.dirname, "../oracle/python/cases");

export interface Program {
  readonly name: string;
  readonly text: string;
}

/** The fixtures, and oracle cases evenly spread, `count` in all. */
export function programs(count: number): Program[] {
  const fixtures = read(FIXTURES);
  const cases = read(CASES);
  const step = Math.max(1, Math.floor(cases.length / Math.max(1, count - fixtures.length)));
  return [...fixtures, ...cases.filter((_, index) => index % step === 0)].slice(0, count);
}

/** Each top-level statement of the fixtures as a program of its own. */
export function statements(): Program[] {
  return read(FIXTURES).flatMap(({ name, text }) =>
    parse(text).module.body.map(({ start, end }) => ({
      name: `${name} at ${start}`,
      text: `${text.slice(start, end)}\n`,
    })),
  );
}

function read(directory: string): Program[] {
  return fs
    .readdirSync(directory)
    .filter((name) => name.endsWith(".py"))
    .sort()
    .map((name) => ({ name, text: fs.readFileSync(path.join(directory, name), "utf8") }));
}
