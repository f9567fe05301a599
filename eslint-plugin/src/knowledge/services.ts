/** How the servers of web applications run them, whichever framework the application is written with. */
import { at, words } from "./define.js";
import type { CallModel, Condition, RunnerModel, TypeModel } from "./schema.js";

const SEVERAL: Condition = { axis: "web-workers", in: "many" };
/** It holds whatever the environment. */
const ALWAYS: Condition = { all: [] };

/** Either one process loads the program and forks the others, or each of them loads it. */
export const WEB_SERVER: RunnerModel = {
  title: "the web server",
  processes: [
    {
      memory: "forkserver",
      serializer: "none",
      preloadsMain: ALWAYS,
      when: { all: [SEVERAL, { axis: "web-loading", in: "before-fork" }] },
    },
    {
      memory: "spawn",
      serializer: "none",
      when: { all: [SEVERAL, { axis: "web-loading", in: "each-worker" }] },
    },
  ],
  defaultSize: "many",
  forksAt: "construction",
  hooks: { beforeLoad: ["post_fork"], afterLoad: ["post_worker_init"] },
};

/** A program that imports the tasks' modules once and forks its processes from there. */
export function forkedService(title: string, when: Condition = IN_PROCESSES): RunnerModel {
  const process = { memory: "forkserver", serializer: "none", preloadsMain: ALWAYS } as const;
  return { ...service(title), processes: [{ ...process, when }] };
}

/** A program each of whose processes imports the tasks' modules by itself. */
export function freshService(title: string, when: Condition | null = IN_PROCESSES): RunnerModel {
  const process = { memory: "spawn", serializer: "none" } as const;
  return { ...service(title), processes: [when === null ? process : { ...process, when }] };
}

const IN_PROCESSES: Condition = { axis: "task-workers", in: "processes" };

function service(title: string): Omit<RunnerModel, "processes"> {
  return { title, defaultSize: "many", forksAt: "construction" };
}

/** What `app.route("/")` gives: called with a function, it hands that to the service. */
export function registration(runner: RunnerModel, does: "serve" | "on-start" = "serve"): TypeModel {
  return { methods: { __call__: handing(runner, does) } };
}

/** Hands its first argument to the service. */
export function handing(runner: RunnerModel, does: "serve" | "on-start" = "serve"): CallModel {
  return { does, function: at(0), runner };
}

/** A class whose objects answer a web server's requests, one object for each. */
export const WEB_VIEW: TypeModel = {
  serves: {
    methods: words("create delete get head list options patch post put retrieve update"),
    runner: WEB_SERVER,
  },
};
