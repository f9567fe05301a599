/** Files of Node.js projects, and the versions that each reader finds in them. */
import { checkExamples, type Example } from "./examples.js";

const EXAMPLES: readonly Example[] = [
  {
    title: "package.json",
    files: {
      "package.json": `{
  "engines": { "node": "^18.18 || >=20" },
  "dependencies": { "seedrandom": "^3.0.5", "@Scope/Some.Lib": "~1.2", "alias": "npm:random-js@^2" },
  "devDependencies": { "pure-rand": "workspace:^6.1.0", "chance": "latest", "git": "github:me/it" },
  "peerDependencies": { "seedrandom": ">=2" },
  "optionalDependencies": { "node": "^3", "odd": 5 }
}`,
    },
    admits: {
      node: ">=18.18,<19 || >=20",
      seedrandom: ">=3.0.5,<4",
      "@scope/some-lib": "==1.2.*",
      "random-js": "==2.*",
      "pure-rand": ">=6.1.0,<7",
      chance: "*",
      git: "*",
    },
  },
  {
    title: "package-lock.json",
    files: {
      "package.json": '{"dependencies": {"seedrandom": "^3.0.0"}}',
      "package-lock.json": `{
  "lockfileVersion": 3,
  "packages": {
    "": { "name": "it", "version": "9.9.9" },
    "node_modules/seedrandom": { "version": "3.0.5" },
    "node_modules/@scope/lib": { "version": "1.0.0" },
    "node_modules/other/node_modules/seedrandom": { "version": "2.0.0" },
    "node_modules/renamed": { "name": "chance", "version": "1.1.0" },
    "packages/own": { "version": "0.0.1" }
  }
}`,
    },
    admits: { seedrandom: "==3.0.5", "@scope/lib": "==1.0.0", chance: "==1.1.0" },
  },
  {
    title: "npm-shrinkwrap.json of old",
    files: {
      "npm-shrinkwrap.json":
        '{"dependencies": {"seedrandom": {"version": "2.4.4"}, "it": {"version": "git+ssh://x"}}}',
    },
    admits: { seedrandom: "==2.4.4", it: "*" },
  },
  {
    title: "yarn.lock of Yarn 1",
    files: {
      "package.json": '{"dependencies": {"seedrandom": "^3.0.0"}}',
      "yarn.lock": `# yarn lockfile v1

"@scope/lib@^1.0.0", "@scope/lib@~1.0.1":
  version "1.0.2"
  resolved "https://example.org/lib.tgz"
  dependencies:
    chance "^1.0.0"

seedrandom@^2.0.0:
  version "2.4.4"

seedrandom@^3.0.0:
  version "3.0.5"
`,
    },
    admits: { seedrandom: "==3.0.5", "@scope/lib": "==1.0.2", chance: "*" },
  },
  {
    title: "yarn.lock of later ones",
    files: {
      "yarn.lock":
        '__metadata:\n  version: 6\n\n"seedrandom@npm:^3.0.5":\n  version: 3.0.5\n\n"alias@npm:chance@^1.1.0":\n  version: 1.1.11\n\n"it@workspace:.":\n  version: 0.0.0-use.local\n',
    },
    admits: { seedrandom: "==3.0.5", chance: "==1.1.11" },
  },
  {
    title: "pnpm-lock.yaml",
    files: {
      "pnpm-lock.yaml": `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      seedrandom:
        specifier: ^3.0.0
        version: 3.0.5
packages:

  '@scope/lib@1.0.2':
    resolution: {integrity: x}

  seedrandom@3.0.5:
    resolution: {integrity: x}

snapshots:

  other@1.0.0(react@18.2.0): {}
`,
    },
    admits: { "@scope/lib": "==1.0.2", seedrandom: "==3.0.5", other: "*" },
  },
  {
    title: "pnpm-lock.yaml of old",
    files: {
      "pnpm-lock.yaml":
        "packages:\n\n  /seedrandom/3.0.5:\n    dev: false\n  /@scope/lib/1.0.2_react@18.2.0:\n    dev: false\n  /chance@1.1.0(x@1.0.0):\n    dev: true\n",
    },
    admits: { seedrandom: "==3.0.5", "@scope/lib": "==1.0.2", chance: "==1.1.0" },
  },
  { title: ".nvmrc", files: { ".nvmrc": "v20.11\n" }, admits: { node: "==20.11.*" } },
  {
    title: ".nvmrc with a code name",
    files: { ".nvmrc": "lts/Jod\n" },
    admits: { node: "==22.*" },
  },
  { title: ".nvmrc that moves", files: { ".nvmrc": "lts/*\n" }, admits: { node: ">=20" } },
  { title: ".node-version", files: { ".node-version": "18 # old\n" }, admits: { node: "==18.*" } },
];

describe("versions in files of Node.js projects", () => {
  checkExamples(EXAMPLES);
});
