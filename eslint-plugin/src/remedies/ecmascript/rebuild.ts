/** Sends a seed in place of a generator that cannot be sent, and makes the generator in the worker. */
import type { Edit, Remedy } from "../../findings/finding.js";
import { creationOf } from "../../analysis/verdict/findings.js";
import type { Place } from "../../analysis/values/value.js";
import type { RemedyContext } from "../context.js";
import { behind, intoFunction } from "./block.js";
import { bringNames } from "./bring.js";
import { nodesOf, type EcmascriptFile, type TreeNode } from "./file.js";
import { afterImports, originOf } from "./imports.js";
import { mixedSeed, type MixedSeed } from "./mix.js";
import {
  declarationOf,
  freshName,
  functionAround,
  hasKey,
  hasVariable,
  identifierName,
  isDeclared,
  isFunction,
  statementAround,
  variablesNamed,
} from "./names.js";
import { filesOf } from "./read-files.js";
import { receptionOfArgument, receptionOfProperty, type Reception } from "./receive.js";
import { recipeOf, rewritten, sharedRecipe, type Recipe } from "./recipe.js";
import { replicaIndexes, type ReplicaIndex } from "./replica-index.js";
import { seedAtSite } from "./seed-at-site.js";
import { sentParts, type SentPart } from "./sent.js";
import { typeEdits } from "./types.js";
import { dropped } from "./unused.js";

const BROKEN: ReadonlySet<string> = new Set(["refused", "stripped", "dropped"]);

/** What the sender and the worker need to agree on. */
interface Plan {
  readonly sender: EcmascriptFile;
  readonly worker: EcmascriptFile;
  readonly recipe: Recipe;
  readonly part: SentPart;
  readonly reception: Reception;
  /** The function travels as text, and sees nothing of what surrounds it. */
  readonly isText: boolean;
}

/** Remedies for generators that lose their methods on the way, or are refused. */
export function rebuild(context: RemedyContext): readonly Remedy[] {
  const { judgement } = context.located;
  const { transfer, dispatch } = judgement;
  if (!BROKEN.has(judgement.messageId) || transfer === null) return [];
  const files = filesOf(context);
  const sender = files(transfer.at.path);
  const at = sender?.at(transfer.at.range) ?? null;
  const made = creationOf(judgement.owner);
  const worker = files(dispatch.entryPath ?? transfer.at.path);
  if (sender === null || at === null || worker === null) return [];
  // The call that sends may be another one than that which starts the worker.
  const around = sender.parentOf(at);
  const isGiven = nodesOf(around?.arguments).includes(at);
  const call = isGiven ? around : sender.at(dispatch.at.range);
  const known = readRecipe(context, made);
  if (made !== null && known === null) {
    context.decline("what seeds the generator cannot be told from the place that makes it");
  }
  const parts = sentParts(sender, at, made);
  if (parts.length === 0) {
    context.decline("the place that puts the generator among what is sent was not found");
  }
  return parts.flatMap((part) => {
    const recipe = made === null ? sharedRecipe(context, sender, part.node) : known;
    const reception = receptionOf(worker, sender, call, part);
    if (reception === null) {
      context.decline(
        "the worker gets at the generator in more than one way, or in none that is known",
      );
    }
    if (reception === null || recipe === null) return [];
    if (isCalledElsewhere(context, worker, sender, reception)) {
      context.decline("others call the worker's function, too, and pass it a generator");
      return [];
    }
    const isText = dispatch.model?.taskAs === "source-text";
    return remediesFor({ sender, worker, recipe, part, reception, isText });
  });
}

/** A function whose parameters change must have no other callers. */
function isCalledElsewhere(
  { mentions }: RemedyContext,
  worker: EcmascriptFile,
  sender: EcmascriptFile,
  reception: Reception,
): boolean {
  const fn = reception.kind === "parameter" ? reception.fn : null;
  const name = fn === null ? null : identifierName(fn.id);
  if (fn === null || name === null) return false;
  const uses = variablesNamed(worker, name).filter((node) => {
    const call = worker.parentOf(node);
    return call?.type === "CallExpression" && nodesOf(call.callee)[0] === node;
  });
  return uses.length > 0 || mentions(name, worker.path, [worker.path, sender.path]);
}

