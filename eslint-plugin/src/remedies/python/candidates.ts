/** What could mend a finding in Python. */
import { creationOf } from "../../analysis/verdict/findings.js";
import type { Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
import type { Judgement } from "../../analysis/verdict/judge.js";
import type { Expression } from "../../python/parser/nodes.js";
import { dispatchCall, streamRemedy } from "./case.js";
import { Declined, Inapplicable, pass } from "./draft.js";
import type { PythonFile } from "./file.js";
import {
  freshGeneratorForDefault,
  freshGeneratorForDraws,
  freshGeneratorForReceiver,
  freshSeedForState,
} from "./fresh.js";
import { ownGeneratorInProcess } from "./broadcast.js";
import { ownSeedInConstructor } from "./constructor-seed.js";
import { freshInChild } from "./fork.js";
import { entropyForClock, seedOfRunner } from "./in-place.js";
import { ownGeneratorFromOwnSeed } from "./lock.js";
import { namedFreshFunction, namedFunction } from "./function-position.js";
import { ownGeneratorHeld } from "./held.js";
import { filesOf } from "./read-files.js";
import { receiverFor, sceneOf, type Scene } from "./scene.js";
import { ownGeneratorSent } from "./generator-per-task.js";
import { ownGeneratorInWorker, ownSeedInInitializer, stateOfRunner } from "./worker-seed.js";
import {
  ownGeneratorForDraws,
  ownGeneratorForName,
  ownGeneratorForReceiver,
  ownNumberInSeed,
  ownSeedForCall,
  ownSeedForState,
} from "./seed-per-task.js";

/** Remedies that may cure a finding, best first. */
export function pythonCandidates(context: RemedyContext): readonly Remedy[] {
  const { judgement } = context.located;
  const file = filesOf(context)(judgement.dispatch.at.path);
  const remedy = streamRemedy(context);
  if (file === null || remedy === null) {
    context.decline(
      file === null ? "its file cannot be read" : "nothing is known to take its place",
    );
    return [];
  }
  const scene = sceneOf(context, file, remedy);
  const attempts = judgement.dispatch.isLoader ? forLoader(scene) : forTasks(scene);
  return attempts.flatMap((attempt) => tried(attempt, context));
}

type Attempt = () => Remedy;

function forLoader(scene: Scene): readonly Attempt[] {
  const created = createdIn(scene.file, scene.judgement);
  return [
    () => ownSeedInInitializer(scene),
    () => seedOfRunner(scene),
    () => stateOfRunner(scene, created),
    () => ownGeneratorInWorker(scene, created),
  ];
}

function forTasks(scene: Scene): readonly Attempt[] {
  const { file, judgement, remedy, read, fileAt } = scene;
  const creation = creationOf(judgement.owner);
  switch (judgement.owner?.shape.is) {
    case "bound":
      return [() => namedFunction(scene), () => namedFreshFunction(scene)];
    case "state":
      return [
        () => entropyForClock(scene),
        () => ownGeneratorFromOwnSeed(scene),
        () => freshInChild(scene),
        () => ownGeneratorForDraws(read(), remedy),
        () => freshGeneratorForDraws(scene, scene.links()[0]),
        () => freshSeedForState(scene),
        () => ownSeedForState(read(), remedy),
        () => freshGeneratorForDraws(scene, scene.links().at(-1)),
      ];
    default:
      return [
        () => entropyForClock(scene),
        () => ownGeneratorInProcess(scene),
        () => freshInChild(scene),
        () => {
          const call = dispatchCall(judgement, file);
          const made = createdIn(file, judgement) ?? pass("it is made elsewhere");
          const { model } = judgement.dispatch;
          return ownGeneratorSent({
            file,
            model,
            call,
            remedy,
            roots: scene.roots(),
            creation: made,
          });
        },
        () => ownSeedForCall(read(), remedy, creation ?? pass("nothing makes it")),
        () => ownGeneratorForName(read(), remedy, creation),
        () => ownGeneratorForReceiver(read(), remedy, receiverFor(scene)),
        () => ownSeedInConstructor(scene, creation ?? pass("nothing makes it")),
        () => ownNumberInSeed(read(), remedy),
        () => {
          const at = creation ?? pass("nothing makes it");
          const made = fileAt(at.path)?.expressionAt(at.range) ?? pass("it is made elsewhere");
          return freshGeneratorForDefault(scene, made);
        },
        () => ownGeneratorHeld(scene),
        () => freshGeneratorForReceiver(scene),
      ];
  }
}

/** What makes the generator, where that is in this file. */
function createdIn(file: PythonFile, { owner }: Judgement): Expression | null {
  const creation = creationOf(owner);
  const made = creation?.path === file.path ? file.expressionAt(creation.range) : null;
  return made === null ? null : withCalls(file, made);
}

/** `Generator()` with what is called on it at once: `Generator().manual_seed(1)`. */
function withCalls(file: PythonFile, made: Expression): Expression {
  const member = file.parentOf(made);
  if (member?.type !== "Attribute") return made;
  const call = file.parentOf(member);
  return call?.type === "Call" && call.func === member ? withCalls(file, call) : made;
}

function tried(attempt: Attempt, { decline }: RemedyContext): readonly Remedy[] {
  try {
    return [attempt()];
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    if (!(error instanceof Inapplicable)) decline(error.message);
    return [];
  }
}
