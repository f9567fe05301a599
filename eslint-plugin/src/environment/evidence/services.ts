/** Reads from a project's own files how its services run: how many processes, what is loaded when. */
import type { ValueAxis } from "../names.js";
import { commandsIn, optionOf, programOf } from "./commands.js";
import { parseIni } from "./ini.js";
import { Statements, type Reading } from "./statement.js";

/** A program that serves an application or takes tasks, and what its options say: data. */
interface Server {
  readonly programs: readonly string[];
  /** Options that hold the number of processes. */
  readonly count: readonly string[];
  /** The number of processes decides this. */
  readonly axis: ValueAxis;
  readonly one: string;
  readonly many: string;
  /** It does nothing of the kind without this word. */
  readonly word?: string;
  /** What it does where no option says otherwise, once it starts several processes. */
  readonly loading?: string;
  /** Options that mean something by themselves. */
  readonly switches: Readonly<Record<string, { readonly axis: ValueAxis; readonly value: string }>>;
  /** Options that take one of these words, or stand for one if missing; other words mean many. */
  readonly kinds?: {
    readonly options: readonly string[];
    readonly one: readonly string[];
    readonly missing?: string;
  };
  /** Options that name a file with more of it. */
  readonly config: readonly string[];
}

const WEB = { axis: "web-workers", one: "one", many: "many", switches: {}, config: [] } as const;
const PRELOAD = { axis: "web-loading", value: "before-fork" } as const;
const LAZY = { axis: "web-loading", value: "each-worker" } as const;

const SERVERS: readonly Server[] = [
  {
    ...WEB,
    programs: ["gunicorn"],
    count: ["-w", "--workers"],
    switches: { "--preload": PRELOAD },
    config: ["-c", "--config"],
  },
  {
    ...WEB,
    programs: ["uwsgi", "pyuwsgi"],
    count: ["-p", "--processes", "--workers"],
    loading: PRELOAD.value,
    switches: { "--lazy-apps": LAZY, "--lazy": LAZY },
    config: ["--ini"],
  },
  { ...WEB, programs: ["uvicorn", "granian", "fastapi"], count: ["--workers"] },
  { ...WEB, programs: ["hypercorn"], count: ["-w", "--workers"] },
  {
    programs: ["dramatiq"],
    count: ["-p", "--processes"],
    axis: "task-workers",
    one: "one-process",
    many: "processes",
    switches: {},
    config: [],
  },
  {
    programs: ["celery"],
    word: "worker",
    count: ["-c", "--concurrency"],
    axis: "task-workers",
    one: "one-process",
    many: "processes",
    kinds: {
      options: ["-P", "--pool"],
      one: ["solo", "threads", "gevent", "eventlet"],
    },
    switches: {},
    config: [],
  },
  {
    programs: ["huey_consumer", "huey_consumer.py", "huey.bin.huey_consumer", "run_huey"],
    count: ["-w", "--workers"],
    axis: "job-workers",
    one: "one-process",
    many: "processes",
    kinds: {
      options: ["-k", "--worker-type"],
      one: ["thread", "greenlet"],
      missing: "thread",
    },
    switches: {},
    config: [],
  },
];

/** Words of commands that speak about a program and do not start it. */
const ABOUT: ReadonlySet<string> = new Set([
  ...["install", "add", "pip", "apt-get", "apk", "grep", "pkill", "killall", "kill", "which"],
  ...["systemctl", "stop", "echo", "restart", "status"],
]);