function readRecipe(context: RemedyContext, made: Place | null): Recipe | null {
  const file = made === null ? null : filesOf(context)(made.path);
  const node = made === null ? null : (file?.at(made.range) ?? null);
  return file === null || node === null ? null : recipeOf(context, file, node);
}

function receptionOf(
  worker: EcmascriptFile,
  sender: EcmascriptFile,
  call: TreeNode | null,
  part: SentPart,
): Reception | null {
  if (part.name !== null) return receptionOfProperty(worker, part.name);
  const [callee] = nodesOf(call?.callee);
  if (worker.path !== sender.path) {
    return receptionOfArgument(worker, identifierName(callee?.property), part.position);
  }
  // The function that is sent as text is an argument itself.
  const task = nodesOf(call?.arguments).find((one) => isSentFunction(sender, one));
  if (task === undefined) return null;
  if (isFunction(task)) return parameterOf(task, part.position);
  return receptionOfArgument(worker, identifierName(task), part.position);
}

function isSentFunction(file: EcmascriptFile, node: TreeNode): boolean {
  if (isFunction(node)) return true;
  const declared = declarationOf(file, identifierName(node) ?? "");
  const [init] = nodesOf(declared?.node.init);
  return declared?.kind === "function" || (init !== undefined && isFunction(init));
}

function parameterOf(fn: TreeNode, position: number): Reception | null {
  const parameter = nodesOf(fn.params)[position];
  if (parameter === undefined || identifierName(parameter) === null) return null;
  return { kind: "parameter", fn, parameter };
}

function remediesFor(plan: Plan): readonly Remedy[] {
  const { sender, recipe, part } = plan;
  if (recipe.seed === null) return remedy(withoutSeed(plan), "Make the generator in the worker.");
  const title = "Send a seed in place of the generator, and make the generator in the worker.";
  return replicaIndexes(sender, part.node).flatMap((index) => remedy(withSeed(plan, index), title));
}

function remedy(edits: readonly Edit[] | null, title: string): readonly Remedy[] {
  if (edits === null) return [];
  return [{ id: "generator-in-worker", title, isPreferred: true, edits }];
}

/** Entropy needs nothing to be sent; a property that is left over would be refused still. */
function withoutSeed(plan: Plan): readonly Edit[] | null {
  const { sender, part } = plan;
  if (part.property === null) return null;
  const { path, text } = sender;
  const [start, end] = part.property.range;
  const object = sender.parentOf(part.property);
  const isOnly = nodesOf(object?.properties).length === 1;
  const comma = /^\s*,\s*/u.exec(text.slice(end))?.[0].length ?? 0;
  const before = comma > 0 ? 0 : (/,\s*$/u.exec(text.slice(0, start))?.[0].length ?? 0);
  const made = makeInWorker(plan, null, null);
  if (made === null) return null;
  const gone: Edit =
    isOnly && object !== null
      ? { path, range: object.range, text: "{}" }
      : { path, range: [start - before, end + comma], text: "" };
  return [gone, ...made];
}

function withSeed(plan: Plan, index: ReplicaIndex): readonly Edit[] | null {
  const { sender, worker, recipe, part } = plan;
  const seed = seedAtSite(recipe, sender, part.node);
  const mixed = seed === null ? null : mixedSeed(sender, seed, index.text, recipe.mix);
  const key = freshIn([sender, worker], seedNames(part.name));
  if (mixed === null || key === null) return null;
  const sent: Edit = {
    path: sender.path,
    range: (part.property ?? part.node).range,
    text: part.property === null ? mixed.text : `${key}: ${mixed.text}`,
  };
  const made = makeInWorker(plan, key, mixed);
  if (made === null) return null;
  const types = part.name === null ? [] : typeEdits(sender, part.name, key, mixed.type);
  if (types === null) return null;
  const ownTypes = worker.path === sender.path ? [] : types;
  const edits = [...index.edits, ...mixed.edits, ...ownTypes, sent, ...made];
  return [...edits, ...dropped(sender, edits)];
}

