/** The documentation says what the program does: rules, headings, links, and every code block. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { run } from "../../eslint-plugin/src/cli/run.js";
import { createEngine, type Preset } from "../../eslint-plugin/src/engine.js";
import { ALL_RULES } from "../../eslint-plugin/src/rules/all-rules.js";
import { fencedBlocks, type Block } from "../support/fenced-blocks.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const RULES = join(REPOSITORY, "eslint-plugin", "docs", "rules");

/** Pages whose blocks are linted and whose links are followed. */
const PAGES = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map((name) => join(REPOSITORY, name)),
  join(REPOSITORY, "eslint-plugin", "README.md"),
  join(REPOSITORY, "eslint-plugin", "docs", "python-rules.md"),
  join(REPOSITORY, "examples", "README.md"),
  ...pagesIn(join(REPOSITORY, "docs")),
  ...pagesIn(RULES),
].filter((path) => existsSync(path));

const HEADINGS = [
  "What it finds",
  "Why it is bad",
  "Examples",
  "Quick fix",
  "Options",
  "When not to use it",
  "Related",
];

describe("docs", () => {
  it("have a page for every rule and no other", () => {
    const names = ALL_RULES.map(({ name }) => `${name}.md`);
    assert.deepEqual(readdirSync(RULES).sort(), names.sort());
  });

  for (const rule of ALL_RULES) {
    it(`${rule.name}: title, description, preset and headings`, () => {
      const text = readFileSync(join(RULES, `${rule.name}.md`), "utf8");
      const [title, description, preset] = text.split("\n\n");
      const { docs } = rule.create(() => []).meta;
      const sentence = docs?.description ?? "";
      assert.equal(title, `# reseed/${rule.name}`);
      assert.equal(
        description?.replaceAll("\n", " "),
        `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`,
      );
      const on =
        docs?.recommended === "strict"
          ? "On in `strict`, as a warning."
          : "On in `recommended` and `strict`, as an error.";
      assert.ok(preset?.startsWith(on), preset);
      const headings = [...text.matchAll(/^## (.+)$/gmu)].map((match) => match[1]);
      assert.deepEqual(headings, HEADINGS);
    });
  }

  for (const page of PAGES) {
    describe(relative(REPOSITORY, page), () => {
      const text = readFileSync(page, "utf8");
      it("links to files and headings that exist", () => {
        for (const target of linksOf(text)) assertTarget(page, target);
      });
      for (const block of fencedBlocks(text)) {
        const [command, ...args] = block.info.split(" ").slice(1);
        if (command !== "reseed") continue;
        it(`line ${block.line}: what '${command} ${args.join(" ")}' prints`, async () => {
          const output = await printed(args);
          if (process.env.UPDATE_DOCS === "1") writeBlock(page, block, output);
          else assert.equal(output, block.text, "UPDATE_DOCS=1 writes the output anew.");
        });
      }
      const rule = dirname(page) === RULES ? (/^# (\S+)/u.exec(text)?.[1] ?? null) : null;
      for (const program of programsOf(text)) {
        it(`line ${program.line}: ${program.mark} ${[...program.files.keys()].join(", ")}`, () => {
          checkProgram(program, rule);
        });
      }
    });
  }
});

interface Program {
  readonly line: number;
  readonly mark: "incorrect" | "correct";
  readonly files: Map<string, string>;
  readonly preset: Preset;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Programs are blocks whose info string says `incorrect` or `correct`. Blocks of one heading with
 * file names (`js incorrect main.mjs`) are one program until a name comes again.
 */
function programsOf(text: string): Program[] {
  const programs: Program[] = [];
  /** The program that a block with a file name can belong to, and where it stands. */
  let open: Program | null = null;
  let openAt = "";
  for (const block of fencedBlocks(text)) {
    const words = block.info.split(" ");
    const mark = words.includes("incorrect") ? "incorrect" : "correct";
    if (!words.includes(mark)) continue;
    const name = words.find((word) => word.includes(".") && !word.includes("="));
    const at = [mark, ...block.headings].join("\n");
    if (name !== undefined && open !== null && openAt === at && !open.files.has(name)) {
      open.files.set(name, block.text);
      continue;
    }
    const program = newProgram(block, words, mark, name ?? `example.${words[0] ?? ""}`);
    programs.push(program);
    open = name === undefined ? null : program;
    openAt = at;
  }
  return programs;
}

function newProgram(
  block: Block,
  words: readonly string[],
  mark: Program["mark"],
  name: string,
): Program {
  const axes = words.filter((word) => word.includes("=")).map((word) => word.split("="));
  return {
    line: block.line,
    mark,
    files: new Map([[name, block.text]]),
    preset: words.includes("strict") ? "strict" : "recommended",
    environment: Object.fromEntries(axes.map(([axis = "", version = ""]) => [axis, version])),
  };
}

/** An incorrect program has findings, of the page's rule alone; a correct one has none. */
function checkProgram({ mark, files, preset, environment }: Program, rule: string | null): void {
  const engine = createEngine({ root: ROOT, host: memoryHost(files), preset, environment });
  const found = [...files].flatMap(([name, text]) => engine.lint(join(ROOT, name), text));
  const said = found.map(({ line, ruleId, message }) => `${line}: ${message} ${ruleId ?? ""}`);
  if (mark === "correct") {
    assert.deepEqual(said, []);
    return;
  }
  const rules = new Set(found.map(({ ruleId }) => ruleId));
  assert.ok(rules.size > 0, "Nothing was found.");
  assert.ok(!rules.has(null), said.join("\n"));
  if (rule !== null) assert.deepEqual([...rules], [rule]);
}

/** The output of the command in the root of the repository: blocks such as `text reseed examples`. */
async function printed(args: readonly string[]): Promise<string> {
  let output = "";
  await run(args, {
    cwd: REPOSITORY,
    colours: false,
    out: (text) => (output += text),
    err: (text) => (output += text),
    loadEngine: () => import("../../eslint-plugin/src/engine.js"),
  });
  return output;
}

function writeBlock(page: string, { info, text }: Block, output: string): void {
  const fenced = (body: string): string => `\`\`\`${info}\n${body}\`\`\``;
  const written = readFileSync(page, "utf8");
  writeFileSync(
    page,
    written.replace(fenced(text), () => fenced(output)),
  );
}

function linksOf(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gmu, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/gu)].map((match) => match[1] ?? "");
}

function assertTarget(page: string, target: string): void {
  if (/^(?:https?|mailto):/u.test(target)) return;
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? page : join(dirname(page), path);
  assert.ok(existsSync(file), `${target} leads nowhere`);
  if (anchor === undefined) return;
  const headings = [...readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gmu)];
  const anchors = headings.map((match) => anchorOf(match[1] ?? ""));
  assert.ok(anchors.includes(anchor), `${target} names no heading`);
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

function pagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => join(folder, name));
}
