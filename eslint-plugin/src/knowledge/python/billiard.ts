/** billiard: Celery's copy of `multiprocessing`, which forks likewise. */
import { defineLibrary } from "../define.js";

export default defineLibrary({
  name: "billiard",
  title: "billiard",
  language: "python",
  source: "docs/observed-python.md",
  checked: "4.1.0",
  aliases: { billiard: "multiprocessing" },
});