/** Names for what is sent, first the plainest. */
function seedNames(name: string | null): readonly string[] {
  return ["seed", ...(name === null ? [] : [`${name}Seed`]), "workerSeed"];
}

/** A name that is no variable of either file, and no member that either reads. */
function freshIn(files: readonly EcmascriptFile[], names: readonly string[]): string | null {
  return (
    names.find((name) => files.every((file) => !hasVariable(file, name) && !hasKey(file, name))) ??
    null
  );
}

function makeInWorker(
  { sender, worker, recipe, part, reception, isText }: Plan,
  key: string | null,
  mixed: MixedSeed | null,
): readonly Edit[] | null {
  const isProgram = recipe.file.path === sender.path;
  const imports = isText ? importsInside(recipe) : [];
  if (imports === null) return null;
  const brought = bringNames(recipe.file, worker, recipe.names, isProgram);
  if (brought === null) return null;
  const make: Make = (seed) => {
    const text = rewritten(recipe, seed, brought.names);
    if (text === null) return null;
    if (recipe.seedCall === undefined) return { text, before: imports };
    // What the module shares is seeded where it is used.
    const call = seed === null ? null : `${text}${recipe.seedCall}(${seed})`;
    return call === null ? null : { text, before: [call], isShared: true };
  };
  const own = receive(worker, reception, key, make, part.name);
  if (own === null) return null;
  const type = mixed?.type ?? null;
  const types =
    key === null || type === null ? [] : receivedTypes(worker, reception, part.name, key, type);
  return types === null ? null : [...brought.edits, ...own, ...types];
}

/** How a worker makes the generator. */
interface Made {
  readonly text: string;
  /** Statements that come first. */
  readonly before: readonly string[];
  /** There is one for the whole worker, under a name of its own. */
  readonly isShared?: true;
}

type Make = (seed: string | null) => Made | null;

/** The statements, parted as on one line. */
function statementOf(local: string, { text, before, isShared }: Made): string {
  return [...before, ...(isShared === true ? [] : [`const ${local} = ${text}`])].join("; ");
}

/** Imports that stand inside of a function; null where it needs what cannot be imported. */
function importsInside({ file, names }: Recipe): readonly string[] | null {
  const result: string[] = [];
  for (const name of names) {
    const origin = originOf(file, name);
    if (origin === null && isDeclared(file, name)) return null;
    if (origin === null) continue;
    if (origin.module.startsWith(".") || origin.name === "*") return null;
    const binding = origin.name === name ? name : `${origin.name}: ${name}`;
    const { quote } = file;
    result.push(`const { ${binding} } = await import(${quote}${origin.module}${quote})`);
  }
  return result;
}

function receive(
  worker: EcmascriptFile,
  reception: Reception,
  key: string | null,
  make: Make,
  name: string | null,
): readonly Edit[] | null {
  switch (reception.kind) {
    case "parameter":
      return key === null ? null : asParameter(worker, reception, key, make);
    case "pattern":
      return asPattern(worker, reception, key, make);
    case "members":
      return asMembers(worker, reception, key, make, name ?? "rng");
  }
}

