/** Django: views, which a web server calls in each of its processes. */
import { at, below, calls, defineLibrary, each, FIRST, NOTHING } from "../define.js";
import { registration, WEB_SERVER, WEB_VIEW } from "../services.js";
import type { CallModel, SymbolModel } from "../schema.js";

const PATH: CallModel = { does: "serve", function: at(1, "view"), runner: WEB_SERVER };

export default defineLibrary({
  name: "django",
  title: "Django",
  language: "python",
  source: "docs/observed-python.md",
  checked: "5.2.19",
  modules: ["django", "rest_framework"],
  aliases: { "django.views.generic.base": "django.views.generic" },
  types: {
    "rest_framework.decorators.Registration": registration(WEB_SERVER),
    ...each(
      [
        "django.views.View",
        ...["DetailView", "FormView", "ListView", "TemplateView", "View"].map(
          (name) => `django.views.generic.${name}`,
        ),
        ...["generics.GenericAPIView", "generics.ListAPIView", "views.APIView"].map(
          (name) => `rest_framework.${name}`,
        ),
        ...["GenericViewSet", "ModelViewSet", "ViewSet"].map(
          (name) => `rest_framework.viewsets.${name}`,
        ),
      ].join(" "),
      WEB_VIEW,
    ),
  },
  symbols: {
    ...below("django.urls", calls({ path: PATH, re_path: PATH, include: NOTHING })),
    // Views in the guise of views.
    ...each<SymbolModel>(
      [
        "django.contrib.auth.decorators.login_required",
        "django.db.transaction.atomic",
        "django.views.decorators.cache.never_cache",
        "django.views.decorators.csrf.csrf_exempt",
        "django.views.decorators.http.require_GET",
        "django.views.decorators.http.require_POST",
        "django.views.decorators.http.require_safe",
      ].join(" "),
      { call: FIRST },
    ),
    "rest_framework.decorators.api_view": {
      call: { does: "create", type: "rest_framework.decorators.Registration" },
    },
  },
});
