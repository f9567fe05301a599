/** Writes programs that use entries of knowledge, from nothing but what the entries say. */
import type {
  CallModel,
  Dispatch,
  Library,
  ParameterRef,
  TypeModel,
} from "../../eslint-plugin/src/knowledge/schema.js";
import { listed } from "./models.js";

/** One entry in use: a part of a program that repeats, and one near it that does not. */
export interface Use {
  /** The entry: `numpy.random.rand`. */
  readonly name: string;
  /** Packages that it needs. */
  readonly imports: readonly string[];
  /** Lines in front of the task, for the program that repeats and for the one that does not. */
  readonly before: readonly [string, string];
  /** The body of a task with the number `i`, likewise. */
  readonly task: readonly [string, string];
  /** What starts tasks, where that is not a pool: calls of the function `work`. */
  readonly start?: string;
  /** That is done whenever the module is imported. */
  readonly isServed?: boolean;
}

type Draw = Extract<CallModel, { does: "draw" }>;

/** How objects come to be whose type is not called. */
const MAKERS: Readonly<Record<string, string>> = {
  "celery.Celery": 'celery.Celery("x")',
  "dask.bag.Mapped": "dask.bag.from_sequence(range(8)).map(work)",
  "datasets.Dataset": "datasets.Dataset.from_dict(data)",
  "emcee.EnsembleSampler": 'emcee.EnsembleSampler(4, 1, work, get_context("spawn").Pool(4))',
  "fastapi.Application": "fastapi.FastAPI()",
  "fastapi.Router": "fastapi.APIRouter()",
  "flask.Blueprint": 'flask.Blueprint("x", __name__)',
  "flask.Flask": "flask.Flask(__name__)",
  "imgaug.augmenters.Augmenter": "imgaug.augmenters.Fliplr(0.5)",
  "loky.ReusableExecutor": "loky.get_reusable_executor(max_workers=4)",
  "pandas.DataFrame": "pandas.DataFrame()",
  "pandas.Series": "pandas.Series()",
  "ray.remote_function.RemoteFunction": "ray.remote(work)",
  "rq.Queue": "rq.Queue()",
  "scipy.stats.rv_frozen": "scipy.stats.norm(0, 1)",
  "scipy.stats.rv_generic": "scipy.stats.norm",
  "torch.Tensor": "torch.zeros(3)",
};

/** How generators come to be from a seed, where that is not their constructor's only argument. */
const SEEDED: Readonly<Record<string, string>> = {
  "jax.random.PRNGKey": "jax.random.PRNGKey(SEED)",
  "numpy.random.Generator": "numpy.random.default_rng(SEED)",
};

function packageOf(name: string): string {
  return name.split(".").slice(0, -1).join(".") || name;
}

/** The module that an entry of a library is in: all before its first name in capitals, or its last one. */
function moduleOf(name: string): string {
  const parts = name.split(".");
  const type = parts.findIndex((part) => /^_?[A-Z]/u.test(part));
  return type > 0 ? parts.slice(0, type).join(".") : packageOf(name);
}

/** The call that seeds a state, found in the library that has the state. */
function seedCall(libraries: readonly Library[], state: string): string | null {
  for (const { symbols = {} } of libraries) {
    for (const [name, { call }] of Object.entries(symbols)) {
      const seeds = call === undefined ? [] : listed(call);
      if (
        seeds.some((model) => model.does === "seed" && model.state === state && isFirst(model.seed))
      )
        return name;
    }
  }
  return null;
}

function isFirst({ position }: ParameterRef): boolean {
  return position === 0;
}

/** Draws, by symbols and by methods of types. */
export function drawsOf(library: Library, libraries: readonly Library[]): readonly Use[] {
  const uses: Use[] = [];
  for (const [name, { call }] of Object.entries(library.symbols ?? {})) {
    const draw = drawIn(call);
    if (draw !== null && !name.endsWith("*")) uses.push(...drawBy(name, name, draw, libraries));
  }
  for (const [type, model] of Object.entries(library.types ?? {})) {
    for (const [method, call] of Object.entries(model.methods ?? {})) {
      const draw = drawIn(call);
      if (draw === null || method === "*") continue;
      const name = `${type}.${method}`;
      if (draw.state === undefined) uses.push(...drawFrom(type, model, method));
      else uses.push(...drawBy(name, `${MAKERS[type] ?? `${type}()`}.${method}`, draw, libraries));
    }
  }
  return uses;
}

