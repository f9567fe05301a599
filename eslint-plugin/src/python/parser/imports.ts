/** Reads import statements. */
import { Alias, Import, ImportFrom, type Range } from "./nodes.js";
import type { Parser } from "./parser.js";
import { Kind } from "./token-kind.js";

/** Reads `import a.b as c, d`; the statement starts at `start`, which may be a `lazy` before it. */
export function parseImport(p: Parser, start: number, isLazy: boolean): Import {
  const names: Alias[] = [];
  p.next();
  do names.push(parseAlias(p, true));
  while (p.accept(Kind.Comma));
  return new Import(start, p.prevEnd, names, isLazy);
}

/** Reads `from ..a import b as c, d`. */
export function parseFromImport(p: Parser, start: number, isLazy: boolean): ImportFrom {
  p.next();
  const moduleStart = p.start;
  let level = 0;
  for (;;) {
    if (p.accept(Kind.Dot)) level++;
    else if (p.accept(Kind.Ellipsis)) level += 3;
    else break;
  }
  const module = level > 0 && p.at(Kind.Import) ? null : parseDottedName(p);
  const moduleRange: Range = [moduleStart, Math.max(moduleStart, p.prevEnd)];
  p.expect(Kind.Import, "'import'");
  const names = parseImportedNames(p);
  return new ImportFrom(start, p.prevEnd, module, names, level, isLazy, moduleRange);
}

function parseImportedNames(p: Parser): Alias[] {
  const { start, end } = p;
  if (p.accept(Kind.Star)) return [new Alias(start, end, "*", null, [start, end], null)];
  const names: Alias[] = [];
  if (!p.accept(Kind.LeftParenthesis)) {
    do names.push(parseAlias(p, false));
    while (p.accept(Kind.Comma));
    return names;
  }
  do {
    if (names.length > 0 && p.at(Kind.RightParenthesis)) break;
    names.push(parseAlias(p, false));
  } while (p.accept(Kind.Comma));
  p.expect(Kind.RightParenthesis, "',' or ')'");
  return names;
}

function parseAlias(p: Parser, isDotted: boolean): Alias {
  const { start } = p;
  const name = isDotted ? parseDottedName(p) : parseName(p);
  const nameRange: Range = [start, Math.max(start, p.prevEnd)];
  if (!p.accept(Kind.As)) {
    p.importedNames.add(name);
    return new Alias(start, nameRange[1], name, null, nameRange, null);
  }
  const asnameRange: Range = [p.start, p.end];
  const asname = parseName(p);
  p.importedNames.add(asname);
  return new Alias(start, p.prevEnd, name, asname, nameRange, asnameRange);
}

function parseDottedName(p: Parser): string {
  let name = parseName(p);
  while (p.accept(Kind.Dot)) name += `.${parseName(p)}`;
  return name;
}

function parseName(p: Parser): string {
  const name = p.at(Kind.Name) ? p.word() : "";
  p.expect(Kind.Name, "a name");
  return name;
}
