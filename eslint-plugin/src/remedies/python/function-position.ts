/** Gives a library's drawing function that was sent a named function in its place, which each worker looks up. */
import type { Remedy } from "../../findings/finding.js";
import type { Expression } from "../../python/parser/nodes.js";
import { decline, Draft, pass } from "./draft.js";
import type { PythonFile } from "./file.js";
import { expectUnseeded, type Scene } from "./scene.js";
import { topOf } from "./statements.js";

/** The function calls the library by name, so that the worker's own state is drawn from. */
export function namedFunction(scene: Scene): Remedy {
  return wrapped(scene, (draft, function_) => ({
    body: `return ${draft.file.of(function_)}(*args)`,
    title: "Send a function that draws in the worker.",
  }));
}

/** The function draws from a generator of its own. */
export function namedFreshFunction(scene: Scene): Remedy {
  expectUnseeded(scene);
  const { remedy } = scene;
  const make = remedy.makeFresh ?? decline("it cannot be made without a seed");
  return wrapped(scene, (draft, function_) => {
    const name = draft.file.qualifiedName(function_) ?? "";
    const draw = remedy.draws?.[name] ?? decline("it has no equivalent");
    const made = draft.fill(make, function_, {});
    return {
      // Without dimensions it is a number and no array.
      body: `return ${made}.${draw.method}(${draw.packs === true ? "args or None" : "*args"})`,
      title: "Send a function that draws from a generator of its own.",
    };
  });
}

function wrapped(
  { file, judgement }: Scene,
  write: (draft: Draft, function_: Expression) => { readonly body: string; readonly title: string },
): Remedy {
  const { owner, dispatch, transfer } = judgement;
  if (owner?.shape.is !== "bound") return pass("no function was sent");
  const { name } = owner.shape;
  const sent = [transfer?.at, dispatch.taskAt, dispatch.givenAt, dispatch.at].flatMap((place) => {
    const node = place?.path === file.path ? file.argumentAt(place.range) : null;
    return node === null ? [] : sentIn(file, node, name);
  });
  const [function_] = sent;
  if (function_ === undefined) return decline("the function stands elsewhere");
  const draft = new Draft(file);
  const top = topOf(file, function_);
  const { body, title } = write(draft, function_);
  const last = name.split(".").at(-1) ?? "value";
  const wrapper = draft.freshName([`draw_${last}`, `draw_own_${last}`], file.module);
  const { newline, step } = file;
  const lines = [`def ${wrapper}(*args):`, step + body, "", "", ""];
  draft.insert(file.lineStart(file.startOf(top)), lines.join(newline));
  for (const { start, end } of sent.filter((one, index) => sent.indexOf(one) === index)) {
    draft.replace(start, end, wrapper);
  }
  return { id: "named-function", title, isPreferred: true, edits: draft.edits };
}

/** Where an expression names a function without calling it. */
function sentIn(file: PythonFile, top: Expression, name: string): readonly Expression[] {
  const found: Expression[] = [];
  for (const node of file.below(top)) {
    if (node.type !== "Attribute" && node.type !== "Name") continue;
    const parent = file.parentOf(node);
    const isCalled = parent?.type === "Call" && parent.func === node;
    if (!isCalled && file.qualifiedName(node) === name) found.push(node);
  }
  return found;
}
