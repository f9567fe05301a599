/** Mends what goes on in the child of a fork. */
import type { Remedy } from "../../findings/finding.js";
import type { Expression, Node } from "../../python/parser/nodes.js";
import { decline, Draft, pass } from "./draft.js";
import type { PythonFile } from "./file.js";
import { expectUnseeded, receiverFor, type Scene } from "./scene.js";

type Branch = Extract<Node, { type: "If" }>;

/** The child makes its generator, or seeds the global state, before anything else. */
export function freshInChild(scene: Scene): Remedy {
  const { file, judgement, remedy } = scene;
  // What is started by a call has a model; what goes on in the child has none.
  if (judgement.dispatch.model !== null || judgement.dispatch.givenAt !== null)
    pass("no fork goes on here");
  expectUnseeded(scene);
  const draft = new Draft(file);
  const branch = childOf(file, scene);
  const [first] = branch.body;
  if (first === undefined) return decline("the child does nothing");
  const statement = ((): string => {
    if (judgement.owner?.shape.is === "state") {
      return draft.fill(remedy.reseedFresh ?? decline("it takes no entropy"), first, {});
    }
    const receiver = receiverFor(scene) ?? decline("it draws from no name");
    const make = remedy.makeFresh ?? decline("it cannot be made without a seed");
    const isOwn = receiver.start >= branch.start && receiver.end <= branch.end;
    if (receiver.type !== "Name" || !isOwn) return decline("what draws stands elsewhere");
    if (!file.scopeAt(first).bindings.has(receiver.id)) decline("the generator is another scope's");
    return `${receiver.id} = ${draft.fill(make, first, {})}`;
  })();
  const start = file.startOf(first);
  if (!file.startsLine(start)) decline("the child's work stands in the line of its condition");
  draft.insert(file.lineStart(start), `${file.indentAt(start)}${statement}${file.newline}`);
  return {
    id: "fresh-in-child",
    title: "Start anew in the child, from entropy.",
    isPreferred: true,
    edits: draft.edits,
  };
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
