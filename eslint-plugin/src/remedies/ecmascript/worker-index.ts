/** Sends each worker its number as data, where they are started one by one. */
import type { Edit } from "../../findings/finding.js";
import type { IndexChannel } from "../../knowledge/schema.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";

/** The edits that send it, and the property under which it arrives. */
export interface SentIndex {
  readonly edits: readonly Edit[];
  /** It is sent already. */
  readonly isKnown: boolean;
  readonly property: string;
}

/**
 * Sends the number along.
 *
 * @param call - starts one worker
 * @param index - the number, as the file writes it
 * @returns null where there is no place for it
 */
export function sendIndex(
  file: EcmascriptFile,
  call: TreeNode,
  channel: IndexChannel,
  index: string,
): SentIndex | null {
  const given = nodesOf(call.arguments);
  if (given.some(({ type }) => type === "SpreadElement")) return null;
  const insert = (offset: number, text: string): SentIndex => ({
    property: channel.property,
    isKnown: false,
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
  if (known !== undefined) return { property: channel.property, isKnown: true, edits: [] };
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