function drawIn(call: CallModel | readonly CallModel[] | undefined): Draw | null {
  const models = call === undefined ? [] : listed(call);
  if (models.some(({ does }) => does === "dispatch")) return null;
  return models.find((model): model is Draw => model.does === "draw") ?? null;
}

/** From a global state, which each worker seeds alike or not at all; or from the generator that is given. */
function drawBy(
  name: string,
  callee: string,
  { state, from }: Draw,
  libraries: readonly Library[],
): readonly Use[] {
  if (state !== undefined) {
    const seed = seedCall(libraries, state);
    if (seed === null) return [];
    return [
      {
        name,
        imports: [moduleOf(name), packageOf(seed)],
        before: [`${seed}(0)`, ""],
        task: [`${callee}()`, `${callee}()`],
      },
    ];
  }
  if (from === undefined) return [];
  const type = libraries
    .flatMap(({ types = {} }) => Object.keys(types))
    .find((one) => Object.hasOwn(SEEDED, one) && packageOf(one) === packageOf(name));
  const made = SEEDED[type ?? "numpy.random.Generator"] ?? "";
  const argument = from.position === undefined ? `${from.name ?? ""}=g` : "g";
  return [
    {
      name,
      imports: [moduleOf(name), "numpy.random"],
      before: [`g = ${made.replace("SEED", "7")}`, ""],
      task: [`${callee}(${argument})`, `g = ${made.replace("SEED", "i")}; ${callee}(${argument})`],
    },
  ];
}

/** From a generator of the module, seeded with a constant; or from one that the task seeds. */
function drawFrom(type: string, { generator }: TypeModel, method: string): readonly Use[] {
  if (generator === undefined || generator.stateless === true) return [];
  const seed = generator.seed;
  const argument = seed?.position === undefined ? `${seed?.name ?? ""}=SEED` : "SEED";
  const made = SEEDED[type] ?? `${type}(${seed === null ? "" : argument})`;
  if (!made.includes("SEED")) return [];
  return [
    {
      name: `${type}.${method}`,
      imports: [moduleOf(type)],
      before: [`g = ${made.replace("SEED", "7")}`, ""],
      task: [`g.${method}()`, `g = ${made.replace("SEED", "i")}; g.${method}()`],
    },
  ];
}

/** A seed of the task, and its number for a seed. */
const OF_TASK: Pick<Use, "before" | "task"> = {
  before: ["", ""],
  task: ["random.Random(7).random()", "random.Random(i).random()"],
};

/** A generator of the module, for tasks with data of their own; and one of the task. */
const OF_MODULE: Pick<Use, "before" | "task"> = {
  before: ["g = random.Random(7)", ""],
  task: ["g.random()", "random.Random().random()"],
};

/** Calls that start tasks, as far as their form tells how they are used. */
export function dispatchesOf(library: Library): readonly Use[] {
  const uses: Use[] = [];
  const add = (name: string, callee: string, call: CallModel | readonly CallModel[]): void => {
    const dispatch = listed(call).find((model): model is Dispatch => model.does === "dispatch");
    const given = dispatch === undefined ? null : argumentsOf(dispatch);
    if (given === null) return;
    uses.push({
      name,
      imports: ["random", moduleOf(name), packageOf(moduleOf(name))],
      ...(given.hasData ? OF_MODULE : OF_TASK),
      start: `${given.inLoop ? "for i in range(8): " : ""}${callee}(${given.text})`,
    });
  };
  for (const [name, { call }] of Object.entries(library.symbols ?? {})) {
    if (call !== undefined) add(name, name, call);
  }
  for (const [type, model] of Object.entries(library.types ?? {})) {
    const made = MAKERS[type] ?? (model.runner === undefined ? null : `${type}(${sizeOf(model)})`);
    if (made === null) continue;
    for (const [method, call] of Object.entries(model.methods ?? {})) {
      add(`${type}.${method}`, `${made}.${method}`, call);
    }
  }
  return uses;
}

