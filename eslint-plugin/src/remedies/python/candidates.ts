/** What could mend a finding in Python. */
import { creationOf } from "../../analysis/verdict/findings.js";
import type { Remedy } from "../../findings/finding.js";
import type { RemedyContext } from "../context.js";
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
import { ownGeneratorByKeyword } from "./by-keyword.js";
import { ownSeedInConstructor } from "./constructor-seed.js";
import { freshInChild } from "./fork.js";
import { entropyForClock, seedOfRunner } from "./in-place.js";
import { ownGeneratorFromOwnSeed } from "./lock.js";
import { NewSeed } from "./new-seed.js";
import { namedFreshFunction, namedFunction } from "./function-position.js";
import { ownGeneratorHeld } from "./held.js";
import { ownGeneratorForLocal, ownItemInSeed } from "./own-names.js";
import { filesOf } from "./read-files.js";
import { attemptsWhereRepeated } from "./repeated.js";
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
  if (judgement.stream?.job !== undefined) {
    context.decline("a worker makes it anew for each job that it takes");
    return [];
  }
  const file = filesOf(context)(judgement.dispatch.at.path);
  if (file === null) {
    context.decline("its file cannot be read");
    return [];
  }
  const attempts = attemptsFor(context, file);
  if (attempts.length === 0) context.decline("nothing is known to take its place");
  const remedies = attempts.flatMap((attempt) => tried(attempt, context));
  return remedies.length === 0 ? [] : [...remedies, ...repeatable(context, file)];
}

function attemptsFor(
  context: RemedyContext,
  file: PythonFile,
  newSeed?: NewSeed,
): readonly Attempt[] {
  const scenes = [context, drawnIn(context)].flatMap((one) => {
    const remedy = one === null ? null : streamRemedy(one);
    return one === null || remedy === null ? [] : [sceneOf(one, file, remedy, newSeed)];
  });
  return scenes.flatMap((scene) =>
    scene.judgement.dispatch.isLoader ? forLoader(scene) : forTasks(scene),
  );
}

/**
 * The same remedies for a program without a seed, made from one that it gets: runs that repeat are
 * for its author to wish, so that these come second and are never applied unasked.
 */
function repeatable(context: RemedyContext, file: PythonFile): readonly Remedy[] {
  const seeding = context.located.judgement.stream?.seeding;
  if (seeding !== "entropy" && seeding !== "initial") return [];
  const seed = new NewSeed(({ name }, path) => context.mentions(name, path, []));
  const silent = { ...context, decline: () => undefined };
  return attemptsFor(silent, file, seed).flatMap((attempt) => {
    // One that was declined may have used it.
    seed.take();
    return tried(attempt, silent).flatMap((remedy) => {
      const name = seed.take();
      if (name === null) return [];
      const title = `${remedy.title.slice(0, -1)}, all from '${name}', so that runs can be repeated.`;
      return [{ ...remedy, id: "repeatable", title, isPreferred: false }];
    });
  });
}

/** What is drawn from can be made anew, too, in place of what it came from. */
function drawnIn(context: RemedyContext): RemedyContext | null {
  const { drawn, ...judgement } = context.located.judgement;
  if (drawn === undefined || judgement.dispatch.isLoader) return null;
  return { ...context, located: { ...context.located, judgement: { ...judgement, owner: drawn } } };
}

type Attempt = () => Remedy;

function forLoader(scene: Scene): readonly Attempt[] {
  const created = createdIn(scene);
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
        ...attemptsWhereRepeated(scene, "seed"),
        () => ownGeneratorForDraws(read(), remedy),
        () => freshGeneratorForDraws(scene, scene.links()[0]),
        () => ownGeneratorByKeyword(scene),
        () => freshSeedForState(scene),
        () => ownSeedForState(read(), remedy),
        () => freshGeneratorForDraws(scene, scene.links().at(-1)),
      ];
    default:
      return [
        () => entropyForClock(scene),
        () => ownGeneratorInProcess(scene),
        () => freshInChild(scene),
        ...attemptsWhereRepeated(scene, "seed"),
        () => {
          const call = dispatchCall(judgement, file);
          const made = createdIn(scene) ?? pass("it is made elsewhere");
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
        () => ownGeneratorForLocal(read(), remedy, receiverFor(scene)),
        () => ownSeedInConstructor(scene, creation ?? pass("nothing makes it")),
        () => ownNumberInSeed(read(), remedy),
        ...[0, 1, 2].map((index) => () => {
          const [task] = scene.links();
          return ownItemInSeed(scene, task ?? pass("what draws is in no function"), index);
        }),
        () => {
          const at = creation ?? pass("nothing makes it");
          const made = fileAt(at.path)?.expressionAt(at.range) ?? pass("it is made elsewhere");
          return freshGeneratorForDefault(scene, made);
        },
        () => ownGeneratorHeld(scene),
        () => freshGeneratorForReceiver(scene),
        ...attemptsWhereRepeated(scene, "generator"),
      ];
  }
}

/** What makes the generator, where that is in this file. */
function createdIn({ file, judgement: { owner }, context }: Scene): Expression | null {
  const creation = creationOf(owner);
  const made = creation?.path === file.path ? file.expressionAt(creation.range) : null;
  const type = owner?.shape.is === "library" ? owner.shape.type : null;
  const methods = type === null ? undefined : context.knowledge("python").type(type)?.methods;
  const isSeeding = (method: string): boolean =>
    [methods?.[method]].flat().some((call) => call?.does === "seed");
  return made === null ? null : withSeed(file, made, isSeeding);
}

/** `Generator()` with the seed that it is given at once: `Generator().manual_seed(1)`. */
function withSeed(
  file: PythonFile,
  made: Expression,
  isSeeding: (method: string) => boolean,
): Expression {
  const member = file.parentOf(made);
  if (member?.type !== "Attribute" || !isSeeding(member.attr)) return made;
  const call = file.parentOf(member);
  return call?.type === "Call" && call.func === member ? call : made;
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
