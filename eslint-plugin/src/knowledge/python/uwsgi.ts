/** uWSGI: what its processes call when they have been forked. */
import { defineLibrary } from "../define.js";
import { handing, WEB_SERVER } from "../services.js";

export default defineLibrary({
  name: "uwsgi",
  title: "uWSGI",
  language: "python",
  source: "docs/observed-python.md",
  checked: "2.0.31",
  modules: ["uwsgi", "uwsgidecorators"],
  symbols: { "uwsgidecorators.postfork": { call: handing(WEB_SERVER, "on-start") } },
});
