/** FastAPI: path operations, which a web server calls in each of its processes. */
import { at, defineLibrary, each, named, NOTHING } from "../define.js";
import { registration, WEB_SERVER } from "../services.js";
import type { CallModel, SymbolModel, TypeModel } from "../schema.js";

const ROUTE: CallModel = { does: "create", type: "fastapi.Registration" };

/** What applications and routers have in common. */
const ROUTER: TypeModel = {
  methods: {
    ...each<CallModel>(
      "api_route delete exception_handler get head middleware options patch post put websocket",
      ROUTE,
    ),
    on_event: { does: "create", type: "fastapi.Startup" },
    ...each<CallModel>("add_api_route add_api_websocket_route add_route", {
      does: "serve",
      function: at(1, "endpoint"),
      runner: WEB_SERVER,
    }),
    ...each<CallModel>("add_middleware include_router mount", NOTHING),
  },
};

/** Makes an application or a router; each process begins with its `lifespan`. */
function making(type: string): SymbolModel {
  return {
    call: [
      { does: "on-start", function: named("lifespan"), runner: WEB_SERVER },
      { does: "create", type },
    ],
  };
}

export default defineLibrary({
  name: "fastapi",
  title: "FastAPI",
  language: "python",
  source: "docs/observed-python.md",
  checked: "0.165.0",
  aliases: { "fastapi.applications": "fastapi", "fastapi.routing": "fastapi" },
  types: {
    "fastapi.Registration": registration(WEB_SERVER),
    "fastapi.Startup": registration(WEB_SERVER, "on-start"),
    "fastapi.Application": ROUTER,
    "fastapi.Router": ROUTER,
  },
  symbols: {
    "fastapi.FastAPI": making("fastapi.Application"),
    "fastapi.APIRouter": making("fastapi.Router"),
    // What they stand for is known when a request comes.
    ...each<SymbolModel>(
      "fastapi.Body fastapi.Depends fastapi.Form fastapi.Header fastapi.Path fastapi.Query",
      { call: NOTHING },
    ),
  },
});
