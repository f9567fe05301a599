// Texts that break careless parsers: deep, long, or never closed.

/** Depth of what is nested, length of what is chained. */
const DEEP = 10_000;

/** Characters of what is merely long. */
const LONG = 100_000;

/** Characters of a line that a program wrote. */
const LONGEST = 1_000_000;

export interface Pathology {
  readonly name: string;
  readonly text: string;
  /** Whether it is valid Python, apart from its size. */
  readonly isRight?: boolean;
}

/** All of them, made anew. */
export function pathologies(): Pathology[] {
  const indented = Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}if x:`);
  const branchy = Array.from({ length: 60 }, (_, depth) => {
    const tabs = "\t".repeat(depth);
    return `${tabs}if a: pass\n${`${tabs}elif b: pass\n`.repeat(100)}${tabs}else:\n`;
  });
  const operators = "a or b and not c < d | e ^ f & g << h + i * -j ** (";
  return [
    ...[
      "(",
      "[",
      "{",
      "([{",
      "f(",
      "a[",
      "{a:",
      "lambda:",
      "(yield ",
      "[x for x in ",
      "with (",
    ].map((open) => ({ name: `${DEEP} times ${open}`, text: open.repeat(DEEP) })),
    ...["(\n", "f(\n", "[\n", "with (\n", "match (\n", "match [\n", "def f(\n", "class C(\n"].map(
      (open) => ({ name: `${DEEP} lines of ${open.trim()}`, text: open.repeat(DEEP) }),
    ),
    ...['f"{', "f'{a:{", 'f"{(\n', 'f"{a', "f'{a:\n", "f'''{a:\n", "t'{"].map((open) => ({
      name: `${DEEP} times ${open.trim()}`,
      text: open.repeat(DEEP),
    })),
    ...[
      "not ",
      "-",
      "~",
      "await ",
      "*",
      "a ** ",
      "lambda x=lambda y=",
      "a:=",
      "a:",
      "type X = ",
    ].map((prefix) => ({ name: `${DEEP} times ${prefix}`, text: `${prefix.repeat(DEEP)}x` })),
    ...["+", " and ", " < ", ".", " = ", "|", " @ ", ", ", " if b else "].map((operator) => ({
      name: `${DEEP} operands of ${operator}`,
      text: `x${`${operator}x`.repeat(DEEP)}\n`,
      isRight: true,
    })),
    ...["()", "[0]", ".b", "(x)[y].z"].map((trailer) => ({
      name: `${DEEP} times ${trailer} after a name`,
      text: `a${trailer.repeat(DEEP)}\n`,
      isRight: true,
    })),
    {
      name: "brackets that close",
      text: `${"[".repeat(DEEP)}${"]".repeat(DEEP)}\n`,
      isRight: true,
    },
    { name: "all operators nested", text: operators.repeat(DEEP) },
    {
      name: "a long chain of elif",
      text: `if a: pass\n${"elif b: pass\n".repeat(DEEP)}`,
      isRight: true,
    },
    { name: "chains of elif in each other", text: `${branchy.join("")}${"\t".repeat(60)}pass\n` },
    { name: "deep indentation", text: indented.join("\n") },
    {
      name: "nested chains of calls",
      text: `${"f(".repeat(150)}x${`${".y".repeat(900)})`.repeat(150)}\n`,
    },
    { name: "nested sums", text: `${"(".repeat(150)}a${`${"+a".repeat(900)})`.repeat(150)}\n` },
    { name: "a nested pattern", text: `match x:\n case ${"[".repeat(DEEP)}` },
    {
      name: "a pattern of many alternatives",
      text: `match x:\n case ${"1|".repeat(DEEP)}1: pass\n`,
      isRight: true,
    },
    ...[
      "'",
      "\"'",
      "'''",
      '"""x\n',
      "#",
      "\\",
      "\\\n",
      " ",
      "\t",
      "\f",
      "\r",
      "\n",
      "\0",
      "$",
      "é",
      "😀",
    ].map((piece) => ({
      name: `a long run of ${JSON.stringify(piece)}`,
      text: piece.repeat(LONG / 10),
    })),
    ...[
      "a",
      "1",
      ".",
      ",",
      ";",
      ":",
      "=",
      ")",
      ")\n",
      "@",
      "@a\n",
      "def ",
      "from ",
      "else:\n",
      "try:\n",
    ].map((piece) => ({
      name: `a long run of ${JSON.stringify(piece)}`,
      text: piece.repeat(LONG / 10),
    })),
    ...['"\\N{', 'f"\\N{', 'f"{{', 'f"}', '"a" ', 'f"{a}" '].map((piece) => ({
      name: `a long run of ${piece}`,
      text:
        piece.slice(0, piece.indexOf('"') + 1) +
        piece.slice(piece.indexOf('"') + 1).repeat(LONG / 10),
    })),
    {
      name: "a list that is never closed",
      text: `x = [\n${"a,\n".repeat(LONG / 10)}def f(): pass\n`,
    },
    {
      name: "many lists that are never closed",
      text: `x = [\n${"a,\n".repeat(20)}`.repeat(LONG / 100),
    },
    { name: "a long line", text: `x = [${"'a', ".repeat(LONGEST / 5)}]\n`, isRight: true },
    { name: "a long string", text: `x = '${"\\n".repeat(LONGEST / 2)}'\n`, isRight: true },
    { name: "a long comment", text: `x = 1  # ${"a ".repeat(LONGEST / 2)}\n`, isRight: true },
    { name: "a long line that is broken", text: `x = [${"'a', ".repeat(LONG / 5)}\ny = 1\n` },
    { name: "a long name", text: `${"x".repeat(LONGEST)} = 1\n`, isRight: true },
    { name: "a long number", text: `x = ${"1".repeat(LONGEST)}\n`, isRight: true },
    { name: "a long formatted string", text: `f"${"{a}".repeat(LONG / 3)}"\n`, isRight: true },
    { name: "statements on one line", text: `${"x;".repeat(LONG / 10)}(` },
    { name: "matches that are calls", text: "match (x)\n".repeat(DEEP), isRight: true },
    { name: "matches without end", text: "match -x:\n".repeat(DEEP) },
    { name: "broken lines with carriage returns", text: "(a b\r".repeat(DEEP) },
  ];
}
