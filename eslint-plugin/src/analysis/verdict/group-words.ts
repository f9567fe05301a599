/** Says of processes that work on one thing what would be an error elsewhere: as advice, since it may be meant. */
import { isGroup } from "../workers/groups.js";
import { type Judgement } from "./judge.js";

/** Seeds that are the same in each process. */
const EQUAL: ReadonlySet<string> = new Set(["constant", "remade", "reseeded", "sent"]);

/** The judgement as advice, where it is of equal seeds in the processes of a group; else the same. */
export function inWordsOfGroups(judgement: Judgement): Judgement {
  const { dispatch, rule, messageId } = judgement;
  if (!isGroup(dispatch) || rule === "no-shared-generator" || !EQUAL.has(messageId)) {
    return judgement;
  }
  return { ...judgement, rule: "no-correlated-seed", messageId: "group" };
}
