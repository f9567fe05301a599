// Compares our parser with CPython over whole directories: `npm run parser:compare -- DIR…`.
import process from "node:process";
import { compare, findPython, libraryOf, pythonFiles } from "./cpython.js";

const SHOWN = 40;

const python = findPython();
if (python === undefined) {
  console.error("No Python 3.10, 3.11, 3.13 or later was found; set RESEED_PYTHON.");
  process.exit(2);
}
const directories = process.argv.slice(2);
if (directories.length === 0) directories.push(libraryOf(python));
console.log(`Python ${python.version.join(".")}`);
let total = 0;
for (const directory of directories) {
  const results = compare(python, pythonFiles(directory));
  const valid = results.filter((result) => result.isValid === true);
  const invalid = results.filter((result) => result.isValid === false);
  const different = results.filter((result) => result.difference !== undefined);
  const missed = different.filter((result) => result.isValid === false);
  total += different.length - missed.length;
  const lines = valid.reduce((sum, result) => sum + result.nodes, 0);
  console.log(
    `${directory}: ${results.length} files; of ${valid.length} valid ones ` +
      `${valid.length - (different.length - missed.length)} equal in all ${lines} entries; ` +
      `of ${invalid.length} invalid ones ${invalid.length - missed.length} rejected; ` +
      `${results.length - valid.length - invalid.length} not UTF-8`,
  );
  for (const { file, difference } of different.slice(0, SHOWN)) {
    console.log(`  ${file}: ${difference ?? ""}`);
  }
}
process.exit(total === 0 ? 0 : 1);
