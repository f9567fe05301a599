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
  const named = isPython ? declaredEncoding(bytes) : null;
  const encoding = named === null ? "utf-8" : standardName(named);
  if (isUtf16(bytes)) return { problem: "is in UTF-16; save it as UTF-8" };
  if (named !== null && hasMark(bytes) && encoding !== "utf-8") {
    return {
      problem: `begins with the mark of UTF-8 but names the encoding '${named}'; remove one of them`,
    };
  }
  const decoder = decoderFor(encoding);
  if (decoder === null) {
    return {
      problem: `names the encoding '${named ?? encoding}', which is not known here; save it as UTF-8`,
    };
  }
  if (decoder.encoding.startsWith("utf-16")) {
    // The comment could be read without it.
    return {
      problem: `names the encoding '${named ?? encoding}' but is in another; save it as UTF-8`,
    };
  }
  try {
    const text = decoder.decode(bytes);
    return isText(text) ? { text } : NO_TEXT;
  } catch {
    if (bytes.includes(0)) return NO_TEXT;
    const hint =
      isPython && named === null ? ", or name its encoding in a comment in its first line" : "";
    return {
      problem: `is not valid ${(named ?? encoding).toUpperCase()}; save it as UTF-8${hint}`,
    };
  }
}

/** What is wrong with a file that holds no text. */
export const NO_TEXT = { problem: "is not text; exclude it" } as const;

/** Whether something can be a program: what is in none of them is the character NUL. */
export function isText(text: string): boolean {
  return !text.includes("\0");
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function hasMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
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

/** Python's names for encodings that the platform knows under another one, or not at all. */
const STANDARD_NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  // As Python does it: whatever follows.
  [/^utf-?8(?:-|$)|^(?:utf|u8|cp65001)$/u, "utf-8"],
  [/^(?:iso-8859-1|iso-latin-1|latin-1)(?:-|$)|^(?:iso-?8859|8859|latin)$/u, "latin1"],
  [/^(?:windows-?|cp)?(125[0-8]|874)$/u, "windows-$1"],
  [/^(?:ms-?|cp)?936$|^(?:euc-?cn|gb2312-(?:80|1980))$/u, "gbk"],
  [/^(?:ms-?|cp)?949$|^(?:uhc|euc-?kr|ks-?x-?1001)$/u, "euc-kr"],
  [/^(?:ms-?|cp)?950$|^big5-?(?:tw|hkscs)$|^hkscs$/u, "big5"],
  [/^(?:ms-?|cp)?932$|^(?:ms-?kanji|s-?jis|shift-?jis)$/u, "shift_jis"],
  [/^(?:euc-?jp|u-?jis)$/u, "euc-jp"],
  [/^iso-?2022-?jp$/u, "iso-2022-jp"],
  // One byte a character, and ASCII in the lower half: other letters elsewhere change no finding.
  [/^(?:cp|ibm)?(?:437|720|737|775|85[0-8]|86[0-35-9]|1125)$/u, "latin1"],
  [/^mac-?(?:roman|cyrillic|greek|turkish|iceland|latin2|croatian|romanian)$/u, "latin1"],
];

function standardName(named: string): string {
  // `cp1252-unix` and the like: editors append the line ending.
  const name = named.replace(/-(?:unix|dos|mac)$/u, "");
  for (const [pattern, standard] of STANDARD_NAMES) {
    const match = pattern.exec(name);
    if (match !== null) return standard.replace("$1", match[1] ?? "");
  }
  return name;
}

function decoderFor(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return null;
  }
}
