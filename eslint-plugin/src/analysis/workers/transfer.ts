/** Copies values from one process to another, as each serialiser does: lazily, field by field. */
import { hasNoName, isOfLocalClass } from "./found-by-name.js";
import { STRIPPED, closesOverGenerator } from "./loss.js";
import { inherited } from "../library/models.js";
import { call } from "../machine/call.js";
import { classMember, classShape } from "../machine/classes.js";
import { frameShape } from "../machine/evaluate.js";
import { fieldsOf } from "../machine/fields.js";
import { type Machine } from "../machine/machine.js";
import { type World } from "../machine/world.js";
import { moduleAt, moduleValue } from "../machine/modules.js";
import { disinherit, inherits } from "../machine/prototypes.js";
import { isStepper } from "../streams/stepper.js";
import { stateObject, STREAM, streamOf } from "../streams/streams.js";
import { entriesOf, positionsOf } from "../values/containers.js";
import type { Layer } from "../values/heap.js";
import {
  joinAll,
  NO_ARGUMENTS,
  objectsOf,
  onlyConstant,
  reference,
  UNKNOWN,
  type Atom,
  type ExternalAtom,
  type FunctionAtom,
  type HeapObject,
  type ModuleInstance,
  type Phase,
  type Transfer,
  type Value,
} from "../values/value.js";
import { type Axis } from "../values/variation.js";

/** The value as it arrives in the world at hand. */
export function copyValue(m: Machine, value: Value, transfer: Transfer): Value {
  return joinAll(value.map((atom) => copyAtom(m, atom, transfer)));
}

function copyAtom(m: Machine, atom: Atom, transfer: Transfer): Value {
  if (transfer.shares) return [atom];
  switch (atom.kind) {
    case "constant":
    case "unknown":
    case "data": {
      const isState = atom.kind === "data" && atom.source === "state";
      return transfer.tellsApart === true && !isState ? [atom] : [{ ...atom, sentAt: transfer.at }];
    }
    case "pending":
    case "stream":
      return [atom];
    case "external":
      return copyExternal(m, atom, transfer);
    case "method":
      return joinAll(
        copyObject(m, atom.receiver, transfer).map((copied): Value =>
          copied.kind === "object" ? [{ ...atom, receiver: copied.object }] : [],
        ),
      );
    case "function":
      return copyFunction(m, atom, transfer);
    case "object":
      return copyObject(m, atom.object, transfer);
  }
}

function isPickle(transfer: Transfer): boolean {
  return ["pickle", "dill", "cloudpickle", "none"].includes(transfer.serializer);
}

/** Notes that the sender fails: none of its tasks runs. */
function failToSend(m: Machine): Value {
  const { dispatch } = m.world;
  if (dispatch !== null) m.broken.add(dispatch);
  return [];
}

/** A library's function; one that is bound to a hidden generator takes it along. */
function copyExternal(m: Machine, atom: ExternalAtom, transfer: Transfer): Value {
  const symbol = m.program.knowledge(atom.language).symbol(atom.name);
  // The memory that a fork copies holds the hidden generator already.
  if (symbol?.boundTo === undefined || transfer.serializer === "none") return [atom];
  if (!isPickle(transfer)) {
    m.lose(transfer, null, "refused", atom.name);
    return [];
  }
  const { boundTo } = symbol;
  if (!("state" in boundTo)) return [atom];
  const { state, streams } = m.within(asSender(transfer), () => {
    const object = stateObject(m, boundTo.state);
    return { state: object, streams: streamOf(m, object) };
  });
  const copy: HeapObject = {
    ...m.create({ is: "bound", name: atom.name }, transfer.at, { of: state, transfer }),
    variation: state.variation,
    phase: state.phase,
    world: state.world,
  };
  m.write(copy, STREAM, streams);
  return reference(copy);
}

