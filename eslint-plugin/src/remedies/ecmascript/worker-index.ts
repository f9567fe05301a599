/** Sends each worker its number as data, where workers are started in a loop or for an index. */
import type { Edit } from "../../findings/finding.js";
import type { IndexChannel } from "../../knowledge/schema.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";

/** The edits that send it, and the property under which it arrives. */
export interface SentIndex {
  readonly edits: readonly Edit[];
  readonly property: string;
}

/** Names of parameters that are numbers of something. */
const INDEX_NAME = /^(?:[ijknw]|idx|index|number|id|worker(?:Id|Index|Number)?)$/u;

/**
 * Sends the number along.
 *
 * @param call - starts one worker
 * @returns null where there is no number, or no place for it
 */
export function sendIndex(
  file: EcmascriptFile,
  call: TreeNode,
  channel: IndexChannel,
): SentIndex | null {
  const index = indexAround(file, call);
  if (index === null) return null;
  const given = nodesOf(call.arguments);
  if (given.some(({ type }) => type === "SpreadElement")) return null;
  const insert = (offset: number, text: string): SentIndex => ({
    property: channel.property,
    edits: [{ path: file.path, range: [offset, offset], text }],
  });
  const value = channel.value.replaceAll("{index}", index);
  const own = value === channel.property ? value : `${channel.property}: ${value}`;
  const entry = channel.base === undefined ? own : `${channel.base}, ${own}`;
  const options = given[channel.position];
  if (options === undefined) {
    const last = given.at(-1);
    if (last === undefined) return null;
    const fillers = "[], ".repeat(channel.position - given.length);
    return insert(last.range[1], `, ${fillers}{ ${channel.member}: { ${entry} } }`);
  }
  if (options.type !== "ObjectExpression") return null;
  const member = propertyOf(options, channel.member);
  if (member === undefined) {
    return insert(options.range[0] + 1, ` ${channel.member}: { ${entry} }${rest(options)}`);
  }
  const [object] = nodesOf(member.value);
  if (object?.type !== "ObjectExpression") return null;
  const known = propertyOf(object, channel.property);
  if (known !== undefined) return { property: channel.property, edits: [] };
  return insert(object.range[0] + 1, ` ${own}${rest(object)}`);
}

/** What parts a first property from those that follow. */
function rest(object: TreeNode): string {
  return nodesOf(object.properties).length > 0 ? "," : " ";
}

function propertyOf(object: TreeNode, name: string): TreeNode | undefined {
  return nodesOf(object.properties).find((property) => {
    const [key] = nodesOf(property.key);
    return property.computed !== true && (key?.name === name || key?.value === name);
  });
}

/** The name of the number that tells the calls apart. */
function indexAround(file: EcmascriptFile, call: TreeNode): string | null {
  for (let node = file.parentOf(call); node !== null; node = file.parentOf(node)) {
    if (node.type === "ForStatement") {
      const [init] = nodesOf(node.init);
      const [declarator] = nodesOf(init?.declarations);
      const name = nameOf(declarator?.id);
      if (name !== null) return name;
    }
    const parameters = nodesOf(node.params);
    const name = parameters.map((parameter) => nameOf(parameter)).find(isIndex);
    if (name !== undefined && name !== null) return name;
  }
  return null;
}

function isIndex(name: string | null): boolean {
  return name !== null && INDEX_NAME.test(name);
}

function nameOf(field: unknown): string | null {
  const [node] = nodesOf(field);
  return node?.type === "Identifier" && typeof node.name === "string" ? node.name : null;
}
