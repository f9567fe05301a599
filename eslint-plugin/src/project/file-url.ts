/** Paths in `file:` addresses, as programs write them. */
import { fileURLToPath } from "node:url";

/** The path of a file that a text names by its address; null where it is none, such as `file:` alone. */
export function pathOfFileUrl(text: string): string | null {
  if (!text.startsWith("file:")) return null;
  try {
    return fileURLToPath(text);
  } catch {
    return null;
  }
}