/** The sender's world with its memory at the time, where nothing is repeated. */
export function asSender({ from, layer }: Transfer): {
  readonly world: World;
  readonly layer: Layer;
  readonly active: readonly Axis[];
  readonly phase: Phase;
} {
  return { world: from, layer, active: [], phase: "parent" };
}

function copyFunction(m: Machine, atom: FunctionAtom, transfer: Transfer): Value {
  if (!isPickle(transfer)) {
    if (transfer.serializer === "source-text") return [{ ...atom, self: null }];
    const how = transfer.serializer === "json" ? "dropped" : "refused";
    if (isStepper(atom) || closesOverGenerator(m, atom)) m.lose(transfer, atom.frame, how, null);
    return [];
  }
  if (transfer.serializer === "pickle" && hasNoName(m, atom, transfer)) return failToSend(m);
  const self = atom.self === null ? null : copyValue(m, atom.self, transfer);
  const byValue =
    transfer.serializer === "cloudpickle" && atom.module.facts.path === m.world.mainPath;
  // A function of the main module that travels by value does not bring its module to run.
  const home = byValue ? null : moduleForWorld(m, atom.module);
  if (byValue || frameShape(atom.frame).scope !== 0) {
    // A class body's frame belongs to a class that is found by name.
    const isMethod = atom.owner !== null && frameShape(atom.frame).owner === atom.owner;
    if (!byValue && isMethod && home === atom.module) return [{ ...atom, self }];
    // A closure has no name to be found by: what it closes over travels with it.
    const travels = byValue || !isMethod || home === atom.module;
    const frame = travels ? copyFrame(m, atom.frame, transfer, byValue) : null;
    return [
      { ...atom, module: home ?? atom.module, frame: frame ?? home?.frame ?? atom.frame, self },
    ];
  }
  return home === null ? UNKNOWN : [{ ...atom, module: home, frame: home.frame, self }];
}

/** The same module as the world at hand has it; executed there if need be. */
function moduleForWorld(m: Machine, module: ModuleInstance): ModuleInstance | null {
  return moduleAt(m, module.facts.path);
}

function copyFrame(
  m: Machine,
  frame: HeapObject,
  transfer: Transfer,
  byValue: boolean,
): HeapObject {
  const shape = frameShape(frame);
  if (shape.scope === 0 && !byValue) return moduleForWorld(m, shape.module)?.frame ?? frame;
  return copyOnce(m, frame, transfer, () => ({
    ...shape,
    parent: shape.parent === null ? null : copyFrame(m, shape.parent, transfer, byValue),
    self: shape.self === null ? null : copyValue(m, shape.self, transfer),
  }));
}

/** One copy of an object for each journey, so that what was one object stays one. */
function copyOnce(
  m: Machine,
  object: HeapObject,
  transfer: Transfer,
  shape: () => HeapObject["shape"],
): HeapObject {
  const known = transfer.copies.get(object);
  if (known !== undefined) return known;
  const copy: HeapObject = {
    ...m.create(shape(), object.at),
    variation: object.variation,
    phase: object.phase,
    world: object.world,
    copy: { of: object, transfer },
  };
  transfer.copies.set(object, copy);
  return copy;
}

