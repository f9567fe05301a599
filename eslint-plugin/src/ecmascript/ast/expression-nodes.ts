/**
 * The expressions of ESTree and of its TypeScript extension, as far as the lowering reads them. ESLint's
 * parsers differ in what they leave out, which the published types deny; these say what may be
 * missing.
 */
import type { BlockStatement, StatementNode, TSTypeAnnotation } from "./statement-nodes.js";

export interface Base {
  readonly range: readonly [start: number, end: number];
}

export type ExpressionNode =
  | Identifier
  | Literal
  | ThisExpression
  | Super
  | ArrayExpression
  | ObjectExpression
  | FunctionExpression
  | ArrowFunctionExpression
  | ClassExpression
  | UnaryExpression
  | UpdateExpression
  | BinaryExpression
  | LogicalExpression
  | AssignmentExpression
  | ConditionalExpression
  | CallExpression
  | NewExpression
  | MemberExpression
  | ChainExpression
  | SequenceExpression
  | TemplateLiteral
  | TaggedTemplateExpression
  | AwaitExpression
  | YieldExpression
  | ImportExpression
  | MetaProperty
  | PrivateIdentifier
  | SpreadElement
  | JSXElement
  | JSXFragment
  | TypeWrapper;

export interface Identifier extends Base, Annotated {
  readonly type: "Identifier";
  readonly name: string;
}
export interface Literal extends Base {
  readonly type: "Literal";
  readonly value: string | number | boolean | bigint | RegExp | null;
  readonly regex?: unknown;
}
export interface ThisExpression extends Base {
  readonly type: "ThisExpression";
}
export interface Super extends Base {
  readonly type: "Super";
}
export interface ArrayExpression extends Base {
  readonly type: "ArrayExpression";
  readonly elements: readonly (ExpressionNode | null)[];
}
export interface ObjectExpression extends Base {
  readonly type: "ObjectExpression";
  readonly properties: readonly (Property | SpreadElement)[];
}
export interface Property extends Base, Keyed {
  readonly type: "Property";
  readonly kind: "init" | "get" | "set";
  readonly method: boolean;
  readonly value: ExpressionNode;
}
export interface Keyed {
  readonly key: ExpressionNode;
  readonly computed: boolean;
}
export interface FunctionExpression extends Base, FunctionParts {
  readonly type: "FunctionExpression";
  readonly id: Identifier | null;
  readonly body: BlockStatement;
}
export interface FunctionParts {
  readonly params: readonly (PatternNode | TSParameterProperty)[];
  readonly async?: boolean;
  readonly generator?: boolean;
}
export interface ArrowFunctionExpression extends Base, FunctionParts {
  readonly type: "ArrowFunctionExpression";
  readonly body: BlockStatement | ExpressionNode;
}
export interface ClassExpression extends Base, ClassParts {
  readonly type: "ClassExpression";
}
export interface ClassParts {
  readonly id: Identifier | null;
  readonly superClass: ExpressionNode | null;
  readonly body: ClassBody;
  readonly decorators?: readonly Decorator[];
  readonly declare?: boolean;
}
export interface UnaryExpression extends Base {
  readonly type: "UnaryExpression";
  readonly operator: "-" | "+" | "!" | "~" | "typeof" | "void" | "delete";
  readonly argument: ExpressionNode;
}
export interface UpdateExpression extends Base {
  readonly type: "UpdateExpression";
  readonly operator: "++" | "--";
  readonly argument: ExpressionNode;
}
export interface BinaryExpression extends Base {
  readonly type: "BinaryExpression";
  readonly operator: string;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}
export interface LogicalExpression extends Base {
  readonly type: "LogicalExpression";
  readonly operator: "&&" | "||" | "??";
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}
export interface AssignmentExpression extends Base {
  readonly type: "AssignmentExpression";
  readonly operator: string;
  readonly left: PatternNode;
  readonly right: ExpressionNode;
}
export interface ConditionalExpression extends Base {
  readonly type: "ConditionalExpression";
  readonly test: ExpressionNode;
  readonly consequent: ExpressionNode;
  readonly alternate: ExpressionNode;
}
export interface CallExpression extends Base {
  readonly type: "CallExpression";
  readonly callee: ExpressionNode;
  readonly arguments: readonly ExpressionNode[];
}
export interface NewExpression extends Base {
  readonly type: "NewExpression";
  readonly callee: ExpressionNode;
  readonly arguments: readonly ExpressionNode[];
}
export interface MemberExpression extends Base {
  readonly type: "MemberExpression";
  readonly object: ExpressionNode;
  readonly property: ExpressionNode;
  readonly computed: boolean;
}
export interface ChainExpression extends Base {
  readonly type: "ChainExpression";
  readonly expression: ExpressionNode;
}
export interface SequenceExpression extends Base {
  readonly type: "SequenceExpression";
  readonly expressions: readonly ExpressionNode[];
}
export interface TemplateLiteral extends Base {
  readonly type: "TemplateLiteral";
  readonly quasis: readonly TemplateElement[];
  readonly expressions: readonly ExpressionNode[];
}
export interface TemplateElement extends Base {
  readonly type: "TemplateElement";
  readonly value: { readonly cooked?: string | null; readonly raw: string };
}
export interface TaggedTemplateExpression extends Base {
  readonly type: "TaggedTemplateExpression";
  readonly tag: ExpressionNode;
  readonly quasi: TemplateLiteral;
}
export interface AwaitExpression extends Base {
  readonly type: "AwaitExpression";
  readonly argument: ExpressionNode;
}
export interface YieldExpression extends Base {
  readonly type: "YieldExpression";
  readonly argument: ExpressionNode | null;
  readonly delegate: boolean;
}
export interface ImportExpression extends Base {
  readonly type: "ImportExpression";
  readonly source: ExpressionNode;
}
export interface MetaProperty extends Base {
  readonly type: "MetaProperty";
  readonly meta: Identifier;
  readonly property: Identifier;
}
export interface PrivateIdentifier extends Base {
  readonly type: "PrivateIdentifier";
  readonly name: string;
}
export interface SpreadElement extends Base {
  readonly type: "SpreadElement";
  readonly argument: ExpressionNode;
}

