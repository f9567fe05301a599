/** Files that start services, and what they say of processes and of what is loaded when. */
import { checkExamples, type Example } from "./examples.js";

/** Axes in short: `w` web workers, `l` loading, `t` where tasks run, `j` where jobs do. */
function example(
  title: string,
  files: Readonly<Record<string, string>>,
  {
    w = "one",
    l = "each-worker",
    t = "processes",
    j = "one-process",
  }: { w?: string; l?: string; t?: string; j?: string },
): Example {
  const admits = { "web-workers": w, "web-loading": l, "task-workers": t, "job-workers": j };
  return { title, files, admits };
}

const MANY = { w: "many" };
const PRELOADED = { w: "many", l: "before-fork" };

const EXAMPLES: readonly Example[] = [
  example("nothing", {}, {}),
  example("a Procfile", { Procfile: "web: gunicorn app:app -w 4\n" }, MANY),
  example("a short option without a space", { Procfile: "web: gunicorn -w4 app:app\n" }, MANY),
  example("one worker", { Procfile: "web: gunicorn -w 1 app:app\n" }, {}),
  example("threads", { Procfile: "web: gunicorn --threads 8 app:app\n" }, {}),
  example(
    "a list in a Dockerfile",
    { Dockerfile: 'FROM x\nCMD ["gunicorn", "--workers=3", "--preload", "app:app"]\n' },
    PRELOADED,
  ),
  example(
    "lines that go on",
    { Dockerfile: "CMD exec gunicorn \\\n  --workers 4 \\\n  --preload app:app\n" },
    PRELOADED,
  ),
  example(
    "what is installed, not started",
    { Dockerfile: "RUN pip install gunicorn -w 4 --preload\n" },
    {},
  ),
  example("a comment", { "start.sh": "# gunicorn -w 4 app:app\ngunicorn app:app\n" }, {}),
  example(
    "a unit",
    { "web.service": "[Service]\nExecStart=/srv/venv/bin/gunicorn --workers 3 app:app\n" },
    MANY,
  ),
  example(
    "items of a list",
    {
      "compose.yaml":
        "services:\n  web:\n    command:\n      - uvicorn\n      - main:app\n      - --workers\n      - '2'\n  cache:\n    image: redis\n",
    },
    MANY,
  ),
  example(
    "two services, each with its own",
    {
      "docker-compose.prod.yml":
        "services:\n  web:\n    command: hypercorn main:app -w 4\n  worker:\n    command: celery -A tasks worker -P threads -c 8\n",
    },
    { w: "many", t: "one-process" },
  ),
  example(
    "the number of processors",
    { "run.sh": "gunicorn app:app --workers $((2 * $(nproc) + 1))\n" },
    MANY,
  ),
  example(
    "a number that somebody else knows",
    { "run.sh": 'gunicorn app:app --workers "$WORKERS"\n' },
    { w: "many|one" },
  ),
  example("its default", { "run.sh": "gunicorn app:app --workers ${WORKERS:-1}\n" }, {}),
  example("a variable", { "fly.toml": '[env]\n  WEB_CONCURRENCY = "4"\n' }, MANY),
  example(
    "options in a variable",
    { Dockerfile: 'ENV GUNICORN_CMD_ARGS="--workers=4 --preload"\n' },
    PRELOADED,
  ),
  example(
    "Gunicorn's configuration",
    {
      "gunicorn.conf.py":
        "import multiprocessing\nworkers = multiprocessing.cpu_count() * 2 + 1\npreload_app = True\n",
    },
    PRELOADED,
  ),
  example(
    "a number with a default in it",
    {
      "gunicorn_conf.py":
        'import os\nworkers = int(os.environ.get("WORKERS", "4"))\npreload_app = bool(os.environ.get("P"))\n',
    },
    { w: "many", l: "before-fork|each-worker" },
  ),
  example(
    "a configuration elsewhere",
    {
      Procfile: "web: gunicorn -c conf/web.py app:app\n",
      "conf/web.py": "workers = 3\n",
    },
    MANY,
  ),
  example("uWSGI", { "uwsgi.ini": "[uwsgi]\nmodule = app\nprocesses = 4\n" }, PRELOADED),
  example("lazy uWSGI", { "uwsgi.ini": "[uwsgi]\nprocesses = 4\nlazy-apps = true\n" }, MANY),
  example(
    "uWSGI's options",
    { Procfile: "web: uwsgi --http :80 --master -p 4 --lazy-apps -w app\n" },
    MANY,
  ),
  example(
    "a program that serves itself",
    {
      "main.py":
        'import uvicorn\n\nif __name__ == "__main__":\n    uvicorn.run(\n        "main:app",\n        port=int(os.getenv("PORT")),\n        workers=4,\n    )\n',
    },
    MANY,
  ),
  example("one that does not", { "main.py": 'uvicorn.run("main:app", reload=True)\n' }, {}),
  example(
    "Celery alone",
    { Procfile: "worker: celery -A tasks worker --pool=solo\n" },
    {
      t: "one-process",
    },
  ),
  example(
    "Celery twice",
    { Procfile: "a: celery -A tasks worker -c 1\nb: celery -A tasks worker -c 4\n" },
    { t: "one-process|processes" },
  ),
  example(
    "huey in processes",
    { Procfile: "worker: huey_consumer.py app.huey -k process -w 4\n" },
    { j: "processes" },
  ),
  example("huey on threads", { Procfile: "worker: huey_consumer app.huey -w 4\n" }, {}),
  example(
    "huey in one process",
    { Procfile: "worker: python manage.py run_huey -k process -w 1\n" },
    {},
  ),
  example(
    "an application that forks for each request",
    { "app.py": "app.run(host=HOST, processes=4)\n" },
    PRELOADED,
  ),
  example("one with threads", { "app.py": "app.run(threaded=True)\n" }, {}),
  example("Celery's clock", { Procfile: "beat: celery -A tasks beat -P solo\n" }, {}),
];

describe("services", () => {
  checkExamples(EXAMPLES);
});