function copyObject(m: Machine, object: HeapObject, transfer: Transfer): Value {
  const { shape, copy } = object;
  // What a queue holds has made its journey already.
  const hasArrived = copy !== null && m.world.dispatch?.transfers.includes(copy.transfer) === true;
  if (hasArrived && copy.transfer !== transfer) return reference(object);
  switch (shape.is) {
    case "frame":
    case "cell":
      return reference(object);
    case "state": {
      const held = m.within(asSender(transfer), () => m.read(object, "#type"));
      const type = onlyConstant(held ?? [])?.value;
      if (transfer.serializer === "none" || typeof type !== "string") return reference(object);
      return copyLibrary(m, object, type, transfer);
    }
    case "module": {
      const module = moduleForWorld(m, shape.module);
      return module === null ? UNKNOWN : moduleValue(m, module);
    }
    case "class":
      return copyClass(m, object, transfer);
    case "library":
      return copyLibrary(m, object, shape.type, transfer);
    case "instance":
      return copyInstance(m, object, shape.class, transfer);
    case "mapping":
      // What a constructor made keeps its data, and loses what it inherits.
      if (!isPickle(transfer) && m.within(asSender(transfer), () => inherits(m, object)))
        return stripped(m, object, transfer);
      return reference(copyOnce(m, object, transfer, () => shape));
    case "bound":
    case "sequence":
      return reference(copyOnce(m, object, transfer, () => shape));
    case "delayed":
    case "isolated":
    case "memo":
    case "manager":
      return reference(
        copyOnce(m, object, transfer, () => ({
          ...shape,
          callee: copyValue(m, shape.callee, transfer),
        })),
      );
    case "partial":
      return reference(
        copyOnce(m, object, transfer, () => ({
          ...shape,
          callee: copyValue(m, shape.callee, transfer),
          call: {
            ...shape.call,
            positional: shape.call.positional.map((value) => copyValue(m, value, transfer)),
            keywords: new Map(
              [...shape.call.keywords].map(([name, value]) => [
                name,
                copyValue(m, value, transfer),
              ]),
            ),
          },
        })),
      );
  }
}

function copyClass(m: Machine, object: HeapObject, transfer: Transfer): Value {
  const { fact, module } = classShape(object);
  if (!isPickle(transfer)) return [];
  if (transfer.serializer === "cloudpickle" && module.facts.path === m.world.mainPath) {
    return reference(copyOnce(m, object, transfer, () => object.shape));
  }
  const home = moduleForWorld(m, module)?.classes.get(fact.id);
  return reference(home ?? object);
}

function isQueue(m: Machine, type: string): boolean {
  return m.program.knowledge(m.world.language).type(type)?.channel === true;
}

function copyLibrary(m: Machine, object: HeapObject, type: string, transfer: Transfer): Value {
  const { generator } = inherited(m, type);
  if (generator === undefined) {
    // What passes calls on is plain data; all else is a handle (a queue, a lock, a pool), and both
    // sides use the same one. A worker with a memory of its own finds in a queue what is in there.
    const isSeenAnew = isQueue(m, type) && transfer.serializer !== "none";
    if (!passesOn(m, type) && !isSeenAnew) return reference(object);
    return reference(copyOnce(m, object, transfer, () => ({ is: "library", type })));
  }
  const arrival =
    transfer.serializer === "none" ? "copied" : (generator.sent?.[transfer.serializer] ?? "copied");
  switch (arrival) {
    case "copied":
      return reference(copyOnce(m, object, transfer, () => ({ is: "library", type })));
    case "refused":
    case "dropped":
      m.lose(transfer, object, arrival, null);
      return [];
    case "stripped":
      return stripped(m, object, transfer);
  }
}

/** Whether objects of a type hold others and call their methods: part of a dataset, several in a row. */
function passesOn(m: Machine, type: string): boolean {
  const methods = m.program.knowledge(m.world.language).type(type)?.methods ?? {};
  return Object.values(methods)
    .flat()
    .some(({ does }) => does === "invoke");
}

function stripped(m: Machine, object: HeapObject, transfer: Transfer): Value {
  const copy = copyOnce(m, object, transfer, () => ({ is: "mapping" }));
  m.write(copy, STRIPPED, reference(object));
  disinherit(m, copy);
  return reference(copy);
}

