/** ECMAScript's and the hosts' globals: containers, promises, timers, clocks, and their methods. */
import {
  at,
  below,
  calls,
  COMPUTE,
  defineLibrary,
  each,
  FIRST,
  NOTHING,
  RECEIVER,
  rest,
  words,
} from "../define.js";
import type { CallModel, Intrinsic, TypeModel } from "../schema.js";

function intrinsic(name: Intrinsic): CallModel {
  return { does: "intrinsic", name };
}

const CLOCK = { is: "clock", unit: "milliseconds" } as const;
const READ_CLOCK: CallModel = { does: "value", value: CLOCK };

const ARRAY: TypeModel = {
  methods: {
    ...each("push unshift", intrinsic("append")),
    ...each<CallModel>("pop shift", { does: "intrinsic", name: "pop", parameters: [] }),
    at: intrinsic("get"),
    map: intrinsic("map-items"),
    forEach: intrinsic("for-each"),
    flatMap: intrinsic("flat-map"),
    filter: intrinsic("filter"),
    ...each("find findLast", intrinsic("find")),
    ...each("reduce reduceRight", intrinsic("reduce")),
    ...each("flat slice splice toReversed toSorted toSpliced with", intrinsic("slice")),
    concat: intrinsic("concat"),
    fill: intrinsic("fill"),
    join: intrinsic("join"),
    keys: intrinsic("keys"),
    values: intrinsic("values"),
    entries: { does: "intrinsic", name: "enumerate", parameters: [RECEIVER] },
    ...each<CallModel>("copyWithin reverse sort", { does: "self" }),
    ...each("findIndex findLastIndex includes indexOf lastIndexOf toString", COMPUTE),
    // They call back, but what they give is one bit.
    ...each("every some", intrinsic("for-each")),
    set: NOTHING,
    subarray: intrinsic("slice"),
  },
};

const MAPPING: Readonly<Record<string, CallModel>> = {
  get: intrinsic("get"),
  set: intrinsic("set-item"),
  ...each("delete clear", NOTHING),
  has: COMPUTE,
  entries: intrinsic("items"),
  keys: intrinsic("keys"),
  values: intrinsic("values"),
};

const STRING: TypeModel = {
  methods: each(
    `at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare
     match matchAll normalize padEnd padStart repeat replace replaceAll search slice split
     startsWith substring substr toLowerCase toString toUpperCase trim trimEnd trimStart valueOf`,
    COMPUTE,
  ),
};

/** Each caller is given another count. */
const COUNT: CallModel = { does: "value", value: { is: "worker-id", scope: "process" } };

const TYPED_ARRAYS = `BigInt64Array BigUint64Array Float32Array Float64Array Int16Array Int32Array
  Int8Array Uint16Array Uint32Array Uint8Array Uint8ClampedArray`;

function typedArrays(): Record<string, CallModel> {
  return Object.fromEntries(
    words(TYPED_ARRAYS).flatMap((name): [string, CallModel][] => [
      [name, intrinsic("array-of-length")],
      [`${name}.from`, intrinsic("array-from")],
    ]),
  );
}

