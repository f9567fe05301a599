/** Sends each worker its number as data, where they are started one by one. */
import type { Edit } from "../../findings/finding.js";
import type { IndexChannel } from "../../knowledge/schema.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";

/** The edits that send it, and how it is read from what arrives. */
export interface SentIndex {
  readonly edits: readonly Edit[];
  /** It is sent already. */
  readonly isKnown: boolean;
  /** What follows the channel: `.index`, or nothing. */
  readonly member: string;
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
  const member = channel.property === undefined ? "" : `.${channel.property}`;
  const insert = (offset: number, text: string): SentIndex => ({
    member,
    isKnown: false,
    edits: [{ path: file.path, range: [offset, offset], text }],
  });
  const { property, base } = channel;
  const value = channel.value.replaceAll("{index}", index);
  const own = value === property ? value : `${property ?? ""}: ${value}`;
  const entry = base === undefined ? own : `${base}, ${own}`;
  const whole = property === undefined ? value : `{ ${entry} }`;
  const options = given[channel.position];
  if (options === undefined) {
    const last = given.at(-1);
    if (last === undefined) return null;
    const fillers = "[], ".repeat(channel.position - given.length);
    return insert(last.range[1], `, ${fillers}{ ${channel.member}: ${whole} }`);
  }
  if (options.type !== "ObjectExpression") return null;
  const held = propertyOf(options, channel.member);
  if (held === undefined) {
    return insert(options.range[0] + 1, ` ${channel.member}: ${whole}${rest(options)}`);
  }
  const [object] = nodesOf(held.value);
  if (object?.type !== "ObjectExpression" || property === undefined) return null;
  const known = propertyOf(object, property);
  if (known !== undefined) return { member, isKnown: true, edits: [] };
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
