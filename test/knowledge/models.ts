/** Walks through entries of knowledge, for tests that hold for every model in them. */
import type {
  CallModel,
  Condition,
  Library,
  TypeModel,
} from "../../eslint-plugin/src/knowledge/schema.js";

/** One object inside an entry, with the way to it. */
export interface Part {
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Every object inside a library, itself included, depth first. */
export function* partsOf(library: Library): Generator<Part> {
  yield* walk(library.name, library);
}

function* walk(path: string, value: unknown): Generator<Part> {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(`${path}[${index}]`, item);
    return;
  }
  yield { path, value: { ...value } };
  for (const [key, item] of Object.entries(value)) yield* walk(`${path} ${key}`, item);
}

/** The models of a call, as a list. */
export function listed(models: CallModel | readonly CallModel[]): readonly CallModel[] {
  return "does" in models ? [models] : models;
}

/** Every call model of a library, under the name that is called. */
export function* callsOf(library: Library): Generator<{
  readonly name: string;
  readonly type: TypeModel | null;
  readonly model: CallModel;
}> {
  for (const [name, { call }] of Object.entries(library.symbols ?? {})) {
    for (const model of call === undefined ? [] : listed(call)) yield { name, type: null, model };
  }
  for (const [typeName, type] of Object.entries(library.types ?? {})) {
    for (const [method, models] of Object.entries(type.methods ?? {})) {
      for (const model of listed(models)) yield { name: `${typeName}.${method}`, type, model };
    }
  }
}

/** Whether an object is a condition of the environment. */
export function isCondition(value: object): value is Condition {
  return (
    ("axis" in value && "in" in value) ||
    ("flag" in value && "phrase" in value) ||
    "not" in value ||
    ("all" in value && Array.isArray(value.all)) ||
    ("any" in value && Array.isArray(value.any))
  );
}
