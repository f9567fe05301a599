// Builds every package: bundles by esbuild, declarations by tsc. `npm run build`.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const ROOT = import.meta.dirname;
const TARGET = "node20.19";
const PLUGIN = "eslint-plugin/dist";
const SERVER = "server/dist";
const EXTENSION = "extension/dist";

const { version } = readJson("server/package.json");

/** Names stay as they are: node kinds are told by class names, and stack traces stay legible. */
const COMPACT = { minifySyntax: true, minifyWhitespace: true };

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  target: TARGET,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
};

/** CommonJS has no `import.meta`: what asks for its own place gets it from the file name. */
const COMMONJS = {
  ...COMMON,
  format: "cjs",
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: {
    "import.meta.url": "importMetaUrl",
    "process.env.RESEED_VERSION": JSON.stringify(version),
  },
};

/**
 * The plugin, the engine and the command share their chunks, so that each loads what it needs when
 * it needs it. ESLint stays outside: the plugin runs in the user's own.
 */
async function buildPlugin() {
  const result = await build({
    ...COMMON,
    ...COMPACT,
    entryPoints: [
      "eslint-plugin/src/index.ts",
      "eslint-plugin/src/engine.ts",
      "eslint-plugin/src/cli.ts",
    ],
    outdir: PLUGIN,
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
    external: ["eslint", "eslint/*"],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  });
  fs.chmodSync(path.join(ROOT, PLUGIN, "cli.js"), 0o755);
  return result.metafile;
}

/** Reads TypeScript where the user has no parser for it. Large, so it is loaded when first needed. */
async function buildTypeScriptParser() {
  const result = await build({
    ...COMMON,
    // The parser's own `parse` analyses scopes as well, which takes as long again.
    stdin: {
      contents: `
        export * from "@typescript-eslint/parser";
        export { parse } from "@typescript-eslint/typescript-estree";
      `,
      resolveDir: ROOT,
    },
    outfile: `${PLUGIN}/typescript-parser.cjs`,
    format: "cjs",
    minify: true,
  });
  return result.metafile;
}

/** The server holds everything it needs, ESLint's `Linter` too: editors start it in any folder. */
async function buildServer() {
  const result = await build({
    ...COMMONJS,
    ...COMPACT,
    entryPoints: ["server/src/main.ts"],
    outfile: `${SERVER}/server.cjs`,
    plugins: [withBundledLinter],
  });
  fs.chmodSync(path.join(ROOT, SERVER, "server.cjs"), 0o755);
  return result.metafile;
}

/** The plugin takes ESLint from where it is installed; the server has to bring its own. */
const withBundledLinter = {
  name: "with-bundled-linter",
  setup({ onResolve }) {
    // No flag: esbuild is written in Go and knows none of them.
    onResolve({ filter: /\/load-linter\.js$/ }, ({ resolveDir }) => ({
      path: path.join(resolveDir, "load-linter-bundled.ts"),
    }));
  },
};

async function buildExtension() {
  const result = await build({
    ...COMMONJS,
    minify: true,
    entryPoints: ["extension/src/extension.ts"],
    outfile: `${EXTENSION}/extension.cjs`,
    external: ["vscode"],
  });
  return result.metafile;
}

/** The compiler prints its own messages; a failed build has to end with an exit code. */
function buildDeclarations() {
  // What is left of files that are gone would be published.
  fs.rmSync(path.join(ROOT, PLUGIN, "types"), { recursive: true, force: true });
  const compiler = path.join(ROOT, "node_modules/typescript/bin/tsc");
  const args = [compiler, "--project", "eslint-plugin/tsconfig.build.json"];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
  process.exitCode = status ?? 1;
  if (status === 0) keepPublicDeclarations();
}

/** The compiler describes each file of the sources; users see those that the entries lead to. */
function keepPublicDeclarations() {
  const folder = path.join(ROOT, PLUGIN, "types");
  const entries = Object.values(readJson("eslint-plugin/package.json").exports).flatMap(
    ({ types }) => (types === undefined ? [] : [path.join(ROOT, "eslint-plugin", types)]),
  );
  const reached = new Set(entries);
  for (const file of reached) {
    for (const [, name] of fs.readFileSync(file, "utf8").matchAll(/"(\.[^"\n]*)\.js"/gu)) {
      reached.add(path.resolve(path.dirname(file), `${name}.d.ts`));
    }
  }
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (file.endsWith(".d.ts") && !reached.has(file)) fs.rmSync(file);
  }
}

/**
 * Writes the licences of all bundled packages beside the bundles: their authors ask for that.
 *
 * @param {string} folder
 * @param {{ inputs: Record<string, unknown> }[]} metafiles
 */
function writeNotices(folder, metafiles) {
  const homes = new Set();
  for (const input of metafiles.flatMap(({ inputs }) => Object.keys(inputs))) {
    const home = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(input)?.[1];
    if (home !== undefined) {
      homes.add(home);
    }
  }
  const notices = [...homes].sort().map((home) => {
    const manifest = readJson(`${home}/package.json`);
    const texts = fs
      .readdirSync(path.join(ROOT, home))
      .filter((name) => /^(?:licen[cs]e|notice|thirdpartynotice)/iu.test(name))
      .sort()
      .map((name) => fs.readFileSync(path.join(ROOT, home, name), "utf8").trim());
    return [`${manifest.name} ${manifest.version} (${manifest.license})`, ...texts].join("\n\n");
  });
  const text = `These packages are part of the bundles in this folder.\n\n${notices.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
  fs.writeFileSync(path.join(ROOT, folder, "THIRD-PARTY-NOTICES.txt"), text);
}

/** Removes what an earlier build has left: chunks change their names with their contents. */
function removeStale(folder, kept) {
  for (const name of fs.readdirSync(path.join(ROOT, folder))) {
    if (/\.c?js$/u.test(name) && !kept.has(`${folder}/${name}`)) {
      fs.rmSync(path.join(ROOT, folder, name));
    }
  }
}

function copy(from, to) {
  fs.copyFileSync(path.join(ROOT, from), path.join(ROOT, to));
}

function printSizes(folders) {
  for (const folder of folders) {
    for (const name of fs.readdirSync(path.join(ROOT, folder)).sort()) {
      const file = path.join(ROOT, folder, name);
      if (fs.statSync(file).isFile()) {
        const bytes = fs.readFileSync(file);
        const [size, packed] = [bytes, gzipSync(bytes)].map(({ length }) =>
          `${(length / 1024).toFixed(0)} KB`.padStart(8),
        );
        console.log(`${size}  ${packed} gzip  ${folder}/${name}`);
      }
    }
  }
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(path.join(ROOT, file), "utf8"));
}

const [plugin, parser, server, extension] = await Promise.all([
  buildPlugin(),
  buildTypeScriptParser(),
  buildServer(),
  buildExtension(),
]);
removeStale(PLUGIN, new Set([plugin, parser].flatMap(({ outputs }) => Object.keys(outputs))));
// Server and extension are complete by themselves: each has what it loads beside it.
copy(`${PLUGIN}/typescript-parser.cjs`, `${SERVER}/typescript-parser.cjs`);
for (const name of ["server.cjs", "typescript-parser.cjs"]) {
  copy(`${SERVER}/${name}`, `${EXTENSION}/${name}`);
}
writeNotices(PLUGIN, [plugin, parser]);
writeNotices(SERVER, [server, parser]);
writeNotices(EXTENSION, [extension, server, parser]);
printSizes([PLUGIN, SERVER, EXTENSION]);
buildDeclarations();
