/**
 * Hand-written generators as streams, whatever holds the number: a closure's variable, a field, a
 * module variable, an element of an array. Which functions are their steps, `step-shape.ts` tells.
 */
import { type Expression, type FunctionFact, type Statement } from "../../facts/facts.js";
import { type Machine } from "../machine/machine.js";
import { variationOf } from "../values/containers.js";
import {
  data,
  type Atom,
  type HeapObject,
  type Place,
  type StreamAtom,
  type Value,
  objectsOf,
} from "../values/value.js";
import { mix, type Variation, FIXED } from "../values/variation.js";
import { recordDraw } from "./draws.js";
import { isInSharedMemory, noteRace } from "./shared-memory.js";
import { shapeOf } from "./step-shape.js";
import { advance, STREAM } from "./streams.js";

/** Prefix of the field beside a cell of state that keeps the stream which began there. */
const CELL = "#cell:";

/** Whether a function is a step of a generator. */
export function isStep(fact: FunctionFact): boolean {
  return shapeOf(fact).cells.size > 0;
}

/**
 * The value to write for an assignment to a field or variable outside the running function. Where
 * that function is a step of a generator and this is its state, named `cell` in there, the
 * assignment advances a stream, and is a draw.
 */
export function advanceCell(
  m: Machine,
  frame: HeapObject,
  owner: HeapObject,
  field: string,
  cell: string,
  value: Value,
  at: Place,
): Value {
  if (isInSharedMemory(m, owner)) {
    const step = m.calls.at(-1)?.key;
    if (step !== undefined && isFunction(step) && isAdvance(step, cell, value)) {
      noteRace(m, owner, at);
    }
    return value;
  }
  const kept = CELL + field;
  const fact = m.calls.at(-1)?.key;
  const before = m.read(owner, field);
  if (
    owner === frame ||
    fact === undefined ||
    !isFunction(fact) ||
    !isAdvance(fact, cell, value) ||
    !isPlain(before)
  ) {
    if (m.read(owner, kept) !== undefined) m.write(owner, kept, []);
    return value;
  }
  const known = m.read(owner, kept) ?? [];
  const streams: Value = known.length > 0 ? known : [firstStream(m, fact, owner, before, value)];
  const holder = m.cellOf(owner);
  m.write(holder, STREAM, streams);
  recordDraw(m, holder, at, false);
  const after = m.read(holder, STREAM) ?? streams;
  m.write(owner, kept, after);
  return data(mix(variationOf(m, after), advance(m, after)), "draw", at, "number");
}

/** Whether a function advances a stream by writing this value to a cell. */
function isAdvance(fact: FunctionFact, cell: string, value: Value): boolean {
  const { cells, feedsBack } = shapeOf(fact);
  return cells.has(cell) || (feedsBack && value.some((atom) => mixtures.has(atom)));
}

/** Numbers that a function made by mixing its argument. */
const mixtures = new WeakSet<Atom>();

/** What a function gives that mixes its argument: `state = next(state)` advances a stream. */
export function mixed(fact: FunctionFact, value: Value): Value {
  if (!shapeOf(fact).isMixer) return value;
  const result = value.map((atom): Atom => ({ ...atom }));
  for (const atom of result) mixtures.add(atom);
  return result;
}

/** A generator function that is a step makes iterators that are streams, seeded by its arguments. */
export function seedIterator(
  m: Machine,
  iterator: Value,
  seeds: readonly Value[],
  at: Place,
): void {
  const seed = seeds.flat();
  const stream: StreamAtom = {
    kind: "stream",
    variation: seeds.reduce<Variation>((all, one) => mix(all, variationOf(m, one)), FIXED),
    seeding: seed.every((atom) => atom.kind === "constant") ? "constant" : "value",
    seed,
    phase: m.phase,
    world: m.world.id,
    at,
    seedAt: at,
    calls: m.calls,
  };
  for (const object of objectsOf(iterator)) m.write(object, STREAM, [stream]);
}

function isFunction(key: object): key is FunctionFact {
  return "parameters" in key;
}

function isPlain(value: Value | undefined): value is Value {
  return (
    value !== undefined &&
    value.length > 0 &&
    value.every(
      (atom) =>
        atom.kind === "data" ||
        atom.kind === "unknown" ||
        (atom.kind === "constant" && typeof atom.value === "number"),
    )
  );
}

/** The stream that begins in a cell; the cells of one generator are one thing to report. */
function firstStream(
  m: Machine,
  fact: FunctionFact,
  owner: HeapObject,
  before: Value,
  value: Value,
): StreamAtom {
  const stream = cellStream(m, owner, before, value);
  if (owner.at !== null) return stream;
  for (const cell of shapeOf(fact).cells) {
    const [other] = m.read(owner, CELL + cell) ?? [];
    if (other?.kind === "stream") return { ...stream, at: other.at, seedAt: other.seedAt };
  }
  return stream;
}

/** The stream that a plain number in a cell amounts to. */
function cellStream(m: Machine, owner: HeapObject, value: Value, next: Value): StreamAtom {
  const [first] = value;
  // The first step may lose what told the seeds apart: the whole part of a fraction.
  const isLost = value.every((atom) => atom.kind === "data" && atom.type === "fraction");
  const written = first?.kind === "constant" ? first.at : null;
  // A number that another file handed over is no seed of this one's.
  const isHere = owner.at === null || written?.path === owner.at.path;
  const literal = isHere ? written : owner.at;
  return {
    kind: "stream",
    variation: isLost ? variationOf(m, next) : variationOf(m, value),
    seeding: value.every((atom) => atom.kind === "constant") ? "constant" : "value",
    seed: value,
    phase: owner.phase,
    world: owner.world,
    at: owner.at ?? literal,
    seedAt: literal,
  };
}

/** Whether calling this function advances a stream that it closes over. */
export function isStepper(atom: { readonly fact: FunctionFact }): boolean {
  return isStep(atom.fact) && atom.fact.parameters.length === 0;
}

/** Whether instances of this class are hand-written generators. */
export function isStepperClass(methods: readonly Value[]): boolean {
  return methods.some((method) =>
    method.some(
      (atom) => atom.kind === "function" && isStep(atom.fact) && writesSelf(atom.fact.body),
    ),
  );
}

function writesSelf(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    switch (statement.kind) {
      case "assign":
        return statement.targets.some((target) => target.kind === "member");
      case "expression":
        return statement.value.kind === "assignment" && statement.value.target.kind === "member";
      case "if":
        return writesSelf(statement.consequent) || writesSelf(statement.alternate);
      case "for":
      case "while":
      case "with":
        return writesSelf(statement.body);
      case "return":
        return statement.value !== null && containsSelfUpdate(statement.value);
      default:
        return false;
    }
  });
}

function containsSelfUpdate(expression: Expression): boolean {
  switch (expression.kind) {
    case "assignment":
      return expression.target.kind === "member" || containsSelfUpdate(expression.value);
    case "operation":
      return expression.operands.some(containsSelfUpdate);
    case "call":
      return expression.arguments.some((one) => containsSelfUpdate(one.value));
    case "sequence":
      return expression.items.some(containsSelfUpdate);
    default:
      return false;
  }
}
