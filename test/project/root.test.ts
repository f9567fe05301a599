// Which folder is taken for the project of a file.
import assert from "node:assert/strict";
import { dirname, join, relative, sep } from "node:path";
import { projectRoot } from "../../eslint-plugin/src/project/root.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

const MANIFEST = '{ "name": "m" }';
const WORKSPACE = '{ "workspaces": ["packages/*"] }';

/** Files by their path, the file that is asked about, folders that were named, and what its project is. */
const CASES: readonly {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly of: string;
  readonly asked?: readonly string[];
  readonly root: string;
}[] = [
  {
    title: "the repository, whatever manifests lie in it",
    files: { "a/.git": "gitdir: elsewhere", "a/b/package.json": MANIFEST, "a/b/c/x.js": "" },
    of: "a/b/c/x.js",
    root: "a",
  },
  {
    title: "the workspace of its package",
    files: { "a/package.json": WORKSPACE, "a/packages/b/package.json": MANIFEST },
    of: "a/packages/b/package.json",
    root: "a",
  },
  {
    title: "the workspace that pnpm reads",
    files: { "a/pnpm-workspace.yaml": "packages: [b]", "a/b/package.json": MANIFEST },
    of: "a/b/package.json",
    root: "a",
  },
  {
    title: "the package, where a package around it has no workspaces",
    files: { "a/package.json": MANIFEST, "a/b/package.json": MANIFEST, "a/b/c/x.js": "" },
    of: "a/b/c/x.js",
    root: "a/b",
  },
  {
    title: "the nearest folder with a manifest of Python",
    files: { "a/setup.cfg": "", "a/b/pyproject.toml": "", "a/b/c/x.py": "" },
    of: "a/b/c/x.py",
    root: "a/b",
  },
  {
    title: "the outermost folder that the user named",
    files: { "a/b/c/x.py": "" },
    of: "a/b/c/x.py",
    asked: ["a/b", "a", "d"],
    root: "a",
  },
  {
    title: "the folder above its Python package",
    files: { "a/b/__init__.py": "", "a/b/c/__init__.py": "", "a/b/c/x.py": "" },
    of: "a/b/c/x.py",
    root: "a",
  },
  { title: "its own folder", files: { "a/b/x.js": "" }, of: "a/b/x.js", root: "a/b" },
];

describe("project of a file", () => {
  for (const { title, files, of, asked = [], root } of CASES) {
    it(`is ${title}`, () => {
      const host = memoryHost(new Map(Object.entries(files)));
      const named = asked.map((folder) => join(ROOT, folder));
      const found = projectRoot(join(ROOT, of), host, named);
      assert.equal(relative(ROOT, found).split(sep).join("/"), root);
      assert.equal(projectRoot(dirname(join(ROOT, of)), host, named), found);
    });
  }
});
