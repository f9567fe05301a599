/**
 * The shape of a hand-written generator's step, from the text of one function: it changes a number
 * that outlives the call, and mixes that number by arithmetic. What is computed from arguments
 * (checksums, hashes of data) is no such step, nor is counting.
 */
import {
  type Assignment,
  type Expression,
  type FunctionFact,
  type Operation,
  type Target,
} from "../../facts/facts.js";
import { partsOf, placesOf } from "../../facts/parts.js";
import { type Statement } from "../../facts/statements.js";

/** How elements of arrays are called among the cells of a step. */
export const ELEMENT = "[]";

/** What a function does with numbers. */
export interface StepShape {
  /** Names of the variables and fields that hold the state of a generator and that a call advances. */
  readonly cells: ReadonlySet<string>;
  /** It gives a mixed form of its only argument: the arithmetic of a step, without the state. */
  readonly isMixer: boolean;
  /** It replaces a number that outlives the call by what a function makes of that number. */
  readonly feedsBack: boolean;
}

/** A modulus or multiplier of at least this mixes; smaller ones count or wrap. */
const LARGE = 1 << 13;

const SHIFTS: readonly string[] = ["<<", ">>", ">>>"];

const known = new WeakMap<FunctionFact, StepShape>();

/** The shape of a function; looked at once. */
export function shapeOf(fact: FunctionFact): StepShape {
  let shape = known.get(fact);
  if (shape === undefined) known.set(fact, (shape = look(fact)));
  return shape;
}

/** One change of a place: an assignment as statement or expression. */
interface Change {
  readonly target: Target;
  readonly value: Expression;
  readonly operator: string | null;
}

interface Contents {
  readonly changes: readonly Change[];
  /** All expressions at all depths. */
  readonly expressions: readonly Expression[];
  readonly gives: boolean;
}

function look(fact: FunctionFact): StepShape {
  const contents = readBody(fact.body);
  const [parameter] = fact.parameters;
  const parameters = new Set(fact.parameters.map(({ name }) => `${fact.scope}:${name}`));
  const isMixer =
    fact.parameters.length === 1 &&
    parameter !== undefined &&
    contents.gives &&
    hasMixing(contents, new Flow(contents, parameters), new Flow(contents, new Set()));
  const state = stateOf(fact, contents);
  if (state.size === 0) return { cells: new Set(), isMixer, feedsBack: false };
  // The arguments of a generator function are its seed.
  const given = fact.isGenerator ? new Set<string>() : parameters;
  // A state that an argument holds is no argument.
  const foreign = new Flow(contents, given, state);
  const cells = new Set<string>();
  for (const key of state) {
    const one = new Set([key]);
    const own = new Flow(contents, one);
    if (
      changesByMixing(contents, key, own, foreign) ||
      (contents.gives && hasMixing(contents, own, foreign))
    ) {
      cells.add(cellOf(key));
    }
  }
  return { cells, isMixer, feedsBack: feedsBack(contents, state) };
}

/** Whether the change of a place alone makes it a generator's state: an LCG, an xorshift. */
function changesByMixing(contents: Contents, key: string, own: Flow, foreign: Flow): boolean {
  const { changes, expressions } = contents;
  const isSquared = expressions.some((part) => isSquare(part) && isOwn(part, own, foreign));
  const cutsDigits = isSquared && expressions.some((part) => isCut(part) && own.reaches(part));
  return changes.some(
    (change) =>
      placesOf(change.target).some((place) => keyOf(place) === key) &&
      (isMixingChange(change, foreign) ||
        (cutsDigits && own.reaches(change.value)) ||
        within(change.value).some((part) => isWrapping(part) && isOwn(part, own, foreign))),
  );
}

/** Whether a place is changed to what a function makes of it. */
function feedsBack(contents: Contents, state: ReadonlySet<string>): boolean {
  const own = new Flow(contents, state);
  return contents.changes.some(
    ({ target, value }) =>
      placesOf(target).some((place) => state.has(keyOf(place) ?? "")) &&
      within(value).some(
        (part) => part.kind === "call" && part.arguments.some((one) => own.reaches(one.value)),
      ),
  );
}

