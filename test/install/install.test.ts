/** The packages as npm makes and installs them: beside what users have, and without what they lack. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { hasRegistry, Project, run, type Outcome } from "./folder.js";
import {
  ALONE,
  BESIDE_TYPESCRIPT_ESLINT,
  COMMONJS,
  FOUND,
  PROGRAMS,
  TYPE_USES,
  TYPE_USES_OF_10,
} from "./programs.js";

const ROOT = path.join(import.meta.dirname, "../..");
/** ESLint by itself cannot read TypeScript. */
const WITHOUT_PARSER = FOUND.filter((line) => !line.startsWith("src/c.ts"));

interface Tarball {
  readonly path: string;
  readonly files: readonly string[];
  readonly size: number;
}

/** What npm would publish of a folder. */
function pack(name: string, to: string): Tarball {
  const { code, out, err } = run(path.join(ROOT, name), "npm", [
    ...["pack", "--json", "--ignore-scripts", "--pack-destination", to],
  ]);
  assert.equal(code, 0, err);
  // npm's documented output.
  const [packed] = JSON.parse(out) as {
    readonly filename: string;
    readonly size: number;
    readonly files: readonly { readonly path: string }[];
  }[];
  assert.ok(packed);
  return {
    path: path.join(to, packed.filename),
    files: packed.files.map((file) => file.path).sort(),
    size: packed.size,
  };
}

/** `file:line:column rule` of each result that ESLint or the command gives as JSON. */
function found(project: Project, { out, err }: Outcome): string[] {
  assert.ok(out.startsWith("["), out + err);
  // ESLint's documented output, which the command's is as well.
  const results = JSON.parse(out) as {
    readonly filePath: string;
    readonly messages: readonly {
      readonly line: number;
      readonly column: number;
      readonly ruleId: string | null;
      readonly message: string;
    }[];
  }[];
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId, message }) => {
        const file = path.relative(project.path, filePath).split(path.sep).join("/");
        return `${file}:${line}:${column} ${ruleId ?? message}`;
      }),
    )
    .sort();
}

function manifest(name: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(path.join(ROOT, name, "package.json"), "utf8");
  return JSON.parse(text) as Record<string, unknown>;
}

/** npm says `ERESOLVE` and `EBADENGINE` in warnings, too, where it goes on in spite of them. */
function assertInstalls(project: Project): void {
  const { code, err } = project.install();
  assert.equal(code, 0, err);
  assert.doesNotMatch(err, /ERESOLVE|EBADENGINE|peer dep/u);
  const tree = run(project.path, "npm", ["ls", "--all"]);
  assert.equal(tree.code, 0, tree.out + tree.err);
}

