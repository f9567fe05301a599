/** Mends what goes on in the child of a fork. */
import type { Remedy } from "../../findings/finding.js";
import type { Expression, Node } from "../../python/parser/nodes.js";
import { decline, Draft, pass } from "./draft.js";
import { isLoop, type PythonFile } from "./file.js";
import { expectUnseeded, receiverFor, type Scene } from "./scene.js";
import { isUnseeded, seedsFor } from "./seeds.js";

type Branch = Extract<Node, { type: "If" }>;

/** The child makes its generator, or seeds the global state, before anything else. */
export function freshInChild(scene: Scene): Remedy {
  const { file, judgement } = scene;
  // What is started by a call has a model; what goes on in the child has none.
  if (judgement.dispatch.model !== null || judgement.dispatch.givenAt !== null)
    pass("no fork goes on here");
  const draft = new Draft(file);
  const branch = childOf(file, scene);
  const [first] = branch.body;
  if (first === undefined) return decline("the child does nothing");
  const start = file.startOf(first);
  if (!file.startsLine(start)) decline("the child's work stands in the line of its condition");
  const seed = isUnseeded(scene.roots()) ? null : seedBefore(draft, scene);
  if (seed === null) expectUnseeded(scene);
  const lines = statementsFor(draft, scene, branch, first, seed);
  for (const line of lines) {
    draft.insert(file.lineStart(start), `${file.indentAt(start)}${line}${file.newline}`);
  }
  return {
    id: seed === null ? "fresh-in-child" : "own-seed-in-child",
    title:
      seed === null
        ? "Start anew in the child, from entropy."
        : "Start anew in the child, from a seed of its own.",
    isPreferred: true,
    edits: draft.edits,
  };
}

/** Draws the child's seed in front of the fork: what the child draws, its siblings draw as well. */
function seedBefore(draft: Draft, { judgement, remedy, roots }: Scene): string {
  const { file } = draft;
  const call = file.at(judgement.dispatch.at.range, "Call") ?? decline("the fork stands elsewhere");
  const statement = file.statementOf(call) ?? decline("the fork has no line of its own");
  const start = file.startOf(statement);
  if (isLoop(statement) || !file.startsLine(start)) decline("the fork has no line of its own");
  const value = seedsFor(draft, remedy, roots(), call).one(call);
  const seed = draft.take(draft.freshName(["seed", "child_seed"], file.functionAround(call)));
  draft.insert(file.lineStart(start), `${file.indentAt(start)}${seed} = ${value}${file.newline}`);
  return seed;
}

/** What the child does first. */
function statementsFor(
  draft: Draft,
  scene: Scene,
  branch: Branch,
  first: Node,
  seed: string | null,
): readonly string[] {
  const { file, judgement, remedy } = scene;
  if (judgement.owner?.shape.is === "state") {
    return [
      seed === null
        ? draft.fill(remedy.reseedFresh ?? decline("it takes no entropy"), first, {})
        : draft.fill(remedy.reseed ?? decline("the state cannot be set"), first, { seed }),
    ];
  }
  const receiver = receiverFor(scene) ?? decline("it draws from no name");
  if (receiver.type !== "Name") return decline("what draws stands elsewhere");
  const made =
    seed === null
      ? draft.fill(remedy.makeFresh ?? decline("it cannot be made without a seed"), first, {})
      : draft.fill(remedy.make, first, { seed });
  const assignment = `${receiver.id} = ${made}`;
  const scope = file.scopeAt(first);
  const isOwn = receiver.start >= branch.start && receiver.end <= branch.end;
  if (isOwn && scope.bindings.has(receiver.id)) return [assignment];
  const binding = file.scopes.referenceAt(receiver)?.binding;
  if (binding?.scope !== file.scopes.module) return decline("the generator is another scope's");
  if (scope === file.scopes.module) return [assignment];
  // A name that is declared after it was used is an error.
  const uses = binding.references.filter(({ node }) => file.functionAround(node) === scope.node);
  if (uses.some(({ range }) => range[0] < first.start)) decline("its name is used before the fork");
  return [`global ${receiver.id}`, assignment];
}

/** What is executed where `os.fork()` gives 0. */
function childOf(file: PythonFile, { judgement }: Scene): Branch {
  const { range } = judgement.dispatch.at;
  const call = file.at(range, "Call") ?? decline("the fork stands elsewhere");
  const assign = file.parentOf(call);
  const [target] = assign?.type === "Assign" ? assign.targets : [];
  const binding = target?.type === "Name" ? file.scopes.referenceAt(target)?.binding : null;
  for (const node of file.below(file.functionAround(call))) {
    if (node.type !== "If" || node.end < call.end) continue;
    const id = zeroTest(node.test);
    const isIt =
      id !== null &&
      (id === call || (id.type === "Name" && file.scopes.referenceAt(id)?.binding === binding));
    if (isIt && (node.start > call.start || id === call)) return node;
  }
  return decline("the child cannot be told from its parent");
}

/** `pid` of `pid == 0` and `not pid`. */
function zeroTest(test: Expression): Expression | null {
  if (test.type === "UnaryOp" && test.op === "not") return test.operand;
  if (test.type !== "Compare" || test.ops.length !== 1 || test.ops[0] !== "==") return null;
  const [right] = test.comparators;
  return right?.type === "Constant" && right.value === 0 ? test.left : null;
}
