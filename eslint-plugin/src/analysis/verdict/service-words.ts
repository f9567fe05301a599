/** Says of services what is else said of pools: their processes load the program, or are forked with it. */
import { type DispatchRecord } from "../machine/events.js";
import { type Judgement } from "./judge.js";

type Message = Pick<Judgement, "rule" | "messageId">;

/** The message for a service where there is one, else the same. */
export function inWordsOfServices(
  { isService, preloaded }: DispatchRecord,
  message: Message,
): Message {
  const { rule, messageId } = message;
  if (!isService || !["constant", "copied", "remade", "reseeded"].includes(messageId)) {
    return message;
  }
  switch (rule) {
    case "no-constant-seed":
      return { rule, messageId: "served" };
    case "no-inherited-state":
    case "no-module-generator":
      return { rule, messageId: preloaded ? "preloaded" : "reloaded" };
    default:
      return message;
  }
}
