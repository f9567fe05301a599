/** Says what cannot be assigned to. */
import type { Expression } from "./nodes.js";
import type { Parser } from "./parser.js";

/** Reports each part of a target that nothing can be assigned to. */
export function checkTarget(p: Parser, target: Expression): void {
  switch (target.type) {
    case "Name":
    case "Attribute":
    case "Subscript":
      return;
    case "Starred":
      checkTarget(p, target.value);
      return;
    case "Tuple":
    case "List":
      for (const element of target.elts) checkTarget(p, element);
      return;
    default:
      // Programs that ran before there was a type for truth defined both values.
      if (target.type === "Constant" && target.literal === "bool") {
        p.reportPython2(
          `A value for '${target.value ? "True" : "False"}'`,
          target.start,
          target.end,
        );
      }
      p.report(`${nounOf(target)} cannot be assigned to.`, target.start, target.end);
  }
}

/** The same for `+=` and annotations, which take no tuples. */
export function checkSingleTarget(p: Parser, target: Expression, what: string): void {
  if (target.type === "Tuple" || target.type === "List" || target.type === "Starred") {
    p.report(`${nounOf(target)} cannot be the target of ${what}.`, target.start, target.end);
  } else checkTarget(p, target);
}

/** The same for `del`. */
export function checkDeleted(p: Parser, target: Expression): void {
  if (target.type === "Starred") {
    p.report("A starred expression cannot be deleted.", target.start, target.end);
  } else if (target.type === "Tuple" || target.type === "List") {
    for (const element of target.elts) checkDeleted(p, element);
  } else if (target.type !== "Name" && target.type !== "Attribute" && target.type !== "Subscript") {
    p.report(`${nounOf(target)} cannot be deleted.`, target.start, target.end);
  }
}

function nounOf(node: Expression): string {
  switch (node.type) {
    case "Call":
      return "A call";
    case "Constant":
    case "JoinedStr":
    case "TemplateStr":
      return "A literal";
    case "Compare":
      return "A comparison";
    case "Dict":
      return "A dictionary";
    case "Set":
      return "A set";
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp":
      return "A comprehension";
    case "Lambda":
      return "A lambda";
    case "Tuple":
      return "A tuple";
    case "List":
      return "A list";
    case "Starred":
      return "A starred expression";
    case "IfExp":
      return "A conditional expression";
    default:
      return "An expression with operators";
  }
}
