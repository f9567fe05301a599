// Who may import whom: facts flow one way, and the core never learns of a language or of ESLint.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "../..");
const PLUGIN = "eslint-plugin/src";

/** By folder (or file) of the plugin: what it may import of the plugin, and of the world. */
const LAW: Readonly<Record<string, { own: readonly string[]; world: readonly RegExp[] }>> = {
  facts: { own: [], world: [] },
  findings: { own: ["facts"], world: [] },
  knowledge: { own: ["facts", "environment"], world: [] },
  environment: {
    own: ["facts", "knowledge/schema.ts", "project/host.ts", "project/ways.ts"],
    world: [/^node:path$/u, /^smol-toml$/u, /^yaml$/u, /^semver/u],
  },
  analysis: {
    own: [
      "facts",
      "knowledge",
      "environment",
      "findings",
      "project/file-url.ts",
      "project/host.ts",
    ],
    world: [/^node:(?:path|url)$/u],
  },
  python: {
    own: ["facts", "knowledge"],
    world: [/^@eslint\/(?:core|plugin-kit)$/u, /^eslint$/u],
  },
  ecmascript: {
    own: [
      "facts",
      "knowledge",
      "project/file-url.ts",
      "project/host.ts",
      "project/language-of.ts",
      "project/ways.ts",
    ],
    world: [
      /^node:(?:path|module)$/u,
      /^(?:espree|eslint-scope|eslint-visitor-keys|estree|eslint)$/u,
      /^@typescript-eslint\//u,
    ],
  },
  remedies: {
    own: ["facts", "knowledge", "environment", "findings", "analysis", "python", "ecmascript"],
    world: [/^node:path$/u],
  },
  project: {
    own: [
      "facts",
      "findings",
      "knowledge",
      "environment",
      "analysis",
      "python",
      "ecmascript",
      "remedies",
    ],
    world: [/^node:/u],
  },
  rules: { own: ["findings"], world: [/^node:path$/u, /^@typescript-eslint\/utils\//u] },
};

/** What another package of ours may import of the plugin. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "server/src": [`${PLUGIN}/engine.ts`],
  "extension/src": [],
};

const IMPORT =
  /(?:^|[\s;])(?:import|export)\s(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']|\brequire\(\s*["']([^"']+)["']/gu;

/** What a source file imports; comments do not count. */
function importsOf(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, "");
  return [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

function sourcesOf(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[mc]?ts$/u.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** The file behind an import within the repository, by its path from the root; null for the world. */
function target(file: string, specifier: string): string | null {
  if (!specifier.startsWith(".")) return null;
  const absolute = path.resolve(path.dirname(file), specifier);
  return path.relative(ROOT, absolute).split(path.sep).join("/").replace(/\.js$/u, ".ts");
}

function isWithin(file: string, allowed: readonly string[]): boolean {
  return allowed.some((place) => file === place || file.startsWith(`${place}/`));
}

describe("import law", () => {
  it("covers every folder of the plugin", () => {
    const folders = readdirSync(path.join(ROOT, PLUGIN), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    // These two put the parts together: they may import all of the above.
    const assembling = ["cli", "linting"];
    assert.deepEqual(folders.sort(), [...Object.keys(LAW), ...assembling].sort());
  });

  for (const [folder, { own, world }] of Object.entries(LAW)) {
    it(`${folder} imports what it may`, () => {
      const home = `${PLUGIN}/${folder}`;
      const allowed = [folder, ...own].map((place) => `${PLUGIN}/${place}`);
      const broken: string[] = [];
      for (const file of sourcesOf(home)) {
        for (const specifier of importsOf(readFileSync(file, "utf8"))) {
          const imported = target(file, specifier);
          const isLawful =
            imported === null
              ? world.some((pattern) => pattern.test(specifier))
              : isWithin(imported, allowed);
          if (!isLawful) broken.push(`${path.relative(ROOT, file)} imports ${specifier}`);
        }
      }
      assert.deepEqual(broken, []);
    });
  }

  for (const [folder, allowed] of Object.entries(PACKAGES)) {
    it(`${folder} imports no more of the plugin than ${allowed.join(", ") || "nothing"}`, () => {
      const broken = sourcesOf(folder).flatMap((file) =>
        importsOf(readFileSync(file, "utf8"))
          .filter((specifier) => {
            const imported = target(file, specifier);
            if (imported === null) return specifier.startsWith("eslint-plugin-reseed");
            return !isWithin(imported, [folder, ...allowed]);
          })
          .map((specifier) => `${path.relative(ROOT, file)} imports ${specifier}`),
      );
      assert.deepEqual(broken, []);
    });
  }

  it("sees an import however it is written", () => {
    const text = [
      'import a from "./a.js";',
      "import type { B } from './b.js';",
      'import {\n  c,\n} from "./c.js";',
      'import "./d.js";',
      'export * from "./e.js";',
      'export { f } from "./f.js";',
      'const g = await import("./g.js");',
      'const h = require("./h.js");',
      '// import i from "./i.js";',
      '/** import j from "./j.js"; */',
    ].join("\n");
    assert.deepEqual(
      importsOf(text),
      ["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => `./${name}.js`),
    );
  });
});