describe("installation", () => {
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), "reseed-pack-")));
  let plugin: Tarball;
  let server: Tarball;

  before(() => {
    plugin = pack("eslint-plugin", scratch);
    server = pack("server", scratch);
  });
  after(() => {
    rmSync(scratch, { recursive: true, force: true });
  });

  describe("packages", () => {
    it("list their files", () => {
      const scripts = plugin.files.filter((file) => !file.startsWith("dist/types/"));
      assert.deepEqual(
        scripts.map((file) => file.replace(/(?<=^dist\/chunk-)[A-Z0-9]+/u, "*")),
        [
          "LICENSE",
          "README.md",
          "dist/THIRD-PARTY-NOTICES.txt",
          ...scripts.filter((file) => file.startsWith("dist/chunk-")).map(() => "dist/chunk-*.js"),
          "dist/cli.js",
          "dist/engine.js",
          "dist/index.js",
          "dist/typescript-parser.cjs",
          "docs/python-rules.md",
          "docs/rules/no-constant-seed.md",
          "docs/rules/no-correlated-seed.md",
          "docs/rules/no-fork-lock.md",
          "docs/rules/no-inherited-state.md",
          "docs/rules/no-lost-seed.md",
          "docs/rules/no-module-generator.md",
          "docs/rules/no-shared-generator.md",
          "package.json",
        ],
      );
      assert.deepEqual(server.files, [
        "LICENSE",
        "README.md",
        "dist/THIRD-PARTY-NOTICES.txt",
        "dist/server.cjs",
        "dist/typescript-parser.cjs",
        "package.json",
      ]);
    });

    it("hold declarations of the public types alone, which name no package but ESLint's", () => {
      const types = plugin.files.filter((file) => file.startsWith("dist/types/"));
      const named = types.flatMap((file) => {
        assert.match(file, /\.d\.ts$/u);
        const text = readFileSync(path.join(ROOT, "eslint-plugin", file), "utf8");
        return [...text.matchAll(/^(?:import|export|\}).* from "([^".][^"]*)";$/gmu)].map(
          ([, name = ""]) => name,
        );
      });
      assert.deepEqual([...new Set(named)].sort(), [
        "@eslint/core",
        "@eslint/plugin-kit",
        "eslint",
      ]);
    });

    it("carry the licence", () => {
      const licence = readFileSync(path.join(ROOT, "LICENSE"), "utf8");
      for (const name of ["eslint-plugin", "server"]) {
        assert.equal(readFileSync(path.join(ROOT, name, "LICENSE"), "utf8"), licence);
      }
    });

    it("ask for ESLint, and for nothing else", () => {
      const { dependencies, optionalDependencies, peerDependencies } = manifest("eslint-plugin");
      assert.deepEqual(
        { dependencies, optionalDependencies, peerDependencies },
        {
          dependencies: undefined,
          optionalDependencies: undefined,
          peerDependencies: { eslint: ">=9.15.0" },
        },
      );
      const own = manifest("server");
      assert.deepEqual([own.dependencies, own.peerDependencies], [undefined, undefined]);
    });

    it("are small", () => {
      assert.ok(plugin.size < 2_000_000, `${plugin.size} bytes`);
      assert.ok(server.size < 2_500_000, `${server.size} bytes`);
    });
  });

  describe("from the registry", function () {
    this.timeout(300_000);
    const projects: Project[] = [];

    before(function () {
      if (hasRegistry()) return;
      process.stderr.write("\nSKIPPED: npm reaches no registry, so nothing is installed.\n\n");
      this.skip();
    });
    afterEach(() => {
      for (const project of projects.splice(0)) project.remove();
    });

    /** A project that has installed the plugin, and more. */
    function installed(...specifiers: string[]): Project {
      const project = new Project([plugin.path, ...specifiers]);
      projects.push(project);
      project.write(PROGRAMS);
      assertInstalls(project);
      return project;
    }

    function eslint(project: Project, ...patterns: string[]): string[] {
      return found(project, project.exec("eslint", "--format", "json", ...patterns));
    }

    function command(project: Project): string[] {
      return found(project, project.exec("reseed", "--format", "json", "src"));
    }

    function assertTypes(project: Project, uses: Readonly<Record<string, string>>): void {
      project.write(uses);
      const { code, out } = project.exec("tsc", "--project", "types");
      assert.equal(code, 0, out);
    }

    it("without TypeScript, and with the ESLint that npm brings along", () => {
      const project = installed();
      for (const name of ["typescript", "@typescript-eslint", "typescript-eslint"]) {
        assert.ok(!project.has(name), name);
      }
      assert.deepEqual(command(project), FOUND);
    });

    it("the TypeScript parser is loaded for TypeScript alone", () => {
      const project = installed();
      const parser = project.at("node_modules/eslint-plugin-reseed/dist/typescript-parser.cjs");
      renameSync(parser, `${parser}.away`);
      rmSync(project.at("src/c.ts"));
      project.write({ "eslint.config.js": ALONE });
      assert.deepEqual(command(project), WITHOUT_PARSER);
      assert.deepEqual(eslint(project, "src/a.py", "src/b.js"), WITHOUT_PARSER);
      project.write({ "src/c.ts": PROGRAMS["src/c.ts"] });
      assert.notDeepEqual(command(project), FOUND);
    });

    it("presets set no parser for JavaScript", () => {
      const project = installed();
      project.write({ "eslint.config.js": "export default [];\n" });
      const print = (): unknown =>
        JSON.parse(project.exec("eslint", "--print-config", "src/b.js").out);
      // ESLint's documented output.
      const plain = print() as { readonly languageOptions: unknown };
      project.write({ "eslint.config.js": ALONE });
      const preset = print() as { readonly languageOptions: unknown };
      assert.deepEqual(preset.languageOptions, plain.languageOptions);
    });

    it("in a configuration in CommonJS", () => {
      const project = installed();
      project.write({ "eslint.config.cjs": COMMONJS });
      assert.deepEqual(eslint(project, "src/a.py", "src/b.js"), WITHOUT_PARSER);
    });

    it("beside TypeScript 7", () => {
      const project = installed("typescript@7", "@types/node@20");
      project.write({ "eslint.config.js": ALONE });
      assert.deepEqual(command(project), FOUND);
      assert.deepEqual(eslint(project, "src/a.py", "src/b.js"), WITHOUT_PARSER);
      assertTypes(project, { ...TYPE_USES, ...TYPE_USES_OF_10 });
    });

    for (const version of ["9.15.0", "~9.39.0", "10"]) {
      it(`beside typescript-eslint in ESLint ${version}`, () => {
        const project = installed(
          `eslint@${version}`,
          "typescript-eslint@8",
          "typescript@~6.0",
          "@types/node@20",
        );
        project.write({ "eslint.config.js": BESIDE_TYPESCRIPT_ESLINT });
        assert.deepEqual(eslint(project, "src"), FOUND);
        assert.deepEqual(command(project), FOUND);
        assertTypes(project, version === "10" ? { ...TYPE_USES, ...TYPE_USES_OF_10 } : TYPE_USES);
      });
    }

    it("the language server, alone", async () => {
      const project = new Project([server.path]);
      projects.push(project);
      assertInstalls(project);
      const main = project.at("node_modules/reseed-language-server/dist/server.cjs");
      const reply = await initialize(main);
      assert.match(reply, /"capabilities":\{.*"codeActionProvider"/u);
    });
  });
});

/** The server's answer to a client's first request. */
async function initialize(main: string): Promise<string> {
  const child = spawn(process.execPath, [main, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  try {
    const request = JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { processId: process.pid, rootUri: null, capabilities: {} },
    });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
    let reply = "";
    for await (const chunk of child.stdout) {
      reply += String(chunk);
      if (reply.includes('"capabilities"') && reply.endsWith("}")) break;
    }
    return reply;
  } finally {
    child.kill();
  }
}
