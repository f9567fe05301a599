/** Mixes a worker's number into a seed, in the kind of seed that the generator takes. */
import type { Edit } from "../../findings/finding.js";
import type { GeneratorModel, SeedMix } from "../../knowledge/schema.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";

/** How a seed of several parts is given to a library's generator. */
export function mixFor(generator: GeneratorModel): SeedMix {
  if (generator.seedFrom !== undefined) return generator.seedFrom;
  const ignored = generator.accepts?.ignored ?? [];
  if (generator.neighbours !== "mixed") return "hash";
  if (!ignored.includes("string")) return "string";
  return ignored.includes("array") ? "hash" : "array";
}

/**
 * The edits that put a number into a seed.
 *
 * @param seed - the expression
 * @param id - the number's, as the file writes it
 * @returns null where a name that is needed is taken
 */
export function mixInto(
  file: EcmascriptFile,
  seed: TreeNode,
  id: string,
  mix: SeedMix,
): readonly Edit[] | null {
  if (mix === "none") return null;
  const replace = (text: string): Edit => ({ path: file.path, range: seed.range, text });
  if (mix === "array") return [replace(`[${file.of(seed)}, ${id}]`)];
  const part = partOf(file, seed);
  // The number is there already, in a kind of seed that is not taken.
  const text = part.includes(`\${${id}}`) ? `\`${part}\`` : `\`${part}:\${${id}}\``;
  if (mix === "string") return [replace(text)];
  const helper = hashHelper(file);
  if (helper === null) return null;
  return [replace(`${helper.name}(${text})`), ...helper.edits];
}

/** A seed as a part of a template: what is literal stays so. */
function partOf(file: EcmascriptFile, seed: TreeNode): string {
  const { value } = seed;
  const isPlain = typeof value === "string" && /^[\w .:/-]*$/u.test(value);
  if (seed.type === "Literal" && (isPlain || typeof value === "number")) return String(value);
  if (seed.type === "TemplateLiteral") return file.of(seed).slice(1, -1);
  const [callee] = nodesOf(seed.callee);
  const [only, ...more] = nodesOf(seed.arguments);
  // A template makes a string of it anyway.
  if (seed.type === "CallExpression" && callee?.name === "String" && more.length === 0) {
    if (only !== undefined && only.type !== "SpreadElement") return partOf(file, only);
  }
  return `\${${file.of(seed)}}`;
}

const HELPER = "hash32";

/** FNV-1a with a last mixing: neighbouring texts give unrelated integers. */
function helperText(step: string, newline: string): string {
  return [
    "/** Makes a 32-bit seed of a text: neighbouring texts give unrelated seeds. */",
    `function ${HELPER}(text) {`,
    `${step}let hash = 0x811c9dc5;`,
    `${step}for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);`,
    `${step}hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);`,
    `${step}hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);`,
    `${step}return (hash ^ (hash >>> 16)) >>> 0;`,
    "}",
    "",
  ].join(newline);
}

function hashHelper(
  file: EcmascriptFile,
): { readonly name: string; readonly edits: readonly Edit[] } | null {
  const body = nodesOf(file.program.body);
  const known = body.some(
    (statement) => statement.type === "FunctionDeclaration" && namesHelper(statement),
  );
  if (known) return { name: HELPER, edits: [] };
  if (file.hasName(HELPER)) return null;
  const { newline, step, text } = file;
  const typed = /\.[mc]?tsx?$/iu.test(file.path);
  const helper = helperText(step, newline);
  const end = text.length;
  const gap = text.endsWith("\n") || text === "" ? newline : newline + newline;
  const plain = file.semicolon === "" ? helper.replaceAll(/;$/gmu, "") : helper;
  const code = typed ? plain.replace("(text)", "(text: string): number") : plain;
  return { name: HELPER, edits: [{ path: file.path, range: [end, end], text: gap + code }] };
}

function namesHelper(statement: TreeNode): boolean {
  const [id] = nodesOf(statement.id);
  return id?.name === HELPER;
}
