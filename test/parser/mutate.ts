// Damages programs in ways that can be repeated.
import { parse } from "../../eslint-plugin/src/python/parser/parse.js";

/** Numbers from 0 to below 1 that depend on the seed alone (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

/** What is put into programs: each kind of token, and what opens without closing. */
const TOKENS = (
  "( ) [ ] { } , : ; . ... = := -> @ + - * ** / // % ~ & | ^ << >> < > <= >= == != ! += ` $ ? \\ " +
  "x match case type lazy _ print 1 0x 1. 1j 'a' f'{ f\"{x!r:>{y}}\" t'{x}' ''' \"\"\" ' \" f''' }' # é \ud83d " +
  "False None True and as assert async await break class continue def del elif else except finally " +
  "for from global if import in is lambda nonlocal not or pass raise return try while with yield"
).split(" ");
const BREAKS = ["\n", "\n    ", "\n\t", "\r", "\r\n", "\f", " ", "\\\n", "\n        ", "\0"];

/** Cuts a text where its tokens begin and end. */
function boundaries(text: string): number[] {
  const places = new Set([0, text.length]);
  for (const { start, end } of parse(text).tokens()) {
    places.add(start);
    places.add(end);
  }
  return [...places].sort((a, b) => a - b);
}

/** Makes damaged copies of a program: each has one to four tokens deleted, inserted or doubled. */
export function* mutations(text: string, count: number, seed: number): Generator<string> {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[], otherwise: T): T =>
    from[Math.floor(random() * from.length)] ?? otherwise;
  const places = boundaries(text);
  for (let made = 0; made < count; made++) {
    let changed = text;
    const changes = 1 + Math.floor(random() * random() * 4);
    for (let change = 0; change < changes; change++) {
      const index = Math.floor(random() * (places.length - 1));
      const start = Math.min(places[index] ?? 0, changed.length);
      const end = Math.min(places[index + 1] ?? 0, changed.length);
      const piece = changed.slice(start, end);
      const kind = random();
      if (kind < 0.3) changed = changed.slice(0, start) + changed.slice(end);
      else if (kind < 0.5) changed = changed.slice(0, end) + piece + changed.slice(end);
      else if (kind < 0.7)
        changed = changed.slice(0, start) + pick(BREAKS, " ") + changed.slice(start);
      else changed = `${changed.slice(0, start)} ${pick(TOKENS, "x")} ${changed.slice(start)}`;
    }
    yield changed;
  }
}
