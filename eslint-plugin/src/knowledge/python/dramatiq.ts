/** Dramatiq: actors, in processes each of which imports their modules by itself. */
import { at, defineLibrary } from "../define.js";
import { freshService, registration } from "../services.js";

const DRAMATIQ = freshService("Dramatiq");

export default defineLibrary({
  name: "dramatiq",
  title: "Dramatiq",
  language: "python",
  source: "docs/observed-python.md",
  checked: "2.2.1",
  types: { "dramatiq.Registration": registration(DRAMATIQ) },
  symbols: {
    // `@actor`, and `@actor(max_retries=3)`, which gives a decorator.
    "dramatiq.actor": {
      call: [
        { does: "create", type: "dramatiq.Registration" },
        { does: "serve", function: at(0, "fn"), runner: DRAMATIQ },
      ],
    },
  },
});
