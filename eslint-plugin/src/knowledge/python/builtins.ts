/** Python's built-in functions and the methods of its containers. */
import { at, below, calls, COMPUTE, defineLibrary, each, FIRST, NOTHING } from "../define.js";
import type { CallModel, Intrinsic, TypeModel } from "../schema.js";

function intrinsic(name: Intrinsic): CallModel {
  return { does: "intrinsic", name };
}

/** Functions whose effect on values the analysis computes under their own name. */
const COMPUTED: readonly Intrinsic[] = [
  "dict",
  "filter",
  "getattr",
  "globals",
  "hasattr",
  "int",
  "isinstance",
  "len",
  "list",
  "map",
  "next",
  "range",
  "reversed",
  "set",
  "setattr",
  "sorted",
  "str",
  "super",
  "tuple",
  "type",
  "zip",
];

const STRING: TypeModel = {
  methods: {
    join: { does: "intrinsic", name: "join", parameters: [at(0, "iterable")] },
    ...each<CallModel>("lower replace rsplit split strip upper", intrinsic("text-method")),
    ...each<CallModel>(
      `capitalize casefold center count decode encode endswith expandtabs find format format_map
       index isalnum isalpha isdigit islower isupper ljust lstrip partition removeprefix
       removesuffix rfind rindex rjust rpartition rstrip splitlines startswith
       swapcase title translate zfill`,
      COMPUTE,
    ),
  },
};

/** Reading methods of all sequences. */
const SEQUENCE: Readonly<Record<string, CallModel>> = {
  ...each<CallModel>("count index", COMPUTE),
  __iter__: intrinsic("iterate"),
};

export default defineLibrary({
  name: "builtins",
  title: "Python's built-ins",
  language: "python",
  source: "https://docs.python.org/3/library/functions.html",
  checked: "3.11.7",
  types: {
    str: STRING,
    string: STRING,
    bytes: STRING,
    tuple: {
      methods: {
        ...SEQUENCE,
        // Of a tuple that has names.
        _replace: { does: "intrinsic", name: "replace" },
        _asdict: intrinsic("as-mapping"),
      },
    },
    list: {
      methods: {
        ...SEQUENCE,
        append: { does: "intrinsic", name: "append", parameters: [at(0)] },
        // Where it goes does not matter to what is in the list.
        insert: { does: "intrinsic", name: "append", parameters: [at(1)] },
        extend: { does: "intrinsic", name: "extend", parameters: [at(0)] },
        pop: { does: "intrinsic", name: "pop", parameters: [at(0)] },
        copy: { does: "intrinsic", name: "copy" },
        // Of a deque.
        appendleft: { does: "intrinsic", name: "append", parameters: [at(0)] },
        extendleft: { does: "intrinsic", name: "extend", parameters: [at(0)] },
        popleft: { does: "intrinsic", name: "pop", parameters: [] },
        ...each<CallModel>("clear remove reverse rotate sort", NOTHING),
      },
    },
    set: {
      methods: {
        add: { does: "intrinsic", name: "append", parameters: [at(0)] },
        update: { does: "intrinsic", name: "extend", parameters: [at(0)] },
        pop: { does: "intrinsic", name: "pop", parameters: [] },
        copy: { does: "intrinsic", name: "copy" },
        ...each<CallModel>("clear discard remove", NOTHING),
        ...each<CallModel>(
          "difference intersection isdisjoint issubset issuperset symmetric_difference union",
          COMPUTE,
        ),
      },
    },
    dict: {
      methods: {
        get: intrinsic("get"),
        items: intrinsic("items"),
        keys: intrinsic("keys"),
        values: intrinsic("values"),
        update: intrinsic("update"),
        setdefault: intrinsic("setdefault"),
        pop: intrinsic("pop"),
        popitem: intrinsic("pop"),
        copy: { does: "intrinsic", name: "copy" },
        ...each<CallModel>("clear move_to_end", NOTHING),
        __iter__: intrinsic("keys"),
      },
    },
    iterator: {
      methods: {
        __next__: { does: "intrinsic", name: "next" },
        send: { does: "intrinsic", name: "next" },
        __iter__: { does: "self" },
        close: NOTHING,
      },
    },
  },
  symbols: below("builtins", {
    __name__: { value: { is: "module-name" } },
    __file__: { value: { is: "process-constant" } },
    __import__: { call: intrinsic("import-module") },
    ...calls(Object.fromEntries(COMPUTED.map((name) => [name, intrinsic(name)]))),
    // A class of the project that is one, with methods of its own.
    list: { call: intrinsic("list"), base: "list" },
    set: { call: intrinsic("set"), base: "set" },
    ...calls({
      enumerate: {
        does: "intrinsic",
        name: "enumerate",
        parameters: [at(0, "iterable"), at(1, "start")],
      },
      vars: intrinsic("as-mapping"),
      iter: intrinsic("iterate"),
      aiter: intrinsic("iterate"),
      "object.__new__": intrinsic("allocate"),
      anext: intrinsic("next"),
      frozenset: intrinsic("set"),
      ...each<CallModel>("bytes.fromhex float.fromhex int.from_bytes", COMPUTE),
      ...each<CallModel>("classmethod property staticmethod", FIRST),
      ...each<CallModel>(
        `abs all any ascii bin bool bytearray bytes callable chr complex divmod float format hash
         hex id max min oct ord pow repr round slice sum`,
        COMPUTE,
      ),
      ...each<CallModel>("breakpoint delattr help print", NOTHING),
      ...each<CallModel>("exit quit", { does: "exit" }),
    }),
  }),
});
