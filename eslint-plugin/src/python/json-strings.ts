/** Reads JSON and remembers where its strings stand, so that what is found in them can be shown. */

export type Json =
  | { readonly kind: "object"; readonly entries: ReadonlyMap<string, Json> }
  | { readonly kind: "array"; readonly items: readonly Json[] }
  | JsonString
  /** Numbers, booleans and null: nobody asks for them. */
  | { readonly kind: "other" };

export interface JsonString {
  readonly kind: "string";
  readonly value: string;
  /** Of the first character between the quotes. */
  readonly start: number;
  /** Of the closing quote. */
  readonly end: number;
}

/** Deeper documents are none that a program wrote for people. */
const DEPTH = 200;

/**
 * Reads a JSON text.
 *
 * @returns null where it is no JSON
 */
export function readJson(text: string): Json | null {
  try {
    const reader = new Reader(text);
    const value = reader.value(0);
    reader.skipSpace();
    return reader.at === text.length ? value : null;
  } catch (error) {
    if (error instanceof NoJson) return null;
    throw error;
  }
}

/**
 * The offset in the JSON text of each unit of a string's value, and of its end.
 *
 * @param text - of the whole document
 */
export function offsetsIn(text: string, { start, end }: JsonString): readonly number[] {
  const offsets: number[] = [];
  for (let at = start; at < end;) {
    offsets.push(at);
    if (text[at] !== "\\") at += 1;
    else at += text[at + 1] === "u" ? 6 : 2;
  }
  offsets.push(end);
  return offsets;
}

class NoJson extends Error {}

class Reader {
  at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): Json {
    if (depth > DEPTH) throw new NoJson();
    this.skipSpace();
    switch (this.text[this.at]) {
      case "{":
        return this.object(depth);
      case "[":
        return this.array(depth);
      case '"':
        return this.string();
      default:
        return this.other();
    }
  }

  skipSpace(): void {
    while (" \t\r\n".includes(this.text[this.at] ?? "x")) this.at += 1;
  }

  private object(depth: number): Json {
    const entries = new Map<string, Json>();
    this.list("}", () => {
      this.skipSpace();
      const key = this.string().value;
      this.skipSpace();
      this.expect(":");
      entries.set(key, this.value(depth + 1));
    });
    return { kind: "object", entries };
  }

  private array(depth: number): Json {
    const items: Json[] = [];
    this.list("]", () => items.push(this.value(depth + 1)));
    return { kind: "array", items };
  }

  private list(close: string, item: () => void): void {
    this.at += 1;
    this.skipSpace();
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      item();
      this.skipSpace();
      if (this.text[this.at] === close) break;
      this.expect(",");
    }
    this.at += 1;
  }

  private string(): JsonString {
    this.expect('"');
    const start = this.at;
    let hasEscapes = false;
    for (; this.text[this.at] !== '"'; this.at += 1) {
      if (this.at >= this.text.length) throw new NoJson();
      if (this.text[this.at] === "\\") {
        hasEscapes = true;
        this.at += 1;
      }
    }
    const raw = this.text.slice(start, this.at);
    this.at += 1;
    return {
      kind: "string",
      value: hasEscapes ? unescape(raw) : raw,
      start,
      end: this.at - 1,
    };
  }

  private other(): Json {
    const pattern = /(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)/uy;
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) throw new NoJson();
    this.at += match[0].length;
    return { kind: "other" };
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new NoJson();
    this.at += 1;
  }
}

function unescape(raw: string): string {
  try {
    // What JSON's own reader gives of a string is a string.
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    throw new NoJson();
  }
}
