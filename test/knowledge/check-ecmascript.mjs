// Checks that the names which knowledge gives for packages of npm are exported by those that are installed.
// Reads `[{ specifiers, names }]` as JSON from standard input, writes complaints to standard output.
import { createRequire, isBuiltin } from "node:module";
import process from "node:process";
import { pathToFileURL } from "node:url";

const [, , folder] = process.argv;
const require = createRequire(pathToFileURL(`${folder}/package.json`));

/** The module's exports with its default export's members, which entries do not tell apart. */
async function load(specifier) {
  const namespace = isBuiltin(specifier)
    ? await import(`node:${specifier}`)
    : await import(pathToFileURL(require.resolve(specifier)).href);
  return [namespace, namespace.default, namespace.default?.default].filter(
    (value) => value !== undefined && value !== null,
  );
}

function has(roots, path) {
  return roots.some((root) => {
    let value = root;
    for (const part of path) {
      if ((typeof value !== "object" && typeof value !== "function") || value === null)
        return false;
      if (!(part in value)) return false;
      value = value[part];
    }
    return true;
  });
}

let text = "";
for await (const chunk of process.stdin) text += chunk;
const complaints = [];
const skipped = [];
let done = 0;
for (const { specifiers, names } of JSON.parse(text)) {
  const roots = [];
  const problems = [];
  for (const specifier of specifiers) {
    try {
      roots.push(...(await load(specifier)));
    } catch (error) {
      problems.push(error.code ?? error.message);
    }
  }
  if (roots.length === 0) {
    skipped.push(`${specifiers[0]} (${problems[0]})`);
    continue;
  }
  for (const path of names) {
    done++;
    if (!has(roots, path)) complaints.push(`${specifiers[0]} has no '${path.join(".")}'`);
  }
}
process.stdout.write(JSON.stringify({ complaints, skipped, done }));
process.exit(0);
