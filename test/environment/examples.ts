/** Projects in memory, and what they must admit. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { admittedOn, type Environment } from "../../eslint-plugin/src/environment/environment.js";
import { EnvironmentReader } from "../../eslint-plugin/src/environment/read-environment.js";
import { formatVersions } from "../../eslint-plugin/src/environment/version-sets.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

export interface Example {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The folder to read for, below the root. */
  readonly folder?: string;
  readonly given?: Readonly<Record<string, string>>;
  /** Axis and what it admits, as ranges. */
  readonly admits: Readonly<Record<string, string>>;
  readonly problems?: readonly string[];
}

/** At how many places each file is cut. */
const PARTS = 40;

/** Makes tests of each example: what it admits, and that half-written files are read as well. */
export function checkExamples(examples: readonly Example[]): void {
  for (const { title, files, folder = "", given = {}, admits, problems = [] } of examples) {
    it(title, () => {
      const host = memoryHost(new Map(Object.entries({ [join(folder, "a.py")]: "", ...files })));
      const reading = new EnvironmentReader().read(host, join(ROOT, folder), ROOT, given);
      const found = Object.keys(admits).map((axis) => [axis, show(reading.environment, axis)]);
      assert.deepEqual(Object.fromEntries(found), admits);
      const messages = reading.problems.map(
        ({ path, message }) => `${path?.slice(ROOT.length + 1) ?? ""}: ${message}`,
      );
      assert.deepEqual(messages, problems);
    });

    it(`${title}, cut short anywhere`, () => {
      const texts = Object.entries(files);
      for (let part = 0; part < PARTS; part++) {
        const cut = texts.map(([path, text]): [string, string] => [
          path,
          text.slice(0, Math.floor((text.length * part) / PARTS)),
        ]);
        const host = memoryHost(new Map([[join(folder, "a.py"), ""], ...cut]));
        new EnvironmentReader().read(host, join(ROOT, folder), ROOT, given);
      }
    });
  }
}

function show(environment: Environment, axis: string): string {
  const admitted = admittedOn(environment, axis);
  if (admitted?.kind === "values") return admitted.values.join("|");
  return admitted === null ? "derived" : formatVersions(admitted.versions);
}
