/** WSGI and ASGI: plain functions that a web server calls for each request, known by their parameters. */
import { defineLibrary, words } from "../define.js";
import { WEB_SERVER } from "../services.js";

export default defineLibrary({
  name: "wsgi",
  title: "WSGI and ASGI",
  language: "python",
  source: "docs/observed-python.md",
  checked: "WSGI 1.0.1, ASGI 3.0",
  modules: [],
  callables: {
    WSGI: { parameters: words("environ start_response"), runner: WEB_SERVER },
    ASGI: { parameters: words("scope receive send"), runner: WEB_SERVER },
  },
});
