/** Matches names against patterns with one `*`, as `paths`, `imports` and `exports` have them. */

/** The part of a name that the `*` stands for; empty without `*`, null where it does not match. */
export function matchStar(pattern: string, name: string): string | null {
  const star = pattern.indexOf("*");
  if (star === -1) return pattern === name ? "" : null;
  const head = pattern.slice(0, star);
  const tail = pattern.slice(star + 1);
  const fits =
    name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
  return fits ? name.slice(head.length, name.length - tail.length) : null;
}

/** The most telling pattern that matches a name: one without `*`, else that with the longest head. */
export function bestMatch(
  patterns: readonly string[],
  name: string,
): { readonly pattern: string; readonly star: string } | null {
  let best: { readonly pattern: string; readonly star: string } | null = null;
  for (const pattern of patterns) {
    const star = matchStar(pattern, name);
    if (star === null) continue;
    if (best === null || weight(pattern) > weight(best.pattern)) best = { pattern, star };
  }
  return best;
}

function weight(pattern: string): number {
  const star = pattern.indexOf("*");
  return star === -1 ? Infinity : star;
}