/** The last part of a place's name: the variable, the field. */
function cellOf(key: string): string {
  if (key.endsWith(ELEMENT)) return ELEMENT;
  return key.slice(Math.max(key.lastIndexOf("."), key.indexOf(":")) + 1);
}

/** Names of the places that a call changes for the next one. */
function stateOf(fact: FunctionFact, { changes }: Contents): ReadonlySet<string> {
  const result = new Set<string>();
  for (const { target } of changes) {
    for (const place of placesOf(target)) {
      const isLocal = place.kind === "variable" && place.scope === fact.scope;
      const key = isLocal && !fact.isGenerator ? null : keyOf(place);
      if (key !== null) result.add(key);
    }
  }
  return result;
}

/** How a place is called, so that two mentions of it are known for one; null for what has no name. */
function keyOf(place: Expression | Target): string | null {
  switch (place.kind) {
    case "variable":
      return `${place.scope}:${place.name}`;
    case "builtin":
      return place.name;
    case "import":
      return `${place.request.specifier}:${place.name ?? ""}`;
    case "self":
      return "this";
    case "member": {
      const object = keyOf(place.object);
      return object === null ? null : `${object}.${place.name}`;
    }
    case "index": {
      const object = keyOf(place.object);
      return object === null ? null : `${object}${ELEMENT}`;
    }
    default:
      return null;
  }
}

/** Which expressions are computed from certain places. */
class Flow {
  private readonly names: Set<string>;

  /**
   * @param sources - names of the places
   * @param apart - places that count for themselves, whatever holds them
   */
  constructor(
    { changes }: Contents,
    sources: ReadonlySet<string>,
    private readonly apart: ReadonlySet<string> = new Set(),
  ) {
    this.names = new Set(sources);
    // Two rounds see what goes round a loop.
    for (let round = 0; round < 2; round++) {
      for (const { target, value } of changes) {
        if (!this.reaches(value)) continue;
        for (const place of placesOf(target)) {
          if (place.kind === "variable") this.names.add(`${place.scope}:${place.name}`);
        }
      }
    }
  }

  /** Whether an expression mentions one of the places or what was computed from them. */
  reaches(expression: Expression): boolean {
    const key = keyOf(expression);
    if (key !== null && this.names.has(key)) return true;
    if (key !== null && this.apart.has(key)) return false;
    if (expression.kind === "assignment") {
      const places = placesOf(expression.target).map((place) => keyOf(place) ?? "");
      if (places.some((place) => this.names.has(place))) return true;
    }
    return partsOf(expression).some((part) => this.reaches(part));
  }
}

function isOwn(expression: Expression, own: Flow, foreign: Flow): boolean {
  return own.reaches(expression) && !foreign.reaches(expression);
}

function hasMixing({ expressions, changes }: Contents, own: Flow, foreign: Flow): boolean {
  const isMixed = expressions.some(
    (part) => (isMixing(part) || isWrapping(part)) && isOwn(part, own, foreign),
  );
  return (
    isMixed ||
    changes.some(
      (change) =>
        isMixingChange(change, foreign) &&
        placesOf(change.target).some((place) => place.kind !== "exports" && own.reaches(place)),
    )
  );
}

/** `x ^= x << 13`, `x *= 16807`. */
function isMixingChange({ operator, value }: Change, foreign: Flow): boolean {
  if (foreign.reaches(value)) return false;
  if (operator === "^") return value.kind === "operation" && SHIFTS.includes(value.operator);
  return operator === "*" && isLarge(value);
}

