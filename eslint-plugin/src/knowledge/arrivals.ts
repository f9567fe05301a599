/** How the generators of ECMAScript arrive on the other side, by the way they are built. */
import type { GeneratorModel } from "./schema.js";

type Sent = NonNullable<GeneratorModel["sent"]>;

/** A function: structured cloning throws, JSON leaves it out. */
export const FUNCTION: Sent = {
  "structured-clone": "refused",
  v8: "refused",
  json: "dropped",
  "source-text": "refused",
};

/** An instance of a class with plain data inside: the data arrives, the methods do not. */
export const INSTANCE: Sent = {
  "structured-clone": "stripped",
  v8: "stripped",
  json: "stripped",
  "source-text": "stripped",
};

/** An object that holds functions or proxies: structured cloning throws, JSON leaves a rest. */
export const HOLDER: Sent = {
  "structured-clone": "refused",
  v8: "refused",
  json: "stripped",
  "source-text": "refused",
};
