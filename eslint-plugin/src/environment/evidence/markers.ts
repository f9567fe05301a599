/** Turns environment markers of Python packaging (`python_version < "3.12"`) into conditions. */
import { ALWAYS, all, any, NEVER, not, platform, versions, type Condition } from "../condition.js";
import type { Platform } from "../names.js";

/** What stands for a platform in each marker variable. */
const PLATFORMS: Readonly<Record<string, Readonly<Record<string, readonly Platform[]>>>> = {
  sys_platform: { linux: ["linux"], linux2: ["linux"], darwin: ["macos"], win32: ["windows"] },
  platform_system: { linux: ["linux"], darwin: ["macos"], windows: ["windows"] },
  os_name: { posix: ["linux", "macos"], nt: ["windows"] },
};

/** CPython is assumed throughout, and an extra counts: its versions are declared like any other. */
const ASSUMED: Readonly<Record<string, string>> = {
  implementation_name: "cpython",
  platform_python_implementation: "cpython",
};

const MAX_LENGTH = 2000;
const MAX_DEPTH = 20;
const TOKEN = /\s*(\(|\)|"[^"]*"|'[^']*'|===|==|~=|!=|<=|>=|<|>|[A-Za-z_][\w.]*)/y;

/**
 * Reads a marker. What it says about anything but Python and platform is left open, so that the
 * statement behind it counts in some environments.
 */
export function parseMarker(text: string): Condition {
  const tokens = tokenize(text);
  if (tokens === null) return unknown(text);
  const parser = new MarkerParser(tokens);
  const condition = parser.parseOr(0);
  return condition === null || !parser.isAtEnd ? unknown(text) : condition;
}

function unknown(text: string): Condition {
  return { flag: `marker:${text.trim()}`, phrase: "" };
}

function tokenize(text: string): readonly string[] | null {
  if (text.length > MAX_LENGTH) return null;
  const tokens: string[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const token = TOKEN.exec(trimmed)?.[1];
    if (token === undefined) return null;
    tokens.push(token);
  }
  return tokens;
}

class MarkerParser {
  #position = 0;
  readonly #tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#position === this.#tokens.length;
  }

  parseOr(depth: number): Condition | null {
    return this.#parseJoined("or", any, () => this.#parseAnd(depth));
  }

  #parseAnd(depth: number): Condition | null {
    return this.#parseJoined("and", all, () => this.#parseOne(depth));
  }

  #parseJoined(
    word: string,
    join: (...parts: readonly Condition[]) => Condition,
    parsePart: () => Condition | null,
  ): Condition | null {
    const parts: Condition[] = [];
    do {
      const part = parsePart();
      if (part === null) return null;
      parts.push(part);
    } while (this.#accept(word));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : join(...parts);
  }

  #parseOne(depth: number): Condition | null {
    if (this.#accept("(")) {
      if (depth >= MAX_DEPTH) return null;
      const inner = this.parseOr(depth + 1);
      return this.#accept(")") ? inner : null;
    }
    const left = this.#next();
    let operator = this.#next();
    if (operator === "not" && this.#accept("in")) operator = "not in";
    const right = this.#next();
    if (left === undefined || operator === undefined || right === undefined) return null;
    return compare(left, operator, right);
  }

  #accept(token: string): boolean {
    if (this.#tokens[this.#position] !== token) return false;
    this.#position++;
    return true;
  }

  #next(): string | undefined {
    return this.#tokens[this.#position++];
  }
}

const MIRRORED: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };

function compare(left: string, operator: string, right: string): Condition {
  const open = unknown(`${left} ${operator} ${right}`);
  const isQuoted = (token: string): boolean => /^["']/.test(token);
  if (isQuoted(left) === isQuoted(right)) return open;
  if (isQuoted(left)) {
    // `"3.8" in python_version` looks for a part of a text: nothing to decide here.
    if (operator.endsWith("in")) return open;
    return compare(right, MIRRORED[operator] ?? operator, left);
  }
  const value = right.slice(1, -1).trim();
  if (left === "extra" || left === "extras" || left === "dependency_groups") return ALWAYS;
  if (operator === "not in") return not(compare(left, "in", right));
  if (operator === "in") {
    const words = value.split(/[\s,|]+/).filter((word) => word !== "");
    return any(...words.map((word) => compare(left, "==", `"${word}"`)));
  }
  // The short version is a Python's first two numbers: `== "3.11"` is true of every 3.11.
  if (left === "python_version") return versions("python", operator.replace(/^===?$/, "=") + value);
  if (left === "python_full_version") return versions("python", operator + value);
  if (operator !== "==" && operator !== "!=") return open;
  const condition = equals(left, value.toLowerCase());
  if (condition === null) return open;
  return operator === "==" ? condition : not(condition);
}

function equals(variable: string, value: string): Condition | null {
  if (Object.hasOwn(ASSUMED, variable)) return ASSUMED[variable] === value ? ALWAYS : NEVER;
  if (!Object.hasOwn(PLATFORMS, variable)) return null;
  const platforms = PLATFORMS[variable]?.[value];
  // A platform beyond the three, such as `cygwin`, is none that is admitted.
  return platforms === undefined ? NEVER : platform(...platforms);
}
