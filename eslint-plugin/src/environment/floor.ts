/** What an environment is taken to be where a project says nothing: data, with a date. */

/**
 * Releases in wide use at the time. Older ones are admitted only where a project names them: a
 * program that is right with everything still in use is not blamed for what a forgotten release did.
 */
export const FLOOR: {
  /** The day on which the list was last looked over. */
  readonly asOf: string;
  /** Ranges by axis. Axes that are missing here have no floor. */
  readonly versions: ReadonlyMap<string, string>;
  /** What is admitted on axes of words; an axis that is missing here admits all of them. */
  readonly values: ReadonlyMap<string, readonly string[]>;
} = {
  asOf: "2026-11-25",
  versions: new Map([
    ["python", ">=3.9"],
    ["node", ">=20"],
    ["numpy", ">=1.22"],
    ["torch", ">=1.13"],
    ["joblib", ">=1.0"],
  ]),
  // Servers start one process, and load the application in it, unless somebody tells them otherwise.
  values: new Map([
    ["web-workers", ["one"]],
    ["web-loading", ["each-worker"]],
    ["task-workers", ["processes"]],
    ["job-workers", ["one-process"]],
  ]),
};
