/** The few words in which entries of knowledge are written. */
import type { CallModel, Library, ParameterRef, SymbolModel } from "./schema.js";

/** Marks a library as an entry: an identity that checks it where it is written. */
export function defineLibrary(library: Library): Library {
  return library;
}

/** The argument at a position, or of a name. */
export function at(position: number, name?: string): ParameterRef {
  return name === undefined ? { position } : { position, name };
}

/** The argument that is only given by name. */
export function named(name: string, alias?: string): ParameterRef {
  return alias === undefined ? { name } : { name, alias };
}

/** All arguments from a position on. */
export function rest(position: number): ParameterRef {
  return { position, rest: true };
}

/** A member of the options that are the argument at a position. */
export function option(position: number, member: string): ParameterRef {
  return { position, member };
}

/** An argument with which the receiver was made. */
export function kept(name: string, alias?: string): ParameterRef {
  return { ...named(name, alias), of: "constructor" };
}

/** The receiver itself. */
export const RECEIVER: ParameterRef = { of: "receiver" };

/** No argument: it is never given. */
export const NEVER: ParameterRef = {};

/** The words of a text, as data that is long and dull is easiest to read and to sort. */
export function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}

/** The same entry under each of these names. */
export function each<T>(names: string, entry: T): Record<string, T> {
  return Object.fromEntries(words(names).map((name) => [name, entry]));
}

/** Entries whose names stand below a common prefix. */
export function below<T>(prefix: string, entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => [`${prefix}.${name}`, entry]),
  );
}

/** Names with the given effects when called. */
export function calls<T extends CallModel | readonly CallModel[]>(
  entries: Readonly<Record<string, T>>,
): Record<string, { readonly call: T }> {
  return Object.fromEntries(Object.entries(entries).map(([name, call]) => [name, { call }]));
}

/** Functions that are methods of the hidden object behind a state. */
export function boundCalls(
  entries: Readonly<Record<string, CallModel>>,
  state: string,
): Record<string, SymbolModel> {
  return Object.fromEntries(
    Object.entries(entries).map(([name, call]) => [name, { call, boundTo: { state } }]),
  );
}

/** A pure function of its arguments. */
export const COMPUTE: CallModel = { does: "compute" };
/** Ends the receiver's workers. */
export const STOP: CallModel = { does: "stop" };
/** Nothing that matters, and no result of use. */
export const NOTHING: CallModel = { does: "nothing" };
/** Gives the receiver. */
export const SELF: CallModel = { does: "self" };
/** Gives its first argument. */
export const FIRST: CallModel = { does: "identity", from: at(0) };
/** Gives something new each time. */
export const ENTROPY: CallModel = { does: "value", value: { is: "entropy" } };
/** Gives what is the same in all workers. */
export const PROCESS_CONSTANT: CallModel = { does: "value", value: { is: "process-constant" } };
