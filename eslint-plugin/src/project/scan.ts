/**
 * Tells by words alone which files can have findings, so that the others are never parsed: only a
 * file that starts work elsewhere, or that says it is a worker, is the home of a finding.
 */
import { mayBeWorkerEntry, mayDispatch } from "../ecmascript/scan.js";
import type { Language } from "../facts/facts.js";

/** Words of which one stands in every Python program that starts work elsewhere. */
const PYTHON =
  /multiprocess|billiard|concurrent|[Ee]xecutor|[Pp]ool|joblib|Parallel|delayed|DataLoader|torch\.utils\.data|fork|dask|distributed|\bray\b|loky|pathos|mpi4py|MPI|[Tt]hread|asyncio|n_jobs|submit|imap|starmap|apply_async|map_async|Process\b|spawn|worker_init|[Ww]orker|[Vv]ec_?[Ee]nv|cross_val/u;

/**
 * Whether a file can be the home of a finding.
 *
 * @param language - the file's
 * @param text - the file's; any decoding that keeps ASCII will do
 */
export function mayMatter(language: Language, text: string): boolean {
  return language === "python" ? PYTHON.test(text) : mayDispatch(text) || mayBeWorkerEntry(text);
}
