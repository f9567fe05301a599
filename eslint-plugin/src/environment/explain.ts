/** Says in plain lines what an environment admits and who says so: `reseed --explain-environment`. */
import { relative, sep } from "node:path";
import { admittedOn, type Admitted, type Environment, type Evidence } from "./environment.js";
import { FLOOR } from "./floor.js";
import { normalizeAxis, VALUES } from "./names.js";
import type { EnvironmentReading } from "./read-environment.js";
import { DEFAULT_START_METHODS } from "./start-methods.js";
import { parseRange } from "./ranges.js";
import { formatVersions, intersect, isEmpty } from "./version-sets.js";

/**
 * Explains an environment: a line for each axis with what is admitted, then a line for each piece of
 * evidence, then the problems.
 *
 * @param root - paths are shown relative to it
 * @param libraries - those that knowledge speaks of; they are shown where the project names them
 */
export function explainEnvironment(
  { environment, problems }: EnvironmentReading,
  root: string,
  libraries: Iterable<string>,
): readonly string[] {
  const named = [...libraries].map(normalizeAxis).filter((axis) => environment.has(axis));
  // How services run is of interest where the project says it.
  const words = Object.keys(VALUES).filter(
    (axis) => environment.has(axis) || !FLOOR.values.has(axis),
  );
  const axes = [...new Set([...FLOOR.versions.keys(), ...words, ...named.sort()])];
  const lines = axes.flatMap((axis) => explainAxis(axis, environment, root));
  return [
    ...lines,
    ...problems.map(({ path, message }) =>
      path === null ? message : `${displayPath(path, root)}: ${message}`,
    ),
  ];
}

function explainAxis(axis: string, environment: Environment, root: string): readonly string[] {
  const admitted = admittedOn(environment, axis);
  if (admitted === null)
    return [`${axis}: follows from platform and python`, ...derived(environment)];
  return [
    `${axis}: ${describe(admitted)}`,
    ...admitted.evidence.map((evidence) => `  ${explainEvidence(evidence, root)}`),
  ];
}

function describe(admitted: Admitted): string {
  if (admitted.kind === "values") return admitted.values.join(", ");
  return formatVersions(admitted.versions);
}

function explainEvidence(evidence: Evidence, root: string): string {
  switch (evidence.kind) {
    case "file":
      return `${displayPath(evidence.path, root)}:${evidence.line}: ${evidence.text}`;
    case "given":
      return `given: ${evidence.text}`;
    case "floor":
      return `default of ${FLOOR.asOf}: ${evidence.text}`;
  }
}

/** The start methods that the admitted platforms and Pythons lead to. */
function derived(environment: Environment): readonly string[] {
  const platforms = admittedOn(environment, "platform");
  const python = admittedOn(environment, "python");
  if (platforms?.kind !== "values" || python?.kind !== "versions") return [];
  return DEFAULT_START_METHODS.flatMap((entry) => {
    if (!platforms.values.includes(entry.platform)) return [];
    const versions = intersect(python.versions, parseRange(entry.python, "reseed") ?? []);
    if (isEmpty(versions)) return [];
    return [`  ${entry.method}: on ${entry.platform} with python ${formatVersions(versions)}`];
  });
}

function displayPath(path: string, root: string): string {
  return relative(root, path).split(sep).join("/");
}
