/** Recognises a finding in another version of its file, where places have moved. */
import { basename } from "node:path";
import type { Finding } from "../findings/finding.js";

/** Equal for findings that say the same of the same file. */
export function messageKey({ rule, messageId, data, path, condition }: Finding): string {
  return JSON.stringify([rule, messageId, basename(path), data, condition]);
}
