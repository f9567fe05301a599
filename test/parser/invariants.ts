// What holds of every parse, of right text and wrong.
import assert from "node:assert/strict";
import type { Node } from "../../eslint-plugin/src/python/parser/nodes.js";
import { parse, type ParseResult } from "../../eslint-plugin/src/python/parser/parse.js";
import { forEachChild } from "../../eslint-plugin/src/python/parser/visitor-keys.js";

/** Parses a text and checks the result. */
export function parseChecked(text: string): ParseResult {
  const result = parse(text);
  checkTree(result);
  checkErrors(result);
  checkComments(result);
  return result;
}

/** Checks also what is worked out only on demand. */
export function parseFully(text: string): ParseResult {
  const result = parseChecked(text);
  let end = 0;
  for (const token of result.tokens()) {
    assert.ok(token.start >= end && token.end >= token.start, `token at ${token.start} is astray`);
    ({ end } = token);
  }
  assert.ok(end <= text.length, "a token ends after the text");
  assert.equal(result.lineStarts.length, text.split(/\r\n|\r|\n/).length);
  return result;
}

function checkTree({ module, errors }: ParseResult): void {
  const { length } = { length: module.end };
  const stack: Node[] = [module];
  let hasErrors = false;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const { type, start, end } = node;
    if (!(start >= 0 && end >= start && end <= length)) {
      assert.fail(`${type} has the impossible span ${start} to ${end}`);
    }
    if (type === "ErrorStatement") hasErrors = true;
    const parent = node;
    forEachChild(node, (child) => {
      if (!isInside(child, parent) && errors.length === 0) {
        assert.fail(
          `${child.type} ${child.start} to ${child.end} reaches out of ${type} ${start} to ${end}`,
        );
      }
      stack.push(child);
    });
  }
  if (hasErrors) assert.ok(errors.length > 0, "an ErrorStatement comes without an error");
}

/** Decorators stand before what they decorate, and a lone generator has its call's parentheses. */
function isInside(child: Node, parent: Node): boolean {
  if (child.start >= parent.start && child.end <= parent.end) return true;
  return "decorator_list" in parent && child.end <= parent.start;
}

function checkErrors({ errors, text }: ParseResult): void {
  let last = -1;
  for (const { message, start, end } of errors) {
    if (!(start >= last && end >= start && end <= text.length)) {
      assert.fail(`the error "${message}" has the impossible span ${start} to ${end}`);
    }
    assert.match(message, /^[A-Z'].*\.$/su);
    last = start;
  }
}

function checkComments({ comments, text }: ParseResult): void {
  let last = -1;
  for (const { start, end, value } of comments) {
    const isRight = start > last && text[start] === "#" && text.slice(start + 1, end) === value;
    if (!isRight) assert.fail(`the comment at ${start} is not in the text`);
    last = end;
  }
}
