/** Asks the `reseed` command about a program. */
import { execFile } from "node:child_process";
import { relative, sep } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { run } from "../../../eslint-plugin/src/cli/run.js";
import type { Place, Program } from "./programs.js";

/** One message. */
export interface Report extends Place {
  readonly column: number;
  readonly rule: string;
  readonly message: string;
  /** The places of its reasons, in order. */
  readonly trace: readonly Place[];
}

export interface Answer {
  readonly reports: readonly Report[];
  /** Files that could not be read or parsed, and crashes. */
  readonly problems: readonly string[];
}

/** Runs the command with a working folder. */
export type Command = (args: readonly string[], cwd: string) => Promise<Output>;

export interface Output {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** The command from its sources, within this process: the same code, without the start-up. */
export const inProcess: Command = async (args, cwd) => {
  let out = "";
  let err = "";
  const code = await run(args, {
    cwd,
    colours: false,
    out: (text) => (out += text),
    err: (text) => (err += text),
    loadEngine: () => import("../../../eslint-plugin/src/engine.js"),
  });
  return { out, err, code };
};

/** The command as it was built, in a process of its own. */
export const built: Command = (args, cwd) =>
  new Promise((resolve) => {
    const script = fileURLToPath(new URL("../../../eslint-plugin/dist/cli.js", import.meta.url));
    const options = { cwd, maxBuffer: 2 ** 26 };
    const child = execFile(process.execPath, [script, ...args], options, (_error, out, err) => {
      resolve({ out, err, code: child.exitCode ?? 2 });
    });
  });

/**
 * Lints a program with the `recommended` preset.
 *
 * @param program - all of its files are linted
 * @param command - how the command is run
 */
export async function ask(
  program: Pick<Program, "folder" | "files" | "environment">,
  command: Command,
): Promise<Answer> {
  const { folder, files, environment } = program;
  const axes = Object.entries(environment).map(([name, version]) => `${name}=${version}`);
  const args = ["--format", "json", "--preset", "recommended", ...files];
  if (axes.length > 0) args.push("--environment", axes.join(","));
  try {
    const { out, err, code } = await command(args, folder);
    if (code === 2) return { reports: [], problems: [`the command failed: ${err.trim()}`] };
    return read(out, folder);
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const reason = stack.split("\n").slice(0, 4).join(" | ");
    return { reports: [], problems: [`the command crashed: ${reason}`] };
  }
}

/** The parts of the command's JSON that are looked at; see its own tests for the rest. */
interface Result {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly trace: readonly { readonly file: string; readonly line: number }[];
  }[];
}

function read(out: string, folder: string): Answer {
  const within = (path: string): string => relative(folder, path).replaceAll(sep, "/");
  const reports: Report[] = [];
  const problems: string[] = [];
  for (const { filePath, messages } of JSON.parse(out) as readonly Result[]) {
    const file = within(filePath);
    for (const { ruleId, message, line, column, trace } of messages) {
      if (ruleId === null) {
        problems.push(`${file}:${line}:${column} ${message}`);
      } else {
        const places = trace.map((step) => ({ file: within(step.file), line: step.line }));
        reports.push({ file, line, column, rule: ruleId, message, trace: places });
      }
    }
  }
  return { reports, problems };
}
