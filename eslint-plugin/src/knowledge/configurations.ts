/** The part of the schema that says what files and commands tell a program before it starts. */
import type { CallModel } from "./schema.js";
import type { RunnerModel, WorkerId } from "./runners.js";

/** What a library is told before it starts. */
export interface Configured {
  /** Flags of commands that fix how a state begins in all that the program starts. */
  readonly flags?: readonly CommandFlag[];
  /** Files that tell it what its workers run before they take up their work. */
  readonly configurations?: readonly ConfigurationFile[];
}

/** A file in which a program that runs tests is configured. It is read; nobody runs it. */
export interface ConfigurationFile {
  /** Names of such files; those without an extension can have any that is evaluated, or `.json`. */
  readonly names: readonly string[];
  /** The member of what the file exports that is the configuration; missing where all of it is. */
  readonly member?: string;
  /** Members of the configuration that hold the folder its paths start from, if not the file's own. */
  readonly roots?: readonly string[];
  /** What stands for that folder at the beginning of a path: `<rootDir>`. */
  readonly rootWord?: string;
  /** There are workers only where this member is true. */
  readonly onlyIf?: string;
  /** There are no workers beside each other where this member is 1. */
  readonly size?: string;
  readonly runs: readonly ConfiguredRun[];
}

/** Files that run before tests, and in what. */
export interface ConfiguredRun {
  /** Members that name them, one or a list; a path in which `[]` stands for each element. */
  readonly files: readonly string[];
  /** The configuration itself is one of them: workers evaluate it as well. */
  readonly isEvaluated?: boolean;
  readonly runner: RunnerModel;
}

/** `node --random-seed=1 main.js`. */
export interface CommandFlag {
  readonly program: string;
  readonly startsWith: string;
  readonly state: string;
}

/** Each file of tests runs in modules of its own, whose set-up files run first. */
export function testFiles(title: string, fileId?: WorkerId): RunnerModel {
  return {
    title,
    // One process runs several files, one after the other: its id tells them apart no better than
    // it tells threads apart.
    processes: [
      {
        memory: "realm",
        serializer: "none",
        sharesProcess: true,
        ...(fileId === undefined ? {} : { workerId: fileId }),
      },
    ],
    defaultSize: "many",
    forksAt: "dispatch",
    entry: { name: "file" },
    runsTests: "each-file",
  };
}

/** Processes that load the set-up once, and then run files of tests one after the other. */
export function testProcesses(title: string): RunnerModel {
  return {
    ...testFiles(title),
    processes: [{ memory: "realm", serializer: "none" }],
    runsTests: "each-process",
  };
}

/** `expect.getState()`, which knows the file of tests that is running by its path. */
export const TEST_STATE: CallModel = {
  does: "value",
  value: { is: "worker-id", scope: "machine", text: true },
};

/** Endings of files that hold a configuration as a program or as data. */
const EXTENSION = /\.(?:[cm]?[jt]s|json)$/u;

/** Whether a file of this name is meant by a configuration's list of names. */
export function isConfigurationName(names: readonly string[], name: string): boolean {
  return (
    names.includes(name) || (EXTENSION.test(name) && names.includes(name.replace(EXTENSION, "")))
  );
}
