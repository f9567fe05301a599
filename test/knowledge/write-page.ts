/** Writes `docs/knowledge.md` anew: `npm run docs:knowledge`. */
import { writeFileSync } from "node:fs";
import { knowledgePage } from "../../eslint-plugin/src/knowledge/page.js";

writeFileSync(new URL("../../docs/knowledge.md", import.meta.url), knowledgePage());
