/** Reads the `for` and `if` clauses of comprehensions and generator expressions. */
import { parseOperators, parseTargetList } from "./expressions.js";
import { Comprehension, type Expression } from "./nodes.js";
import type { Parser } from "./parser.js";
import * as Precedence from "./precedence.js";
import { checkTarget } from "./targets.js";
import { Kind } from "./token-kind.js";

/** Whether a comprehension's clauses follow. */
export function atGenerators(p: Parser): boolean {
  return p.kind === Kind.For || p.kind === Kind.Async;
}

/** Reads all clauses. */
export function parseGenerators(p: Parser): Comprehension[] {
  const generators: Comprehension[] = [];
  while (atGenerators(p)) {
    const { start } = p;
    const isAsync = p.accept(Kind.Async);
    p.expect(Kind.For, "'for' after 'async'");
    const target = parseTargetList(p);
    checkTarget(p, target);
    p.expect(Kind.In, "'in' after the target of 'for'");
    const iter = parseOperators(p, Precedence.Or);
    const ifs: Expression[] = [];
    while (p.accept(Kind.If)) ifs.push(parseOperators(p, Precedence.Or));
    generators.push(new Comprehension(start, p.prevEnd, target, iter, ifs, isAsync));
  }
  return generators;
}
