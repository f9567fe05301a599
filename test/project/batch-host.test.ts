/** How long one look at the disk is good for, where nobody says when a run begins. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { createBatchHost, lookAt } from "../../eslint-plugin/src/project/disk-host.js";
import { Starters } from "../../eslint-plugin/src/project/starters.js";
import { Folder } from "../cli/world.js";
import { memoryHost, ROOT } from "../support/memory-host.js";

describe("looks at a host", () => {
  let folder: Folder;
  let time: number;
  beforeEach(() => {
    folder = new Folder();
    time = 0;
  });
  afterEach(() => {
    folder.remove();
  });

  /** What a look shows at each of some times, when the file says at which time it was written. */
  function shown(times: readonly number[]): readonly string[] {
    const host = createBatchHost(() => time);
    return times.map((now) => {
      time = now;
      folder.write({ "a.py": String(now) });
      return lookAt(host).readText(folder.at("a.py")) ?? "";
    });
  }

  it("are shared in a batch", () => {
    assert.deepEqual(shown([0, 150, 300, 450]), ["0", "0", "0", "0"]);
  });

  it("end with a pause", () => {
    assert.deepEqual(shown([0, 150, 400, 500]), ["0", "0", "400", "400"]);
  });

  it("do not last for ever", () => {
    const times = Array.from({ length: 30 }, (_, index) => index * 100);
    assert.deepEqual([...new Set(shown(times))], ["0", "2000"]);
  });

  it("are good for work that takes long, and longer after it", () => {
    const host = createBatchHost(() => time);
    const take = (milliseconds: number): void => {
      host.during(() => {
        const look = lookAt(host);
        time += milliseconds;
        assert.equal(lookAt(host), look);
      });
    };
    take(5000);
    const first = lookAt(host);
    time += 900;
    assert.equal(lookAt(host), first);
    time += 1100;
    assert.notEqual(lookAt(host), first);
  });

  it("see the project's workers once, however many files ask who starts them", () => {
    const files = new Map([
      ["main.mjs", "new Worker(new URL('./a.mjs', import.meta.url));"],
      ["a.mjs", "export default 1;"],
      ["b.mjs", "export default 2;"],
    ]);
    let lists = 0;
    const memory = memoryHost(files);
    const list = (path: string): readonly string[] => {
      lists += 1;
      return memory.list(path);
    };
    const starters = new Starters(ROOT);
    const still = { ...memory, list, isStill: true };
    const resolveEntry = (_: string, name: string): string => join(ROOT, name);
    const of = (name: string): number => starters.of(join(ROOT, name), still, resolveEntry).length;
    assert.deepEqual([of("a.mjs"), of("b.mjs"), of("a.mjs")], [1, 0, 1]);
    assert.equal(lists, 1);
  });
});
