/** Where the server's plain messages go: the editor's output panel. */

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** What went wrong, in one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/\r?\n/u, 1)[0] ?? "";
}