function asParameter(
  worker: EcmascriptFile,
  { fn, parameter }: Reception & { kind: "parameter" },
  key: string,
  make: Make,
): readonly Edit[] | null {
  const name = identifierName(parameter);
  const made = make(key);
  if (name === null || made === null || made.isShared === true) return null;
  const inside = intoFunction(worker, fn, statementOf(name, made));
  // An annotation belongs to the name.
  const [annotation] = nodesOf(parameter.typeAnnotation);
  const end = annotation?.range[0] ?? parameter.range[1];
  const edit: Edit = { path: worker.path, range: [parameter.range[0], end], text: key };
  const [start] = fn.range;
  const needsAsync = made.before.length > 0 && fn.async !== true;
  const head: Edit[] = needsAsync
    ? [{ path: worker.path, range: [start, start], text: "async " }]
    : [];
  return inside === null ? null : [...head, edit, ...inside];
}

function asPattern(
  worker: EcmascriptFile,
  { property, local }: Reception & { kind: "pattern" },
  key: string | null,
  make: Make,
): readonly Edit[] | null {
  const made = make(key);
  const pattern = worker.parentOf(property);
  const owner = pattern === null ? null : worker.parentOf(pattern);
  if (made === null || made.isShared === true) return null;
  if (pattern === null || owner === null || key === null) return null;
  const edit: Edit = { path: worker.path, range: property.range, text: key };
  const statement = statementOf(local, made);
  if (isFunction(owner)) {
    const inside = intoFunction(worker, owner, statement);
    return inside === null ? null : [edit, ...inside];
  }
  const declaration = owner.type === "VariableDeclarator" ? worker.parentOf(owner) : null;
  const isLone = declaration !== null && nodesOf(declaration.declarations).length === 1;
  return isLone ? [edit, behind(worker, declaration, statement)] : null;
}

function asMembers(
  worker: EcmascriptFile,
  { members, object }: Reception & { kind: "members" },
  key: string | null,
  make: Make,
  name: string,
): readonly Edit[] | null {
  const made = make(key === null ? null : `${worker.of(object)}.${key}`);
  const [first, ...more] = members;
  if (made === null || first === undefined) return null;
  const replace = (node: TreeNode, by: string): Edit => ({
    path: worker.path,
    range: node.range,
    text: by,
  });
  const holder = worker.parentOf(first);
  const isInline = made.before.length === 0 && holder?.type === "VariableDeclarator";
  // A name of a module means the same everywhere.
  if (key === null || (more.length === 0 && isInline)) {
    return members.map((member) => replace(member, made.text));
  }
  const own = hasVariable(worker, name) ? freshName(worker, ["generator", "ownRng"]) : name;
  const local = made.isShared === true ? made.text : own;
  if (local === null) return null;
  const root = rootOf(object);
  const declared = declarationOf(worker, identifierName(root) ?? "");
  const fn = declared?.kind === "parameter" ? functionAround(worker, declared.node) : null;
  const statement = statementOf(local, made);
  const placed =
    fn !== null
      ? intoFunction(worker, fn, statement)
      : declared?.kind === "variable"
        ? behindDeclaration(worker, declared.node, statement)
        : [afterImports(worker, statement + worker.semicolon)];
  if (placed === null) return null;
  // A closure that is called later would see a generator that goes on, as before.
  return [...placed, ...members.map((member) => replace(member, local))];
}

function behindDeclaration(
  file: EcmascriptFile,
  node: TreeNode,
  statement: string,
): readonly Edit[] | null {
  const around = statementAround(file, node);
  return around === null ? null : [behind(file, around, statement)];
}

function rootOf(object: TreeNode): TreeNode {
  const [inner] = nodesOf(object.object);
  return inner === undefined ? object : rootOf(inner);
}

/** What the worker says of the types that it gets. */
function receivedTypes(
  worker: EcmascriptFile,
  reception: Reception,
  name: string | null,
  key: string,
  type: MixedSeed["type"],
): readonly Edit[] | null {
  if (reception.kind !== "parameter") {
    return name === null ? [] : typeEdits(worker, name, key, type);
  }
  const [annotation] = nodesOf(reception.parameter.typeAnnotation);
  if (annotation === undefined) return [];
  return [{ path: worker.path, range: annotation.range, text: `: ${type}` }];
}
