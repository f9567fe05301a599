/**
 * Imports by which a bundler means something else than a module: `./sim?worker` is the constructor
 * of workers that run the file, `./sim?worker&url` its address.
 */
import type { Expression, ModuleRequest } from "../../facts/facts.js";
import { builtin } from "./environment.js";
import { callOf, newOf } from "./references.js";

/** Vite's remarks after a name; the older loader of webpack stands before it. */
const REMARKS = /^([^?]+)\?(?:[^#]*&)?(worker|sharedworker|url)(?:[&=#]|$)/u;
const URL_REMARK = /[?&]url(?:[&=#]|$)/u;
const LOADER = /^worker-loader(?:\?[^!]*)?!(.+)$/u;

/**
 * What such an import stands for; null for any other.
 *
 * @param request - the import's
 */
export function bundledImport({ specifier, at }: ModuleRequest): Expression | null {
  const [, loaded] = LOADER.exec(specifier) ?? [];
  const [, path = loaded, remark = "worker"] = REMARKS.exec(specifier) ?? [];
  if (path === undefined) return null;
  const address = addressOf(path, at);
  if (URL_REMARK.test(specifier)) return address;
  const constructor = builtin(remark === "sharedworker" ? "SharedWorker" : "Worker", at);
  const bind: Expression = { kind: "member", object: constructor, name: "bind", nameAt: at, at };
  return callOf(bind, [{ kind: "constant", value: null, at }, address], at);
}

/** `new URL("./sim", import.meta.url).href` */
function addressOf(path: string, at: ModuleRequest["at"]): Expression {
  const base = builtin("import.meta.url", at);
  const specifier: Expression = { kind: "constant", value: path, at };
  const url = newOf(builtin("URL", at), [specifier, base], at);
  return { kind: "member", object: url, name: "href", nameAt: at, at };
}
