/** Loads the engine from its sources, for tests of the whole. */
import type { EngineModule } from "../../eslint-plugin/src/cli/run.js";

/** The engine's module, as the command loads it. */
export async function loadEngine(): Promise<EngineModule> {
  const module: Partial<EngineModule> = await import("../../eslint-plugin/src/engine.js");
  const { createEngine, explainEnvironment } = module;
  if (createEngine === undefined || explainEnvironment === undefined) {
    throw new Error("The engine is not there yet.");
  }
  return { createEngine, explainEnvironment };
}
