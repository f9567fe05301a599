/** Mixes a worker's number into a seed, in the kind of seed that the generator takes. */
import type { Edit } from "../../findings/finding.js";
import type { CallModel, GeneratorModel, SeedMix, TypeModel } from "../../knowledge/schema.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { hasVariable } from "./names.js";

type SeedCall = Extract<CallModel, { does: "seed" }>;

/**
 * How a seed of several parts is given to a library's generator.
 *
 * @param methods - of the generator's type, where one of them sets the seed
 */
export function mixFor(generator: GeneratorModel, methods: TypeModel["methods"] = {}): SeedMix {
  if (generator.seedFrom !== undefined) return generator.seedFrom;
  const ignored = [generator, ...Object.values(methods).flatMap(seedCalls)].flatMap(
    ({ accepts }) => accepts?.ignored ?? [],
  );
  if (generator.neighbours !== "mixed") return "hash";
  if (!ignored.includes("string")) return "string";
  return ignored.includes("array") ? "hash" : "array";
}

function seedCalls(models: CallModel | readonly CallModel[]): readonly SeedCall[] {
  return [models].flat().filter((model) => model.does === "seed");
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
  const mixed = mixedSeed(file, { file, node: seed }, id, mix);
  if (mixed === null) return null;
  return [{ path: file.path, range: seed.range, text: mixed.text }, ...mixed.edits];
}

/** A seed and a number in one, as a text for a file. */
export interface MixedSeed {
  readonly text: string;
  readonly edits: readonly Edit[];
  /** The type that TypeScript gives it. */
  readonly type: "string" | "number" | "number[]";
}

/**
 * Puts a number into a seed.
 *
 * @param target - the file that the text is for
 * @param seed - an expression in whatever file; null where there is none
 * @param id - the number's, as the target writes it
 * @returns null where a name that is needed is taken
 */
export function mixedSeed(
  target: EcmascriptFile,
  seed: { readonly file: EcmascriptFile; readonly node: TreeNode } | null,
  id: string,
  mix: SeedMix,
): MixedSeed | null {
  if (mix === "none") return null;
  if (mix === "array" && seed !== null) {
    const { file, node } = seed;
    const isList = node.type === "ArrayExpression" && nodesOf(node.elements).length > 0;
    const parts = isList ? file.text.slice(node.range[0] + 1, node.range[1] - 1) : file.of(node);
    return { text: `[${parts.replace(/,\s*$/u, "")}, ${id}]`, edits: [], type: "number[]" };
  }
  const part = seed === null ? "" : `${partOf(seed.file, seed.node)}:`;
  // The number is there already, in a kind of seed that is not taken.
  const isMixed = part.includes(`\${${id}}`);
  const text = isMixed ? `\`${part.slice(0, -1)}\`` : `\`${part}\${${id}}\``;
  if (mix === "string") return { text, edits: [], type: "string" };
  const helper = hashHelper(target);
  if (helper === null) return null;
  return { text: `${helper.name}(${text})`, edits: helper.edits, type: "number" };
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
  if (hasVariable(file, HELPER)) return null;
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
