/** Names of packages as they are written where no `package.json` gives their versions. */

/** What says where a package comes from, and the version and the build that are asked for. */
const ORIGINS: readonly RegExp[] = [
  // Deno and Bun: `npm:seedrandom@3`, `jsr:@std/random@0.1/seeded`.
  /^(?:npm|jsr):\/?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/u,
  // Servers of packages: `https://esm.sh/seedrandom@3.0.5`, `https://cdn.jsdelivr.net/npm/chance@1/+esm`.
  /^https?:\/\/(?:esm\.sh|cdn\.skypack\.dev|unpkg\.com|(?:cdn\.jsdelivr\.net|esm\.run)\/npm|esm\.run)\/(?:v\d+\/|\*)?((?:@[^/@]+\/)?[^/@?]+)(?:@[^/?]*)?(\/[^?]*)?(?:\?.*)?$/u,
];

/** Builds of one package; their path says nothing of what is imported. */
const BUILD = /\.m?js$|^\/\+esm$/u;

/**
 * The name of a package or of a module of Node.js, without the registry, the version and the build.
 *
 * @param specifier - as a program imports it
 */
export function plainSpecifier(specifier: string): string {
  const bare = specifier.replace(/^node:/u, "");
  for (const origin of ORIGINS) {
    const [, name, path = ""] = origin.exec(bare) ?? [];
    if (name !== undefined) return BUILD.test(path) ? name : name + path;
  }
  return bare;
}
