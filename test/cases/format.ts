/** Reads cases: programs in Markdown, with their findings beside them. See `README.md`. */
import type { Preset } from "../../eslint-plugin/src/engine.js";
import { fencedBlocks, type Block } from "../support/fenced-blocks.js";

/** One program and what is to be found in it. */
export interface Case {
  readonly title: string;
  /** Texts by path, with slashes. */
  readonly files: ReadonlyMap<string, string>;
  readonly preset: Preset;
  readonly environment: Readonly<Record<string, string>>;
  /** In order; none where all is right. */
  readonly findings: readonly Expectation[];
  readonly mended: readonly Mended[];
}

export interface Expectation {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly rule: string;
  /** What the message says among other things; empty for any message. */
  readonly part: string;
}

/** A file as a remedy leaves it. */
export interface Mended {
  readonly file: string;
  /** Part of the remedy's title. */
  readonly title: string;
  readonly text: string;
}

const LANGUAGES = new Set(["py", "js", "ts", "json", "toml", "txt"]);
const FINDING = /^(?<file>\S+):(?<line>\d+) (?<rule>[\w-]+)(?: "(?<part>.*)")?$/u;
const MENDED = /^\w+ (?<file>\S+) after "(?<title>[^"]+)"$/u;

/**
 * All cases of a Markdown text.
 *
 * @throws where it does not keep to the format
 */
export function readCases(markdown: string): Case[] {
  const cases: Case[] = [];
  let files = new Map<string, string>();
  for (const block of fencedBlocks(markdown)) {
    const [language = "", name, ...more] = block.info.split(" ");
    const last = cases.at(-1);
    if (language === "findings") {
      if (files.size === 0) fail(block, "there is no program above these findings");
      cases.push({
        ...titled(block, files),
        files,
        ...asked(block),
        findings: read(block),
        mended: [],
      });
      files = new Map();
    } else if (!LANGUAGES.has(language) || name === undefined) {
      fail(block, `'${block.info}' is neither a file nor findings`);
    } else if (more.length === 0) {
      if (files.has(name)) fail(block, `there are two files '${name}'`);
      files.set(name, block.text);
    } else {
      const mended = MENDED.exec(block.info)?.groups;
      if (mended === undefined || last === undefined || files.size > 0) {
        fail(block, "a mended file reads 'py FILE after \"TITLE\"' and stands below its findings");
      }
      const { file = "", title = "" } = mended;
      cases[cases.length - 1] = {
        ...last,
        mended: [...last.mended, { file, title, text: block.text }],
      };
    }
  }
  if (files.size > 0) throw new Error("The last program has no findings block.");
  return cases;
}

function titled(block: Block, files: ReadonlyMap<string, string>): Pick<Case, "title"> {
  const heading = block.headings.slice(1).join(": ");
  if (heading === "") fail(block, "it stands under no heading of the second level");
  const [first = ""] = files.keys();
  return { title: `${heading} (${first})` };
}

/** The preset and the environment, from the words behind `findings`. */
function asked(block: Block): Pick<Case, "preset" | "environment"> {
  const words = block.info.split(" ").slice(1);
  const environment: Record<string, string> = {};
  for (const word of words) {
    if (word === "strict") continue;
    const [name, version, ...more] = word.split("=");
    if (name === undefined || version === undefined || more.length > 0) {
      fail(block, `'${word}' is neither 'strict' nor like 'python=3.11'`);
    }
    environment[name] = version;
  }
  return { preset: words.includes("strict") ? "strict" : "recommended", environment };
}

function read(block: Block): Expectation[] {
  return block.text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const groups = FINDING.exec(line)?.groups;
      if (groups === undefined) fail(block, `'${line}' does not read 'FILE:LINE RULE "PART"'`);
      const { file = "", rule = "", part = "" } = groups;
      return { file, line: Number(groups.line), rule, part };
    });
}

function fail(block: Block, reason: string): never {
  throw new Error(`Line ${block.line}: ${reason}.`);
}
