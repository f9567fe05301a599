/** Flask: views, which a web server calls in each of its processes. */
import { at, defineLibrary, each, NOTHING } from "../define.js";
import { handing, registration, WEB_SERVER, WEB_VIEW } from "../services.js";
import type { CallModel, TypeModel } from "../schema.js";

const ROUTE: CallModel = { does: "create", type: "flask.Registration" };

/** What applications and blueprints have in common. */
const SCAFFOLD: TypeModel = {
  methods: {
    ...each<CallModel>("delete endpoint errorhandler get patch post put route", ROUTE),
    ...each<CallModel>(
      "after_request before_request context_processor teardown_request",
      handing(WEB_SERVER),
    ),
    ...each<CallModel>("after_app_request before_app_request", handing(WEB_SERVER)),
    add_url_rule: { does: "serve", function: at(2, "view_func"), runner: WEB_SERVER },
    ...each<CallModel>("register_blueprint register_error_handler run", NOTHING),
  },
};

export default defineLibrary({
  name: "flask",
  title: "Flask",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.1.3",
  modules: ["flask", "flask_restful"],
  aliases: { "flask.app": "flask", "flask.blueprints": "flask" },
  types: {
    "flask.Registration": registration(WEB_SERVER),
    "flask.Flask": SCAFFOLD,
    "flask.Blueprint": SCAFFOLD,
    "flask.views.MethodView": WEB_VIEW,
    "flask.views.View": { serves: { methods: ["dispatch_request"], runner: WEB_SERVER } },
    "flask_restful.Resource": WEB_VIEW,
  },
});
