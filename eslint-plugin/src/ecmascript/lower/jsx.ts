/** Lowers JSX: what it renders is not followed, but its parts are evaluated. */
import type { Expression } from "../../facts/facts.js";
import type { JSXChild, JSXElement, JSXFragment, JSXName } from "../ast/expression-nodes.js";
import { at, type Environment } from "./environment.js";
import { lowerExpression } from "./expressions.js";
import { lowerIdentifier } from "./references.js";

/** An element or a fragment with its component, attributes and children as parts. */
export function lowerJsx(env: Environment, node: JSXElement | JSXFragment): Expression {
  const attributes =
    node.type === "JSXFragment"
      ? []
      : [
          ...lowerComponent(env, node.openingElement.name),
          ...node.openingElement.attributes.flatMap((attribute) => {
            if (attribute.type === "JSXSpreadAttribute") {
              return [lowerExpression(env, attribute.argument)];
            }
            return attribute.value === null ? [] : lowerChild(env, attribute.value);
          }),
        ];
  const children = node.children.flatMap((child) => lowerChild(env, child));
  return { kind: "unknown", parts: [...attributes, ...children], at: at(env, node) };
}

function lowerChild(
  env: Environment,
  node: JSXChild | Parameters<typeof lowerExpression>[1],
): readonly Expression[] {
  switch (node.type) {
    case "JSXText":
      return [];
    case "JSXExpressionContainer":
      return node.expression.type === "JSXEmptyExpression"
        ? []
        : [lowerExpression(env, node.expression)];
    case "JSXSpreadChild":
      return [lowerExpression(env, node.expression)];
    default:
      return [lowerExpression(env, node)];
  }
}

/** The component that an element names; an element of HTML names none. */
function lowerComponent(env: Environment, name: JSXName): readonly Expression[] {
  switch (name.type) {
    case "JSXIdentifier":
      return /^[a-z]/u.test(name.name)
        ? []
        : [lowerIdentifier(env, { ...name, type: "Identifier" })];
    case "JSXMemberExpression":
      return lowerComponent(env, name.object).map((object) => ({
        kind: "member",
        object,
        name: name.property.name,
        nameAt: at(env, name.property),
        at: at(env, name),
      }));
    case "JSXNamespacedName":
      return [];
  }
}
