/** The names of the small functions whose effect on values the analysis computes. */

/** Small functions that the analysis computes with; their names are the analysis's, not a library's. */
export type Intrinsic =
  | "range"
  | "zip"
  | "enumerate"
  | "repeat"
  | "cycle"
  | "chain"
  | "product"
  | "map"
  | "filter"
  | "list"
  | "tuple"
  | "set"
  | "dict"
  | "sorted"
  | "reversed"
  | "iterate"
  | "next"
  | "len"
  | "int"
  | "str"
  | "partial"
  /** `object.__new__(cls)`: an instance that no constructor has set up. */
  | "allocate"
  /** `methodcaller(name, …)` makes a function that calls a method of what it is given (`call-method`). */
  | "method-caller"
  | "call-method"
  /** The receiver keeps one value (`variable.set(x)`), and gives it back, or else a default. */
  | "hold"
  | "held"
  /** What the environment of the process says, or else a default. */
  | "environment"
  /** A parser of command lines is told of an option, and gives a namespace of all of them. */
  | "declare-option"
  | "parse-options"
  /** `delayed(f)`: calling the result makes a task (a partial call) and runs nothing. */
  | "delay"
  | "copy"
  | "deepcopy"
  | "getattr"
  | "setattr"
  /** `toolbox.register(name, f, …)`: sets an attribute of the receiver to a partial call. */
  | "register"
  | "hasattr"
  | "import-module"
  | "memoize"
  | "wraps"
  | "context-manager"
  /** `@dataclass`: the annotated members of the class are its constructor's parameters. */
  | "dataclass"
  /** Makes, given names, a class whose objects are tuples (mappings, objects) with such members; extending it does so, too. */
  | "tuple-class"
  | "mapping-class"
  | "object-class"
  /** An object with the attributes that are given by name. */
  | "namespace"
  /** The attributes of an object as a mapping: `asdict(x)`. */
  | "as-mapping"
  | "super"
  /** The receiver varies as the arguments do, too, from here on: `hash.update(text)`. */
  | "absorb"
  | "type"
  | "isinstance"
  | "globals"
  | "append"
  | "extend"
  | "pop"
  | "get"
  | "items"
  | "keys"
  | "values"
  | "update"
  | "setdefault"
  | "array-from"
  | "array-of-length"
  | "map-items"
  | "for-each"
  | "flat-map"
  | "fill"
  | "slice"
  | "concat"
  | "join"
  /** A method of a string that is computed where the string and the arguments are known. */
  | "text-method"
  | "define-property"
  | "object-assign"
  /** What threads do to the memory that they share is ordered from here on. */
  | "order-memory"
  | "object-create"
  | "set-prototype"
  | "promise"
  | "then"
  | "promise-all"
  | "url"
  | "path-join"
  | "path-dirname"
  | "json-copy"
  /** Of functions: with a list of arguments, with some of them, with a receiver, as program text. */
  | "apply"
  | "bind"
  | "call"
  | "source-text"
  /** `new Blob([text])`: the address of a program, where all pieces of its text are known. */
  | "program-text"
  | "find"
  | "reduce"
  /** `replace(object, seed=…)`: a copy with other fields. */
  | "replace"
  /** `field(default=…, default_factory=f)` of a data class: the default of each instance. */
  | "field"
  /** `map.set(key, value)`. */
  | "set-item";
