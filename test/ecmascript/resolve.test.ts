/** Finds files by module specifiers in small projects. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createEcmascriptResolver } from "../../eslint-plugin/src/ecmascript/resolve/resolve.js";
import { memoryHost, nameOf, ROOT } from "../support/memory-host.js";

interface Project {
  readonly title: string;
  /** Texts by path; an empty text where only the name matters. */
  readonly files: Readonly<Record<string, string>>;
  /** Who asks for what, and what is found. */
  readonly found: readonly (readonly [from: string, specifier: string, path: string | null])[];
}

const json = (value: unknown): string => JSON.stringify(value);

const PROJECTS: readonly Project[] = [
  {
    title: "relative names",
    files: {
      "a.js": "",
      "b.mjs": "",
      "c.json": "{}",
      "types.d.ts": "",
      "style.css": "",
      "lib/index.js": "",
      "lib/deep/d.cjs": "",
      "named/package.json": json({ main: "./main.js" }),
      "named/main.js": "",
      "named/index.js": "",
      "empty/package.json": json({ main: "." }),
      "empty/index.ts": "",
    },
    found: [
      ["a.js", "./b.mjs", "b.mjs"],
      ["a.js", "./b", "b.mjs"],
      ["a.js", "./c.json", "c.json"],
      ["a.js", "./c", "c.json"],
      ["a.js", "./lib", "lib/index.js"],
      ["a.js", "./lib/", "lib/index.js"],
      ["a.js", "./lib/deep", null],
      ["lib/deep/d.cjs", "../../a.js", "a.js"],
      ["lib/deep/d.cjs", "..", "lib/index.js"],
      ["a.js", "./named", "named/main.js"],
      ["a.js", "./empty", "empty/index.ts"],
      ["a.js", "./types", null],
      ["a.js", "./style.css", null],
      ["a.js", "./none.js", null],
      ["a.js", "./b.mjs?worker", "b.mjs"],
      ["a.js", "./b.mjs?worker&inline#x", "b.mjs"],
      ["a.js", "seedrandom", null],
      ["a.js", "node:fs", null],
      ["a.js", "https://a.example/b.mjs", null],
      ["a.js", "", null],
    ],
  },
  {
    title: "TypeScript under the names of what it compiles to",
    files: {
      "main.ts": "",
      "main.js": "",
      "worker.ts": "",
      "view.tsx": "",
      "esm.mts": "",
      "cjs.cts": "",
      "both.ts": "",
      "both.js": "",
    },
    found: [
      ["main.ts", "./worker.js", "worker.ts"],
      ["main.js", "./worker.js", "worker.ts"],
      ["main.ts", "./view.js", "view.tsx"],
      ["main.ts", "./view.jsx", "view.tsx"],
      ["main.ts", "./esm.mjs", "esm.mts"],
      ["main.ts", "./cjs.cjs", "cjs.cts"],
      ["main.ts", "./both.js", "both.ts"],
      ["main.ts", "./both", "both.ts"],
      ["main.js", "./both.js", "both.js"],
      ["main.js", "./both", "both.js"],
      ["main.ts", "./worker.mjs", null],
    ],
  },
  {
    title: "compiled files that are not there",
    files: { "src/main.ts": "", "src/jobs/worker.ts": "", "tools/run.ts": "" },
    found: [
      ["src/main.ts", "../dist/jobs/worker.js", "src/jobs/worker.ts"],
      ["src/main.ts", "../dist/tools/run.js", "tools/run.ts"],
      ["src/main.ts", "../dist/none.js", null],
    ],
  },
  {
    title: "paths and baseUrl of a tsconfig",
    files: {
      "tsconfig.base.json": `{
        // Comments, and a comma too many.
        "compilerOptions": { "baseUrl": "./src", "paths": { "@/*": ["*", "gen/*"], "rng": ["lib/rng"], } },
      }`,
      "tsconfig.json": json({ extends: "./tsconfig.base" }),
      "src/lib/rng.ts": "",
      "src/gen/made.ts": "",
      "src/plain.ts": "",
      "src/main.ts": "",
      "sub/tsconfig.json": json({
        extends: ["../tsconfig.base.json"],
        compilerOptions: { paths: { "~/*": ["${configDir}/x/*"], "~/special/*": ["special/*"] } },
      }),
      "sub/x/a.ts": "",
      "src/special/b.ts": "",
      "sub/main.ts": "",
    },
    found: [
      ["src/main.ts", "@/lib/rng", "src/lib/rng.ts"],
      ["src/main.ts", "@/lib/rng.js", "src/lib/rng.ts"],
      ["src/main.ts", "@/made", "src/gen/made.ts"],
      ["src/main.ts", "rng", "src/lib/rng.ts"],
      ["src/main.ts", "plain", "src/plain.ts"],
      ["src/main.ts", "@/none", null],
      ["src/main.ts", "@scope/none", null],
      ["sub/main.ts", "~/special/b", "src/special/b.ts"],
      ["sub/main.ts", "@/lib/rng", null],
      ["sub/main.ts", "plain", "src/plain.ts"],
    ],
  },
  {
    title: "a solution of several tsconfigs, and a jsconfig",
    files: {
      "tsconfig.json": json({ files: [], references: [{ path: "./tsconfig.app.json" }] }),
      "tsconfig.app.json": json({ compilerOptions: { paths: { "@/*": ["./src/*"] } } }),
      "src/rng.ts": "",
      "src/main.ts": "",
      "js/jsconfig.json": json({ compilerOptions: { baseUrl: "." } }),
      "js/rng.js": "",
      "js/main.js": "",
    },
    found: [
      ["src/main.ts", "@/rng", "src/rng.ts"],
      ["js/main.js", "rng", "js/rng.js"],
    ],
  },
  {
    title: "configurations that extend each other",
    files: {
      "tsconfig.json": json({ extends: "./other.json" }),
      "other.json": json({ extends: "./tsconfig.json", compilerOptions: { baseUrl: "src" } }),
      "src/a.ts": "",
      "broken/tsconfig.json": "{ not json",
      "broken/a.ts": "",
    },
    found: [
      ["src/a.ts", "a", "src/a.ts"],
      ["broken/a.ts", "a", null],
    ],
  },
  {
    title: "a configuration from a package",
    files: {
      "tsconfig.json": json({ extends: "@acme/config/base.json" }),
      "node_modules/@acme/config/base.json": json({
        compilerOptions: { paths: { "#lib/*": ["../../../lib/*"] } },
      }),
      "lib/a.ts": "",
      "main.ts": "",
    },
    found: [["main.ts", "#lib/a", "lib/a.ts"]],
  },
  {
    title: "imports and exports of a package",
    files: {
      "package.json": json({
        name: "sim",
        imports: {
          "#rng": "./src/rng.js",
          "#ops/*": { types: "./types/*.d.ts", node: ["./missing/*.js", "./src/ops/*.js"] },
          "#ops/private/*": null,
          "#outside": "seedrandom",
        },
        exports: {
          ".": { import: "./dist/index.mjs", require: "./dist/index.cjs" },
          "./worker": "./dist/worker.js",
          "./features/*.js": "./src/features/*.ts",
        },
      }),
      "src/rng.ts": "",
      "src/ops/a.ts": "",
      "src/ops/private/b.ts": "",
      "src/index.mts": "",
      "src/worker.ts": "",
      "src/features/x.ts": "",
    },
    found: [
      ["src/index.mts", "#rng", "src/rng.ts"],
      ["src/index.mts", "#ops/a", "src/ops/a.ts"],
      ["src/index.mts", "#ops/private/b", null],
      ["src/index.mts", "#outside", null],
      ["src/index.mts", "#none", null],
      ["src/rng.ts", "sim", "src/index.mts"],
      ["src/rng.ts", "sim/worker", "src/worker.ts"],
      ["src/rng.ts", "sim/features/x.js", "src/features/x.ts"],
      ["src/rng.ts", "sim/src/rng.js", null],
    ],
  },
  {
    title: "packages of a workspace",
    files: {
      "package.json": json({ workspaces: ["packages/*", "apps/**", "!apps/old/**", "tool-*"] }),
      "packages/rng/package.json": json({ name: "@acme/rng", exports: "./dist/index.js" }),
      "packages/rng/src/index.ts": "",
      "packages/core/package.json": json({ name: "core", main: "lib/main.js" }),
      "packages/core/lib/main.js": "",
      "packages/core/extra.js": "",
      "apps/web/client/package.json": json({ name: "client" }),
      "apps/web/client/index.tsx": "",
      "apps/old/package.json": json({ name: "old" }),
      "apps/old/index.js": "",
      "tool-a/package.json": json({ name: "tool" }),
      "tool-a/index.js": "",
    },
    found: [
      ["packages/core/lib/main.js", "@acme/rng", "packages/rng/src/index.ts"],
      ["packages/core/lib/main.js", "@acme/rng/other", null],
      ["packages/rng/src/index.ts", "core", "packages/core/lib/main.js"],
      ["packages/rng/src/index.ts", "core/extra", "packages/core/extra.js"],
      ["packages/rng/src/index.ts", "client", "apps/web/client/index.tsx"],
      ["packages/rng/src/index.ts", "old", null],
      ["packages/rng/src/index.ts", "tool", "tool-a/index.js"],
      ["packages/rng/src/index.ts", "@acme", null],
    ],
  },
  {
    title: "a workspace of pnpm, and a linked folder",
    files: {
      "pnpm-workspace.yaml":
        "# ours\npackages:\n  - 'libs/*'  # all\n  - \"app\"\nother:\n  - x/*\n",
      "libs/rng/package.json": json({ name: "rng" }),
      "libs/rng/index.js": "",
      "x/y/package.json": json({ name: "y" }),
      "x/y/index.js": "",
      "app/package.json": json({ name: "app", dependencies: { linked: "file:../linked" } }),
      "app/main.js": "",
      "linked/package.json": json({ name: "whatever", main: "l.js" }),
      "linked/l.js": "",
    },
    found: [
      ["app/main.js", "rng", "libs/rng/index.js"],
      ["app/main.js", "y", null],
      ["app/main.js", "linked", "linked/l.js"],
    ],
  },
];