/** Programs that may serve themselves. */
export const PROGRAM = /^(?:main|app|run|serve|server|asgi|start|api|__main__)\.py$/u;
/** A variable with the number of processes, for servers that are told none. */
const CONCURRENCY = /\bWEB_CONCURRENCY["']?\s*[=:]\s*["']?(\d+)/u;
/** A variable with options of a server. */
const ARGUMENTS = /\bGUNICORN_CMD_ARGS["']?\s*[=:]/gu;

/** Reads commands, whichever kind of file they stand in, and the servers' own settings. */
export function readServiceFile(text: string, name: string): Reading {
  if (PROGRAM.test(name)) return readProgram(text, name);
  // What a command names as its configuration may be called anything.
  if (name.endsWith(".py")) return readGunicornConfig(text, name);
  const found = new Statements(text, name);
  const isIni = /\.(?:ini|conf)$/u.test(name);
  if (isIni && text.includes("[uwsgi]")) readUwsgi(found);
  const lines = found.lines.all.map((line) => line.replaceAll(ARGUMENTS, " gunicorn "));
  for (const { words, line } of commandsIn(lines)) readCommand(found, words, line);
  for (const [index, line] of found.lines.all.entries()) {
    const count = CONCURRENCY.exec(line)?.[1];
    if (count !== undefined && !line.trimStart().startsWith("#")) {
      found.addValues("web-workers", Number(count) > 1 ? ["many"] : ["one"], index + 1);
    }
  }
  return found.finish();
}

function readCommand(found: Statements, words: readonly string[], line: number): void {
  for (const [index, word] of words.entries()) {
    if (ABOUT.has(word)) return;
    const server = SERVERS.find(({ programs }) => programs.includes(programOf(word)));
    if (server === undefined) continue;
    readOptions(found, server, words.slice(index + 1), line);
    return;
  }
}

function readOptions(
  found: Statements,
  server: Server,
  options: readonly string[],
  line: number,
): void {
  if (server.word !== undefined && !options.includes(server.word)) return;
  for (const [option, { axis, value }] of Object.entries(server.switches)) {
    if (options.includes(option)) found.addValues(axis, [value], line);
  }
  const config = optionOf(options, server.config);
  if (config !== null && /\.(?:py|ini)$/u.test(config))
    found.include(config.replace(/^file:/u, ""));
  const { kinds } = server;
  const kind =
    kinds === undefined ? null : (optionOf(options, kinds.options) ?? kinds.missing ?? null);
  if (kind !== null && kinds?.one.includes(kind) === true) {
    found.addValues(server.axis, [server.one], line);
    return;
  }
  const count = optionOf(options, server.count);
  if (count !== null) {
    found.addValues(
      server.axis,
      numbers(count).map((number) => server[number]),
      line,
    );
    const isLazy = Object.keys(server.switches).some((option) => options.includes(option));
    if (server.loading !== undefined && !isLazy) {
      found.addValues("web-loading", [server.loading], line);
    }
  } else if (server.word !== undefined) found.addValues(server.axis, [server.many], line);
}

/** What a number of processes can be that is written so: a number, a default, or computed. */
function numbers(text: string): readonly ("one" | "many")[] {
  const known = /^\d+$/u.exec(text)?.[0] ?? /^\$\{\w+:?-(\d+)\}$/u.exec(text)?.[1];
  if (known !== undefined) return [Number(known) > 1 ? "many" : "one"];
  // The number of processors and what is made of it.
  return /nproc|cpu|^\$\(/u.test(text) || text === "auto" ? ["many"] : ["one", "many"];
}

/** uWSGI loads the application and forks, unless it is told to be lazy. */
function readUwsgi(found: Statements): void {
  let several: number | null = null;
  let isLazy = false;
  for (const { section, key, text, line } of parseIni(found.lines.all)) {
    if (section !== "uwsgi") continue;
    if (["processes", "workers", "p"].includes(key)) {
      found.addValues("web-workers", numbers(text.replaceAll("%k", "cpu")), line);
      several = line;
    }
    if (["lazy_apps", "lazy"].includes(key) && text !== "false" && text !== "0") {
      found.addValues("web-loading", [LAZY.value], line);
      isLazy = true;
    }
  }
  if (several !== null && !isLazy) found.addValues("web-loading", [PRELOAD.value], several);
}

/** Reads what Gunicorn's configuration, a program in Python, says in plain assignments. */
function readGunicornConfig(text: string, name: string): Reading {
  const found = new Statements(text, name);
  for (const [index, line] of found.lines.all.entries()) {
    const workers = /^workers\s*(?::\s*\w+\s*)?=([^#=][^#]*)/u.exec(line)?.[1]?.trim();
    if (workers !== undefined) found.addValues("web-workers", computed(workers), index + 1);
    const preload = /^preload_app\s*(?::\s*\w+\s*)?=([^#=][^#]*)/u.exec(line)?.[1]?.trim();
    if (preload === undefined) continue;
    const values =
      preload === "True" ? ["before-fork"] : preload === "False" ? ["each-worker"] : null;
    found.addValues("web-loading", values ?? ["each-worker", "before-fork"], index + 1);
  }
  return { ...found.finish(), isConfiguration: true };
}

/** A call that serves an application, by a server's name or by the application's own. */
const RUN = /\b(?:uvicorn|app|application)\.run\(/gu;
/** Its arguments are no longer than that. */
const ARGUMENTS_LIMIT = 2000;

/** Reads how a program serves an application by itself. */
function readProgram(text: string, name: string): Reading {
  const found = new Statements(text, name);
  for (const { index, 0: call } of text.matchAll(RUN)) {
    const start = index + call.length;
    const given = text.slice(start, start + ARGUMENTS_LIMIT);
    const inside = given.slice(0, lengthOfArguments(given));
    const workers = /\b(workers|processes)\s*=\s*([^,\s)]+(?:\([^()]*\))?)/u.exec(inside);
    if (workers?.[2] === undefined) continue;
    const line = text.slice(0, start + workers.index).split("\n").length;
    found.addValues("web-workers", computed(workers[2]), line);
    // Flask's own server forks for each request.
    if (workers[1] === "processes") found.addValues("web-loading", [PRELOAD.value], line);
  }
  return found.finish();
}

/** How much of a text stands before the bracket that closes a call. */
function lengthOfArguments(text: string): number {
  let depth = 1;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "(") depth++;
    if (text[index] === ")" && --depth === 0) return index;
  }
  return text.length;
}

/** What an expression of Python comes to: a number, the number of processors, a variable's default. */
function computed(text: string): readonly ("one" | "many")[] {
  if (text.includes("cpu_count")) return ["many"];
  const fallback = /^(?:int\()?os\.(?:environ\.get|getenv)\([^,()]*,\s*["']?(\d+)["']?\)?\)$/u.exec(
    text,
  );
  return numbers(fallback?.[1] ?? text);
}