export default defineLibrary({
  name: "globals",
  title: "ECMAScript's globals",
  language: "ecmascript",
  source: "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects",
  checked: "Node.js 20.20.2",
  aliases: {
    "globalThis.self": "globalThis",
    "globalThis.window": "globalThis",
    "globalThis.global": "globalThis",
    "globalThis.globalThis": "globalThis",
    "timers.setTimeout": "globalThis.setTimeout",
    "timers.setInterval": "globalThis.setInterval",
    "timers.setImmediate": "globalThis.setImmediate",
    "perf_hooks.performance": "globalThis.performance",
  },
  types: {
    Array: ARRAY,
    Object: {
      methods: { ...MAPPING, ...each("hasOwnProperty toString valueOf", COMPUTE) },
    },
    Map: { methods: MAPPING },
    Set: {
      methods: {
        add: intrinsic("append"),
        ...each("clear delete", NOTHING),
        forEach: intrinsic("for-each"),
        has: COMPUTE,
        ...each("keys values", intrinsic("values")),
      },
    },
    string: STRING,
    String: STRING,
    Function: {
      methods: {
        apply: intrinsic("apply"),
        bind: intrinsic("bind"),
        call: intrinsic("call"),
        toString: intrinsic("source-text"),
      },
    },
    iterator: {
      methods: { next: intrinsic("next"), return: NOTHING, toArray: intrinsic("iterate") },
    },
    Promise: {
      methods: each("catch finally then", intrinsic("then")),
    },
    Date: {
      methods: {
        ...each("getMilliseconds getTime toISOString toJSON valueOf", READ_CLOCK),
        ...each<CallModel>(
          "getDate getDay getFullYear getHours getMinutes getMonth getSeconds toDateString",
          { does: "value", value: { is: "clock", unit: "seconds" } },
        ),
      },
    },
    // What both sides read and write: no copy of it is ever made.
    SharedArrayBuffer: { parameters: ["length"], sharesMemory: true },
  },
  symbols: {
    ...below("globalThis", {
      ...calls({
        ...typedArrays(),
        Array: intrinsic("array-of-length"),
        "Array.from": intrinsic("array-from"),
        "Array.fromAsync": intrinsic("array-from"),
        "Array.isArray": COMPUTE,
        "Object.assign": intrinsic("object-assign"),
        "Reflect.apply": intrinsic("apply"),
        "Object.create": intrinsic("object-create"),
        "Object.setPrototypeOf": intrinsic("set-prototype"),
        ...each("Object.defineProperty Reflect.defineProperty", intrinsic("define-property")),
        "Object.keys": intrinsic("keys"),
        "Object.values": intrinsic("values"),
        "Object.entries": intrinsic("items"),
        "Object.fromEntries": intrinsic("dict"),
        ...each("Object.freeze Object.preventExtensions Object.seal", FIRST),
        ...each("Map WeakMap", intrinsic("dict")),
        ...each("Set WeakSet", intrinsic("set")),
        SharedArrayBuffer: { does: "create", type: "SharedArrayBuffer" },
        Promise: intrinsic("promise"),
        ...each(
          "Promise.all Promise.allSettled Promise.any Promise.race",
          intrinsic("promise-all"),
        ),
        "Promise.resolve": FIRST,
        "Promise.reject": NOTHING,
        "JSON.parse": COMPUTE,
        "JSON.stringify": intrinsic("json-copy"),
        structuredClone: intrinsic("deepcopy"),
        String: intrinsic("str"),
        ...each("Number.parseInt parseInt", intrinsic("int")),
        ...each(
          `BigInt BigInt.asIntN BigInt.asUintN Boolean Number Number.isFinite Number.isInteger
           Number.isNaN Number.parseFloat isFinite isNaN parseFloat atob btoa`,
          COMPUTE,
        ),
        // Ways to write one text: what is known of it stays known.
        ...each("decodeURI decodeURIComponent encodeURI encodeURIComponent", FIRST),
        ...each("Buffer.from Buffer.alloc", COMPUTE),
        Date: { does: "create", type: "Date" },
        "Date.now": READ_CLOCK,
        "performance.now": { does: "value", value: { is: "clock", unit: "microseconds" } },
        URL: intrinsic("url"),
        // The address of a program in a blob is taken for the program itself.
        Blob: intrinsic("program-text"),
        "URL.createObjectURL": FIRST,
        "URL.revokeObjectURL": NOTHING,
        ...each<CallModel>("setInterval setTimeout", {
          does: "call",
          function: at(0),
          arguments: [rest(2)],
        }),
        ...each<CallModel>("queueMicrotask requestAnimationFrame requestIdleCallback", {
          does: "call",
          function: at(0),
        }),
        setImmediate: { does: "call", function: at(0), arguments: [rest(1)] },
        ...each("clearImmediate clearInterval clearTimeout", NOTHING),
        ...each(
          `console.assert console.debug console.dir console.error console.info console.log
           console.table console.time console.timeEnd console.trace console.warn`,
          NOTHING,
        ),
        ...each("Atomics.add Atomics.sub", COUNT),
        "Atomics.exchange": [intrinsic("order-memory"), COUNT],
        "navigator.locks.request": [
          intrinsic("order-memory"),
          { does: "call", function: at(1) },
          { does: "call", function: at(2) },
        ],
        ...each(
          "Atomics.compareExchange Atomics.notify Atomics.wait Atomics.waitAsync",
          intrinsic("order-memory"),
        ),
        ...each("Atomics.load Atomics.store", NOTHING),
      }),
      __filename: { value: { is: "module-path", form: "path" } },
      __dirname: { value: { is: "module-path", form: "folder" } },
      "import.meta.filename": { value: { is: "module-path", form: "path" } },
      "import.meta.dirname": { value: { is: "module-path", form: "folder" } },
      "import.meta.url": { value: { is: "module-path", form: "url" } },
      "performance.timeOrigin": { value: { is: "process-constant" } },
      ...each("Infinity NaN", { value: { is: "process-constant" } } as const),
    }),
  },
});