function copyInstance(m: Machine, object: HeapObject, cls: HeapObject, transfer: Transfer): Value {
  if (!isPickle(transfer)) return stripped(m, object, transfer);
  if (transfer.serializer === "none") {
    return reference(copyOnce(m, object, transfer, () => object.shape));
  }
  const { fact, module } = classShape(cls);
  if (transfer.serializer === "pickle" && isOfLocalClass(m, fact, module, transfer)) {
    return failToSend(m);
  }
  const known = transfer.copies.get(object);
  if (known !== undefined) return reference(known);
  const [home] = objectsOf(copyClass(m, cls, transfer));
  const reduced = reduce(m, object, cls, transfer);
  if (reduced !== null) return reduced;
  const copy = copyOnce(m, object, transfer, () => ({ is: "instance", class: home ?? cls }));
  const setter = classMember(m, home ?? cls, "__setstate__");
  const state =
    runAsSender(m, object, cls, "__getstate__", transfer) ??
    (setter === null ? null : attributesAtSender(m, object, transfer));
  if (state !== null) {
    for (const field of m.fields(copy)) m.write(copy, field, []);
    // The state was made just now, in a memory later than that of the rest.
    const layer = m.within({ world: transfer.from }, () => m.snapshot());
    const arrived = copyValue(m, state, { ...transfer, layer });
    if (setter === null) restore(m, copy, arrived);
    for (const atom of setter?.value ?? []) {
      if (atom.kind === "function") {
        call(
          m,
          [{ ...atom, self: reference(copy) }],
          { ...NO_ARGUMENTS, positional: [arrived] },
          transfer.at,
        );
      }
    }
  }
  return reference(copy);
}

function restore(m: Machine, copy: HeapObject, state: Value): void {
  for (const object of objectsOf(state)) {
    if (object.shape.is !== "mapping") continue;
    for (const [name, value] of entriesOf(m, object)) m.write(copy, name, value);
  }
}

/** Runs a method that a class of the sender has for pickling; null where it has none. */
function runAsSender(
  m: Machine,
  object: HeapObject,
  cls: HeapObject,
  name: string,
  transfer: Transfer,
): Value | null {
  // The class is the sender's: the world at hand has one of its own, or none yet.
  return m.within({ world: transfer.from, phase: "parent" }, () => {
    const [atom] = classMember(m, cls, name)?.value ?? [];
    if (atom?.kind !== "function") return null;
    return call(m, [{ ...atom, self: reference(object) }], NO_ARGUMENTS, transfer.at);
  });
}

/** What pickle takes for an object's state, where its class does not say. */
function attributesAtSender(m: Machine, object: HeapObject, transfer: Transfer): Value {
  return m.within({ world: transfer.from, phase: "parent" }, () => {
    return fieldsOf(m, object, transfer.at);
  });
}

/** What `__reduce__` makes of an object on the other side; null where a class has none. */
function reduce(m: Machine, object: HeapObject, cls: HeapObject, transfer: Transfer): Value | null {
  const given = runAsSender(m, object, cls, "__reduce__", transfer);
  if (given === null) return null;
  const [tuple] = objectsOf(given);
  if (tuple?.shape.is !== "sequence") return null;
  const parts = m.within({ world: transfer.from }, () => positionsOf(m, tuple));
  const [maker, passed] = parts ?? [];
  const [list] = objectsOf(passed ?? []);
  if (maker === undefined || list === undefined) return null;
  const values = m.within({ world: transfer.from }, () => positionsOf(m, list)) ?? [];
  return call(
    m,
    copyValue(m, maker, transfer),
    { ...NO_ARGUMENTS, positional: values.map((value) => copyValue(m, value, transfer)) },
    transfer.at,
  );
}

/** Reads a field of a copy for the first time: brings it over from where the copy was made. */
export function readCopied(m: Machine, object: HeapObject, field: string): Value | undefined {
  const { copy } = object;
  if (copy === null || copy.of === object) return undefined;
  const { transfer } = copy;
  const source = m.within({ world: transfer.from, layer: transfer.layer }, () =>
    m.read(copy.of, field),
  );
  if (source === undefined) return undefined;
  const value =
    field.startsWith("#") && field !== "#rest" ? source : copyValue(m, source, transfer);
  m.write(object, field, value);
  return value;
}
