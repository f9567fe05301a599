/** Reads one requirement of Python packaging: `numpy[extra] >=1.20,<2 ; python_version < "3.12"`. */
import { ALWAYS, type Condition } from "../condition.js";
import { parseMarker } from "./markers.js";

export interface Requirement {
  /** As written. */
  readonly name: string;
  /** As written; empty where no version is asked for, or an address names one release. */
  readonly range: string;
  readonly when: Condition;
}

/** @returns null where the text is no requirement by name (a path, a URL, an option) */
export function parseRequirement(text: string): Requirement | null {
  const name = /^[A-Za-z0-9][A-Za-z0-9._-]*/.exec(text.trimStart())?.[0];
  if (name === undefined) return null;
  const rest = text.trimStart().slice(name.length).trimStart();
  // What follows a name is an extra, a range, a marker, or an address.
  if (rest !== "" && !/^[[(<>=!~;@]/.test(rest)) return null;
  const [specifier = "", ...marker] = rest.replace(/^\[[^\]]*\]/, "").split(";");
  const when = marker.length === 0 ? ALWAYS : parseMarker(marker.join(";"));
  const range = specifier.trim().replace(/^\((.*)\)$/, "$1");
  return { name, range: range.startsWith("@") ? "" : range.trim(), when };
}
