/** Turns the bytes of a source file into text, as Python and ECMAScript would read them. */
import { TextDecoder } from "node:util";

/** Files above this size are data or bundles: nobody edits them, and reading them costs seconds. */
export const SIZE_LIMIT = 2_000_000;

/** What is wrong with a file above a limit, as a clause. */
export function tooLarge(limit: number): string {
  return `is larger than ${limit / 1_000_000} MB and was not read; exclude it, or split it`;
}

export type Decoded =
  | { readonly text: string }
  /** A clause that completes "this file …", with what to do about it; no full stop. */
  | { readonly problem: string };

/** PEP 263: the comment stands in one of the first two lines. */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/u;

/**
 * Decodes a source file.
 *
 * @param bytes - the file as it is on disk
 * @param isPython - Python lets a file name its encoding in a comment
 * @returns its text without byte-order mark, or why there is none
 */
export function decode(bytes: Uint8Array, isPython: boolean): Decoded {
  const encoding = isPython ? (declaredEncoding(bytes) ?? "utf-8") : "utf-8";
  const decoder = decoderFor(encoding);
  if (decoder === null) {
    return {
      problem: `names the encoding '${encoding}', which is not known here; save it as UTF-8`,
    };
  }
  try {
    const text = decoder.decode(bytes);
    return text.includes("\0") ? { problem: "is not text; exclude it" } : { text };
  } catch {
    const hint = isPython ? ", or name its encoding in a comment in its first line" : "";
    return { problem: `is not valid ${encoding.toUpperCase()}; save it as UTF-8${hint}` };
  }
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 400)).toString("latin1");
  for (const line of head.split(/\r\n|[\r\n]/u, 2)) {
    const match = COOKIE.exec(line.replace(/^\u00ef\u00bb\u00bf/u, ""));
    if (match?.[1] !== undefined) return match[1].toLowerCase().replaceAll("_", "-");
    if (!/^[ \t\f]*(?:#|$)/u.test(line)) return null;
  }
  return null;
}

/** Python's names for encodings that the platform knows under another one. */
const ALIASES: Readonly<Record<string, string>> = {
  "latin-1": "latin1",
  "iso-latin-1": "latin1",
  "utf-8-sig": "utf-8",
  utf8: "utf-8",
  cp1252: "windows-1252",
  cp1251: "windows-1251",
  cp932: "shift_jis",
};

function decoderFor(encoding: string): TextDecoder | null {
  // `utf-8-unix` and the like: editors append the line ending.
  const name = encoding.replace(/-(?:unix|dos|mac)$/u, "");
  try {
    return new TextDecoder(ALIASES[name] ?? name, { fatal: true });
  } catch {
    return null;
  }
}