export interface JSXElement extends Base {
  readonly type: "JSXElement";
  readonly openingElement: {
    readonly name: JSXName;
    readonly attributes: readonly (
      | { readonly type: "JSXAttribute"; readonly value: JSXChild | ExpressionNode | null }
      | { readonly type: "JSXSpreadAttribute"; readonly argument: ExpressionNode }
    )[];
  };
  readonly children: readonly JSXChild[];
}
export interface JSXFragment extends Base {
  readonly type: "JSXFragment";
  readonly children: readonly JSXChild[];
}
export type JSXName =
  | (Base & { readonly type: "JSXIdentifier"; readonly name: string })
  | (Base & {
      readonly type: "JSXMemberExpression";
      readonly object: JSXName;
      readonly property: Base & { readonly name: string };
    })
  | (Base & { readonly type: "JSXNamespacedName" });
export type JSXChild =
  | JSXElement
  | JSXFragment
  | (Base & { readonly type: "JSXText" })
  | (Base & {
      readonly type: "JSXExpressionContainer";
      readonly expression: ExpressionNode | (Base & { readonly type: "JSXEmptyExpression" });
    })
  | (Base & { readonly type: "JSXSpreadChild"; readonly expression: ExpressionNode });

/** `x as T`, `x satisfies T`, `x!`, `<T>x`, `f<T>`: the expression itself at run time. */
export interface TypeWrapper extends Base {
  readonly type:
    | "TSAsExpression"
    | "TSSatisfiesExpression"
    | "TSNonNullExpression"
    | "TSTypeAssertion"
    | "TSInstantiationExpression"
    | "ParenthesizedExpression";
  readonly expression: ExpressionNode;
}

/** Where a value is put; the first three are expressions too. */
export type PatternNode =
  | Identifier
  | MemberExpression
  | TypeWrapper
  | ArrayPattern
  | ObjectPattern
  | AssignmentPattern
  | RestElement;

export interface Annotated {
  readonly typeAnnotation?: TSTypeAnnotation | null;
}
export interface ArrayPattern extends Base, Annotated {
  readonly type: "ArrayPattern";
  readonly elements: readonly (PatternNode | null)[];
}
export interface ObjectPattern extends Base, Annotated {
  readonly type: "ObjectPattern";
  readonly properties: readonly (
    (Base & Keyed & { readonly type: "Property"; readonly value: PatternNode }) | RestElement
  )[];
}
export interface AssignmentPattern extends Base {
  readonly type: "AssignmentPattern";
  readonly left: PatternNode;
  readonly right: ExpressionNode;
}
export interface RestElement extends Base, Annotated {
  readonly type: "RestElement";
  readonly argument: PatternNode;
}
export interface TSParameterProperty extends Base {
  readonly type: "TSParameterProperty";
  readonly parameter: Identifier | AssignmentPattern;
}

export interface Decorator extends Base {
  readonly type: "Decorator";
  readonly expression: ExpressionNode;
}
export interface ClassBody extends Base {
  readonly type: "ClassBody";
  readonly body: readonly ClassElement[];
}
export type ClassElement = MethodDefinition | PropertyDefinition | StaticBlock | BodilessElement;
export interface MethodDefinition extends Base, Keyed {
  readonly type: "MethodDefinition";
  readonly kind: "constructor" | "method" | "get" | "set";
  readonly static: boolean;
  readonly decorators?: readonly Decorator[];
  /** A declaration without a body is an overload, or a method that is only declared. */
  readonly value: FunctionExpression | { readonly type: "TSEmptyBodyFunctionExpression" };
}
export interface PropertyDefinition extends Base, Keyed {
  readonly type: "PropertyDefinition" | "AccessorProperty";
  readonly static: boolean;
  readonly declare?: boolean;
  readonly value: ExpressionNode | null;
}
export interface StaticBlock extends Base {
  readonly type: "StaticBlock";
  readonly body: readonly StatementNode[];
}
/** Members that exist for the type checker alone. */
export interface BodilessElement extends Base {
  readonly type:
    | "TSAbstractMethodDefinition"
    | "TSAbstractPropertyDefinition"
    | "TSAbstractAccessorProperty"
    | "TSIndexSignature";
}
