/** Lowers type annotations that name a class; all others say nothing to the analysis. */
import type { Expression } from "../../facts/facts.js";
import type { EntityName, TSTypeAnnotation, TypeNode } from "../ast/statement-nodes.js";
import { at, type Environment } from "./environment.js";
import { lowerIdentifier } from "./references.js";

/** Aliases of aliases that are looked through. */
const ALIAS_DEPTH = 5;

/** The class that an annotation names, or null. */
export function lowerAnnotation(
  env: Environment,
  annotation: TSTypeAnnotation | null | undefined,
): Expression | null {
  return annotation === null || annotation === undefined
    ? null
    : lowerType(env, annotation.typeAnnotation, ALIAS_DEPTH);
}

function lowerType(env: Environment, type: TypeNode, depth: number): Expression | null {
  switch (type.type) {
    case "TSTypeReference":
      return lowerTypeName(env, type.typeName, depth);
    case "TSUnionType": {
      const [only, ...others] = type.types.filter(
        ({ type: kind }) => kind !== "TSNullKeyword" && kind !== "TSUndefinedKeyword",
      );
      return only === undefined || others.length > 0 ? null : lowerType(env, only, depth);
    }
    default:
      return null;
  }
}

function lowerTypeName(env: Environment, name: EntityName, depth: number): Expression | null {
  if (name.type === "ThisExpression") return null;
  if (name.type === "TSQualifiedName") {
    const object = lowerTypeName(env, name.left, depth);
    if (object === null) return null;
    const place = at(env, name);
    return {
      kind: "member",
      object,
      name: name.right.name,
      nameAt: at(env, name.right),
      at: place,
    };
  }
  const { typeImports, typeAliases } = env.unit;
  const imported = typeImports.get(name.name);
  const alias = typeAliases.get(name.name);
  if (env.block.find(name.name) !== null) return lowerIdentifier(env, name);
  if (imported !== undefined) return { kind: "import", ...imported, at: at(env, name) };
  if (alias === undefined) return lowerIdentifier(env, name);
  return alias === null || depth === 0 ? null : lowerType(env, alias, depth - 1);
}
