/** huey: tasks on threads, or in processes that are forked from one which has imported the module. */
import { below, calls, defineLibrary, each } from "../define.js";
import { forkedService, registration } from "../services.js";
import type { CallModel, TypeModel } from "../schema.js";

const HUEY = forkedService("huey", { axis: "job-workers", in: "processes" });

const TASK: CallModel = { does: "create", type: "huey.Registration" };
const START: CallModel = { does: "create", type: "huey.Startup" };

/** Decorators, all of which are called: `@huey.task()`. */
const QUEUE: TypeModel = {
  methods: { ...each("context_task periodic_task task", TASK), on_startup: START },
};

const QUEUES = `BlackHoleHuey FileHuey Huey MemoryHuey PriorityRedisExpireHuey PriorityRedisHuey
  RedisExpireHuey RedisHuey SqliteHuey`;

export default defineLibrary({
  name: "huey",
  title: "huey",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.5.4",
  aliases: { "huey.api": "huey" },
  types: {
    "huey.Registration": registration(HUEY),
    "huey.Startup": registration(HUEY, "on-start"),
    ...below("huey", each(QUEUES, QUEUE)),
  },
  symbols: below(
    "huey.contrib.djhuey",
    calls<CallModel>({
      ...each("db_periodic_task db_task periodic_task task", TASK),
      on_startup: START,
    }),
  ),
});
