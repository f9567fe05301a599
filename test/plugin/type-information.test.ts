// Findings are the same with type information and without: a generator is followed, not its type.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ESLint, type Linter } from "eslint";
import tseslint from "typescript-eslint";
import { createDiskHost, createEngine } from "../../eslint-plugin/src/engine.js";
import reseed from "../../eslint-plugin/src/index.js";
import { Folder } from "../cli/world.js";

const SHARED = {
  "package.json": '{ "type": "module" }',
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      strict: true,
      target: "es2022",
      module: "nodenext",
      types: [],
      lib: ["es2022"],
    },
    include: ["*.ts"],
  }),
  "node.d.ts": `declare module "node:cluster" {
  const cluster: { readonly isPrimary: boolean; fork(): void };
  export default cluster;
}
declare const console: { log(...values: readonly unknown[]): void };
`,
  "source.ts": `export interface Source {
  next(): number;
}

export class Lcg implements Source {
  constructor(private state: number) {}

  next(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) | 0;
    return (this.state >>> 0) / 2 ** 32;
  }
}

export class Platform implements Source {
  next(): number {
    return Math.random();
  }
}
`,
  "main.ts": `import cluster from "node:cluster";
import { source } from "./registry.js";

if (cluster.isPrimary) {
  for (let index = 0; index < 4; index++) cluster.fork();
} else {
  console.log(source().next());
}
`,
};

/** The registry knows the interface alone; what is behind it, only its values tell. */
function registry(made: string): string {
  return `import { Lcg, Platform, type Source } from "./source.js";

const sources = new Map<string, () => Source>([
  ["lcg", () => new Lcg(42)],
  ["platform", () => new Platform()],
]);

export const known: ReadonlyMap<string, () => Source> = sources;
const chosen: Source = ${made};

export function source(): Source {
  return chosen;
}
`;
}

const PROGRAMS = [
  ["a seeded generator behind an interface", "new Lcg(42)", true],
  ["the engine's own numbers behind it", "new Platform()", false],
] as const;

describe("type information", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  async function lint(presets: readonly Linter.Config[]): Promise<readonly string[]> {
    const eslint = new ESLint({
      cwd: folder.path,
      overrideConfigFile: true,
      overrideConfig: [{ ignores: ["**/*.d.ts"] }, ...presets, ...reseed.configs.strict],
    });
    const results = await eslint.lintFiles(["."]);
    return results.flatMap(({ filePath, messages }) =>
      messages.flatMap(({ line, ruleId, message }) => {
        // All files have to be understood, in whichever way.
        assert.notEqual(ruleId, null, message);
        return ruleId?.startsWith("reseed/") === true
          ? [`${filePath.slice(folder.path.length + 1)}:${line} ${ruleId} ${message}`]
          : [];
      }),
    );
  }

  /** What the command finds, which has no type information at all. */
  function inspect(): readonly string[] {
    const engine = createEngine({
      root: folder.path,
      host: createDiskHost(),
      preset: "strict",
      environment: {},
    });
    return ["main.ts", "registry.ts", "source.ts"].flatMap((name) =>
      engine
        .lint(folder.at(name), readFileSync(folder.at(name), "utf8"))
        .map(({ line, ruleId, message }) => `${name}:${line} ${ruleId ?? "error"} ${message}`),
    );
  }

  for (const [title, made, repeats] of PROGRAMS) {
    it(`changes nothing about ${title}`, async () => {
      folder.write({ ...SHARED, "registry.ts": registry(made) });
      const untyped = await lint([tseslint.configs.base]);
      const typed = await lint([
        ...tseslint.configs.strictTypeChecked,
        {
          languageOptions: {
            parserOptions: { projectService: true, tsconfigRootDir: folder.path },
          },
        },
      ]);
      assert.equal(untyped.length, repeats ? 1 : 0);
      assert.deepEqual(typed, untyped);
      assert.deepEqual(inspect(), untyped);
    });
  }
});
