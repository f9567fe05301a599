/** Translates between the editor's URIs and the absolute paths that the engine knows. */
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The usual file extension of each language, for documents that have no file name yet. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  python: ".py",
  javascript: ".js",
  javascriptreact: ".jsx",
  typescript: ".ts",
  typescriptreact: ".tsx",
};

/**
 * The path under which the engine knows a document.
 *
 * Documents that do not live on disk (unsaved, or of a virtual file system) get a path of their own
 * below a folder named after their scheme, so that they meet no file of the disk.
 *
 * @param uri - as the editor wrote it
 * @param languageId - tells the extension where the name has none
 */
export function uriToPath(uri: string, languageId = ""): string {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url?.protocol === "file:") {
    try {
      return fileURLToPath(url);
    } catch {
      // A file on a remote host or with an encoded slash: treated like any other virtual document.
    }
  }
  const scheme = (url?.protocol ?? "unknown:").slice(0, -1);
  const names = safeDecode(url?.pathname ?? uri)
    .split("/")
    .filter((name) => name !== "" && name !== "." && name !== "..");
  const place = path.resolve(path.sep, `${scheme}+${url?.host ?? ""}`, ...names);
  return path.extname(place) === "" ? place + (EXTENSIONS[languageId] ?? "") : place;
}

/** The URI of a file of the disk. */
export function pathToUri(file: string): string {
  return pathToFileURL(file).href;
}

/** Whether `file` is `folder` itself or lies somewhere below it. */
export function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way === "" || (way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