function sizeOf({ runner }: TypeModel): string {
  const { name, position } = runner?.size ?? {};
  return position === 0 ? "4" : name === undefined ? "" : `${name}=4`;
}

/** Compilers, whose functions draw from a state of their own: they repeat if they seed it alike. */
export function compilersOf(library: Library): readonly Use[] {
  return Object.entries(library.symbols ?? {}).flatMap(([name, { call }]): readonly Use[] => {
    if (call === undefined || !listed(call).some(({ does }) => does === "isolate")) return [];
    const head = `@${name}\ndef f():\n`;
    const draw = "    return numpy.random.random()";
    return [
      {
        name,
        imports: ["numpy.random", packageOf(name)],
        before: [`${head}    numpy.random.seed(7)\n${draw}`, `${head}${draw}`],
        task: ["f()", "f()"],
        start: 'get_context("fork").Pool(4).map(work, range(8))',
      },
    ];
  });
}

interface Given {
  readonly text: string;
  /** One call starts one task. */
  readonly inLoop: boolean;
  /** The tasks get more than a number. */
  readonly hasData: boolean;
}

/** The arguments of a call that starts `work` for the numbers from 0 to 7; null where its form tells none. */
function argumentsOf(dispatch: Dispatch): Given | null {
  const { task, items, itemLists, star, onlyIf, through, continues, exposed, message } = dispatch;
  const isPlain = [onlyIf, through, message].every((one) => one === undefined);
  if (!isPlain || continues === true || exposed === true) return null;
  if (task === undefined || (task.position === undefined && task.name === undefined)) return null;
  const positional: string[] = [];
  const named: string[] = [];
  const give = (ref: ParameterRef | undefined, text: string): void => {
    // What belongs to the receiver, it was made with.
    if (ref === undefined || ref.of !== undefined) return;
    if (ref.position === undefined) named.push(`${ref.name ?? ""}=${text}`);
    else positional[ref.position] = text;
  };
  const many = items ?? itemLists;
  const { runner, arguments: list, argumentSequence } = dispatch;
  give(task, "work");
  give(runner?.size, "4");
  give(many, star === true ? "[(i,) for i in range(8)]" : "range(8)");
  if (many === undefined) {
    if (list === undefined && argumentSequence === undefined) return null;
    give(list, "i");
    give(argumentSequence, "(i,)");
  }
  const text = [
    ...Array.from(positional, (one: string | undefined) => one ?? "None"),
    ...named,
  ].join(", ");
  return { text, inLoop: many === undefined, hasData: many?.of === "receiver" };
}

/** Calls that give functions to services: with the function among their arguments, or as decorators. */
export function servedOf(library: Library): readonly Use[] {
  const uses: Use[] = [];
  const types = library.types ?? {};
  const add = (name: string, callee: string, call: CallModel | readonly CallModel[]): void => {
    const common = { ...OF_MODULE, imports: ["random", moduleOf(callee)], isServed: true };
    // `@task` takes the function by itself, and `@task()` afterwards.
    const filler = listed(call).some(({ does }) => does === "serve") ? "" : '"x"';
    for (const model of listed(call)) {
      if (model.does === "serve") {
        const before = Array.from({ length: model.function.position ?? 0 }, () => '"x"');
        uses.push({ ...common, name, start: `${callee}(${[...before, "work"].join(", ")})` });
      } else if (model.does === "create") {
        const made = types[model.type]?.methods?.__call__;
        if (made === undefined || !listed(made).some(({ does }) => does === "serve")) continue;
        uses.push({
          ...common,
          name: `${model.type}.__call__`,
          start: `${callee}(${filler})(work)`,
        });
      }
    }
  };
  for (const [name, { call }] of Object.entries(library.symbols ?? {})) {
    if (call !== undefined) add(name, name, call);
  }
  for (const [type, { methods = {} }] of Object.entries(types)) {
    for (const [method, call] of Object.entries(methods)) {
      if (method !== "__call__")
        add(`${type}.${method}`, `${MAKERS[type] ?? `${type}()`}.${method}`, call);
    }
  }
  return uses;
}
