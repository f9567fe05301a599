/** Finds the import by which a file brings another one in, over as many files as it takes. */
import { type ModuleFacts, type ModuleRequest } from "../../facts/facts.js";
import { type Machine } from "../machine/machine.js";
import { type Place } from "../values/value.js";

/** So many files are looked into; a path this long explains nothing. */
const LIMIT = 200;

/**
 * The import in a file that leads to another file; null where none does.
 *
 * @param from - absolute path of the importing file
 * @param to - absolute path of the file that is brought in
 */
export function importOf(m: Machine, from: string, to: string): Place | null {
  const seen = new Set<string>();
  for (const request of requestsOf(m, from)) {
    const path = resolved(m, from, request);
    if (path !== null && leadsTo(m, path, to, seen)) return { path: from, range: request.at };
  }
  return null;
}

function leadsTo(m: Machine, from: string, to: string, seen: Set<string>): boolean {
  if (from === to) return true;
  if (seen.has(from) || seen.size > LIMIT) return false;
  seen.add(from);
  return requestsOf(m, from).some((request) => {
    const path = resolved(m, from, request);
    return path !== null && leadsTo(m, path, to, seen);
  });
}

function resolved(m: Machine, from: string, request: ModuleRequest): string | null {
  const facts = m.program.factsOf(from);
  if (facts === null) return null;
  const resolution = m.program.resolve(from, facts.language, request);
  return resolution.kind === "project" ? resolution.path : null;
}

const known = new WeakMap<ModuleFacts, readonly ModuleRequest[]>();

/** Every module that a file names, in the order of the text. */
function requestsOf(m: Machine, path: string): readonly ModuleRequest[] {
  const facts = m.program.factsOf(path);
  if (facts === null) return [];
  let requests = known.get(facts);
  if (requests === undefined) {
    const found = new Map<string, ModuleRequest>();
    collect([facts.body, facts.functions, facts.classes, facts.exports], found);
    requests = [...found.values()].sort((a, b) => a.at[0] - b.at[0]);
    known.set(facts, requests);
  }
  return requests;
}

/** Facts are plain JSON: wherever a request stands in them, it is an object of this form. */
function collect(node: unknown, found: Map<string, ModuleRequest>): void {
  if (typeof node !== "object" || node === null) return;
  if (isRequest(node)) {
    if (!found.has(node.specifier)) found.set(node.specifier, node);
    return;
  }
  for (const part of Object.values(node)) collect(part, found);
}

function isRequest(node: object): node is ModuleRequest {
  return "specifier" in node && "level" in node && "at" in node;
}
