// How bytes become text, and what is said where they do not.
import assert from "node:assert/strict";
import { decode } from "../../eslint-plugin/src/project/decode.js";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");
const utf8 = (text: string): Uint8Array => Buffer.from(text, "utf8");

describe("decoding", () => {
  const texts: readonly (readonly [string, Uint8Array, boolean, string])[] = [
    ["nothing", utf8(""), true, ""],
    ["UTF-8", utf8("x = 'é😀'"), true, "x = 'é😀'"],
    ["a byte-order mark", utf8("\ufeffx = 1"), true, "x = 1"],
    [
      "a cookie",
      latin1("# -*- coding: latin-1 -*-\nx = 'é'"),
      true,
      "# -*- coding: latin-1 -*-\nx = 'é'",
    ],
    [
      "a cookie in line two",
      latin1("#!python\n# vim: set fileencoding=iso-8859-1 :\n#é"),
      true,
      "#!python\n# vim: set fileencoding=iso-8859-1 :\n#é",
    ],
    [
      "a cookie after CRLF",
      latin1("\r\n# coding: cp1252\r\n#é"),
      true,
      "\r\n# coding: cp1252\r\n#é",
    ],
    ["a cookie of Emacs", utf8("# coding: utf-8-unix\n#é"), true, "# coding: utf-8-unix\n#é"],
    ["a cookie with a mark", utf8("\ufeff# coding: utf-8\n#é"), true, "# coding: utf-8\n#é"],
    [
      "a cookie of UTF-8 with a mark",
      utf8("\ufeff# coding: utf-8-sig\n#é"),
      true,
      "# coding: utf-8-sig\n#é",
    ],
    ["a cookie in Windows", latin1("# coding: cp1252\n#é"), true, "# coding: cp1252\n#é"],
    ["a cookie in Cyrillic", latin1("# coding: cp1251\n#\xc0"), true, "# coding: cp1251\n#А"],
    ["a cookie in KOI8-R", latin1("# coding: koi8_r\n#\xc1"), true, "# coding: koi8_r\n#а"],
    [
      "a cookie in Latin-9",
      latin1("# coding: iso8859-15\n#\xa4"),
      true,
      "# coding: iso8859-15\n#€",
    ],
    ["a cookie in Chinese", latin1("# coding: cp936\n#\xd6\xd0"), true, "# coding: cp936\n#中"],
    ["a cookie in Japanese", latin1("# coding: sjis\n#\x93\xfa"), true, "# coding: sjis\n#日"],
    ["a cookie in Korean", latin1("# coding: uhc\n#\xc7\xd1"), true, "# coding: uhc\n#한"],
    ["a cookie of DOS", latin1("# coding: cp437\n#\x82"), true, "# coding: cp437\n#\x82"],
    ["a cookie of ASCII", utf8("# coding: us-ascii\nx"), true, "# coding: us-ascii\nx"],
    ["all line ends", utf8("a\r\nb\rc\n"), true, "a\r\nb\rc\n"],
  ];
  for (const [name, bytes, isPython, expected] of texts) {
    it(`reads ${name}`, () => {
      assert.deepEqual(decode(bytes, isPython), { text: expected });
    });
  }

  const problems: readonly (readonly [string, Uint8Array, boolean, RegExp])[] = [
    [
      "Latin-1 in Python",
      latin1("x = 'é'"),
      true,
      /^is not valid UTF-8; save it as UTF-8, or name its encoding/u,
    ],
    ["Latin-1 in JavaScript", latin1("x = 'é'"), false, /^is not valid UTF-8; save it as UTF-8$/u],
    ["a cookie in JavaScript", latin1("# coding: latin-1\n'é'"), false, /^is not valid UTF-8/u],
    [
      "a cookie in line three",
      latin1("#\n#\n# coding: latin-1\n'é'"),
      true,
      /^is not valid UTF-8/u,
    ],
    ["a cookie behind code", latin1("x = 1\n# coding: latin-1\n'é'"), true, /^is not valid UTF-8/u],
    [
      "an unknown cookie",
      utf8("# coding: klingon\n"),
      true,
      /^names the encoding 'klingon', which is not known/u,
    ],
    ["UTF-16", Buffer.from("\ufeffx = 1", "utf16le"), true, /^is in UTF-16; save it as UTF-8$/u],
    ["UTF-16 without a mark", Buffer.from("x = 1", "utf16le"), true, /^is not text/u],
    [
      "a cookie of UTF-16",
      utf8("# coding: utf-16\nx = 12\n"),
      true,
      /^names the encoding 'utf-16' but is in another; save it as UTF-8$/u,
    ],
    [
      "a cookie that its mark belies",
      utf8("\ufeff# coding: latin-1\n"),
      true,
      /^begins with the mark of UTF-8 but names the encoding 'latin-1'; remove one/u,
    ],
    [
      "what a cookie belies",
      latin1("# coding: utf-8\n'é'"),
      true,
      /^is not valid UTF-8; save it as UTF-8$/u,
    ],
    [
      "bytes of all sorts",
      new Uint8Array([0x89, 0x50, 0xff, 0]),
      true,
      /^is not text; exclude it$/u,
    ],
    ["a picture", new Uint8Array([1, 0, 2, 0]), false, /^is not text/u],
  ];
  for (const [name, bytes, isPython, expected] of problems) {
    it(`declines ${name}`, () => {
      const decoded = decode(bytes, isPython);
      assert.ok("problem" in decoded);
      assert.match(decoded.problem, expected);
      assert.match(decoded.problem, /[^.]$/u);
    });
  }
});