/** Arithmetic that mixes by itself. */
function isMixing(expression: Expression): boolean {
  if (expression.kind === "call") {
    const name = expression.callee.kind === "member" ? expression.callee.name : "";
    return ["imul", "asUintN", "asIntN"].includes(name);
  }
  if (expression.kind !== "operation") return false;
  const { operator, operands } = expression;
  const [left, right] = operands;
  const isDeep = operands.some(({ kind }) => kind === "operation" || kind === "assignment");
  switch (operator) {
    case "^":
      return isDeep;
    case ">>>":
      return right?.kind === "constant" && Number(right.value) > 0;
    case "*":
      return operands.some(isLarge);
    case "&":
      return isDeep && left !== undefined && right !== undefined && isLarge(right);
    default:
      return false;
  }
}

/** `(a * x + c) % m`, also with names for the constants, and the sum of two cells in its place. */
function isWrapping(expression: Expression): boolean {
  if (expression.kind !== "operation" || !["%", "&"].includes(expression.operator)) return false;
  const [left, right] = expression.operands;
  if (left === undefined || right === undefined) return false;
  if (!isLarge(right) && !isNamed(right)) return false;
  const parts = within(left);
  const isProduct = parts.some(
    (part): part is Operation =>
      part.kind === "operation" &&
      part.operator === "*" &&
      part.operands.some((factor) => isFactor(factor) || isNamed(factor)),
  );
  return isProduct || (isLarge(right) && parts.filter(({ kind }) => kind === "index").length > 1);
}

/** `x * x`, `x ** 2`. */
function isSquare(expression: Expression): boolean {
  if (expression.kind !== "operation") return false;
  const { operator, operands } = expression;
  const [left, right] = operands;
  if (left === undefined || right === undefined) return false;
  if (operator === "**") return right.kind === "constant" && right.value === 2;
  return operator === "*" && keyOf(left) !== null && keyOf(left) === keyOf(right);
}

/** Takes some of a text's digits: what the method of middle squares does with a square. */
function isCut(expression: Expression): boolean {
  if (expression.kind === "index") return expression.index.kind === "slice";
  if (expression.kind !== "call" || expression.callee.kind !== "member") return false;
  return ["slice", "substr", "substring"].includes(expression.callee.name);
}

function isFactor(expression: Expression): boolean {
  const value = expression.kind === "constant" ? Number(expression.value) : 0;
  return Number.isInteger(value) && Math.abs(value) > 2;
}

/** A constant that has a name. */
function isNamed({ kind }: Expression): boolean {
  return kind === "variable" || kind === "member" || kind === "import";
}

function isLarge(expression: Expression): boolean {
  if (expression.kind === "constant") {
    return typeof expression.value === "number" && Math.abs(expression.value) >= LARGE;
  }
  return (
    expression.kind === "operation" &&
    ["**", "<<", "-", "+"].includes(expression.operator) &&
    expression.operands.every((operand) => operand.kind === "constant" || isLarge(operand))
  );
}

/** An expression and all inside it. */
function within(expression: Expression): Expression[] {
  return [expression, ...partsOf(expression).flatMap(within)];
}

function readBody(body: readonly Statement[]): Contents {
  const changes: Change[] = [];
  const expressions: Expression[] = [];
  let gives = false;
  const add = (expression: Expression): void => {
    for (const part of within(expression)) {
      expressions.push(part);
      if (part.kind === "assignment") changes.push(changeOf(part));
      if (part.kind === "yield") gives = true;
    }
  };
  const read = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      switch (statement.kind) {
        case "expression":
          add(statement.value);
          break;
        case "assign":
          add(statement.value);
          for (const target of statement.targets) changes.push({ ...statement, target });
          break;
        case "return":
          if (statement.value === null || statement.value.kind === "function") break;
          gives = true;
          add(statement.value);
          break;
        case "if":
          add(statement.test);
          read(statement.consequent);
          read(statement.alternate);
          break;
        case "for":
        case "while":
        case "with":
          read(statement.body);
          break;
        default:
          break;
      }
    }
  };
  read(body);
  return { changes, expressions, gives };
}

function changeOf({ target, value, operator }: Assignment): Change {
  return { target, value, operator };
}