for (const { title, files, found } of PROJECTS) {
  describe(`resolving: ${title}`, () => {
    const host = memoryHost(new Map(Object.entries(files)));
    const resolve = createEcmascriptResolver(ROOT);
    for (const [from, specifier, expected] of found) {
      it(`${from} asks for ${specifier}`, () => {
        const path = resolve(join(ROOT, from), specifier, host);
        assert.equal(path === null ? null : nameOf(path), expected);
      });
    }
  });
}

it("resolves file URLs and absolute paths", () => {
  const host = memoryHost(new Map([["a b.js", ""]]));
  const resolve = createEcmascriptResolver(ROOT);
  const path = join(ROOT, "a b.js");
  assert.equal(resolve(path, pathToFileURL(path).href, host), path);
  assert.equal(resolve(path, path, host), path);
  assert.equal(resolve(path, "file://%", host), null);
});

it("reads a configuration again once it has changed", () => {
  const resolve = createEcmascriptResolver(ROOT);
  const from = join(ROOT, "main.ts");
  const resolved = (target: string, version: string): string | null => {
    const config = json({ compilerOptions: { paths: { rng: [target] } } });
    const host = memoryHost(
      new Map([
        ["tsconfig.json", config],
        ["a.ts", ""],
        ["b.ts", ""],
      ]),
    );
    const isConfig = (path: string): boolean => path.endsWith("tsconfig.json");
    return resolve(from, "rng", {
      ...host,
      version: (path) => (isConfig(path) ? version : host.version(path)),
    });
  };
  assert.equal(resolved("./a", "1"), join(ROOT, "a.ts"));
  assert.equal(resolved("./b", "2"), join(ROOT, "b.ts"));
});
