/** `secrets`: the operating system's entropy, without a state that could be copied. */
import { below, calls, defineLibrary, each, ENTROPY } from "../define.js";

export default defineLibrary({
  name: "secrets",
  title: "secrets",
  language: "python",
  source: "docs/observed-python.md",
  checked: "3.11.2",
  aliases: { "secrets.SystemRandom": "random.SystemRandom" },
  symbols: below(
    "secrets",
    calls(each("choice randbelow randbits token_bytes token_hex token_urlsafe", ENTROPY)),
  ),
});
