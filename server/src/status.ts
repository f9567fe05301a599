/** Tells the editor in one line what the server is doing, for its status item. */
import { NotificationType } from "vscode-languageserver";
import type { Checked } from "./checker.js";

export interface Status {
  /** The document that was checked. */
  readonly uri: string;
  /** `off` where the settings switch the checks off; `idle` for a file of another kind. */
  readonly state: "ready" | "off" | "idle";
  readonly version: string;
  readonly preset: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly milliseconds: number;
  readonly problems: number;
}

export const StatusNotification = new NotificationType<Status>("reseed/status");

/** What to say after a check. */
export function statusOf(uri: string, version: string, checked: Checked): Status {
  const { enable, environment, preset } = checked.settings;
  return {
    uri,
    state: enable ? (checked.engine === undefined ? "idle" : "ready") : "off",
    version,
    preset,
    environment,
    milliseconds: Math.round(checked.milliseconds),
    problems: checked.problems.length,
  };
}
