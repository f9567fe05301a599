/** Folders outside the repository, in which the packages are installed as a user would. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { Folder } from "../cli/world.js";

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A program's outcome; npm is told nothing of the npm that runs the tests. */
export function run(cwd: string, program: string, args: readonly string[]): Outcome {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?:package|lifecycle|command|execpath|node_execpath)/u.test(name),
    ),
  );
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env,
    encoding: "utf8",
    // npm is a script on Windows, which only a shell starts there.
    shell: process.platform === "win32",
  });
  return { code: status, out: stdout, err: stderr };
}

/** Whether npm reaches a registry. */
export function hasRegistry(): boolean {
  const args = ["view", "eslint", "version", "--fetch-retries=0", "--fetch-timeout=20000"];
  return run(process.cwd(), "npm", args).code === 0;
}

/** A project that installs packages and runs their commands. */
export class Project extends Folder {
  constructor(readonly specifiers: readonly string[]) {
    super();
    this.write({ "package.json": '{ "type": "module" }\n' });
  }

  /** Installs without any flag that would hide a conflict. */
  install(): Outcome {
    const flags = ["--no-audit", "--no-fund", "--ignore-scripts"];
    return run(this.path, "npm", ["install", ...flags, ...this.specifiers]);
  }

  /** Runs a command of an installed package. */
  exec(command: string, ...args: string[]): Outcome {
    return run(this.path, "npm", ["exec", "--offline", "--no", "--", command, ...args]);
  }

  has(name: string): boolean {
    return existsSync(this.at(`node_modules/${name}`));
  }
}
