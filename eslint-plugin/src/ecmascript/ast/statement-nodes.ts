/** The statements, module items and types of ESTree and of its TypeScript extension. */
import type {
  Base,
  ClassParts,
  ExpressionNode,
  FunctionExpression,
  FunctionParts,
  Identifier,
  Literal,
  PatternNode,
} from "./expression-nodes.js";

/** The root. */
export interface Program extends Base {
  readonly type: "Program";
  readonly body: readonly StatementNode[];
}

export type StatementNode =
  | ExpressionStatement
  | BlockStatement
  | WithStatement
  | ReturnStatement
  | LabeledStatement
  | JumpStatement
  | IfStatement
  | SwitchStatement
  | ThrowStatement
  | TryStatement
  | LoopNode
  | FunctionDeclaration
  | ClassDeclaration
  | VariableDeclaration
  | ImportDeclaration
  | ExportNamedDeclaration
  | ExportDefaultDeclaration
  | ExportAllDeclaration
  | TSEnumDeclaration
  | TSModuleDeclaration
  | TSImportEqualsDeclaration
  | TSExportAssignment
  | TSTypeAliasDeclaration
  | TSInterfaceDeclaration
  | InertStatement;

export interface ExpressionStatement extends Base {
  readonly type: "ExpressionStatement";
  readonly expression: ExpressionNode;
  readonly directive?: string | null;
}
export interface BlockStatement extends Base {
  readonly type: "BlockStatement";
  readonly body: readonly StatementNode[];
}
export interface WithStatement extends Base {
  readonly type: "WithStatement";
  readonly object: ExpressionNode;
  readonly body: StatementNode;
}
export interface ReturnStatement extends Base {
  readonly type: "ReturnStatement";
  readonly argument: ExpressionNode | null;
}
export interface LabeledStatement extends Base {
  readonly type: "LabeledStatement";
  readonly label: Identifier;
  readonly body: StatementNode;
}
export interface JumpStatement extends Base {
  readonly type: "BreakStatement" | "ContinueStatement";
  readonly label: Identifier | null;
}
export interface IfStatement extends Base {
  readonly type: "IfStatement";
  readonly test: ExpressionNode;
  readonly consequent: StatementNode;
  readonly alternate: StatementNode | null;
}
export interface SwitchStatement extends Base {
  readonly type: "SwitchStatement";
  readonly discriminant: ExpressionNode;
  readonly cases: readonly SwitchCase[];
}
export interface SwitchCase extends Base {
  readonly type: "SwitchCase";
  /** Null for `default`. */
  readonly test: ExpressionNode | null;
  readonly consequent: readonly StatementNode[];
}
export interface ThrowStatement extends Base {
  readonly type: "ThrowStatement";
  readonly argument: ExpressionNode;
}
export interface TryStatement extends Base {
  readonly type: "TryStatement";
  readonly block: BlockStatement;
  readonly handler: {
    readonly param: PatternNode | null;
    readonly body: BlockStatement;
  } | null;
  readonly finalizer: BlockStatement | null;
}

export type LoopNode = WhileStatement | ForStatement | ForEachStatement;
export interface WhileStatement extends Base {
  readonly type: "WhileStatement" | "DoWhileStatement";
  readonly test: ExpressionNode;
  readonly body: StatementNode;
}
export interface ForStatement extends Base {
  readonly type: "ForStatement";
  readonly init: VariableDeclaration | ExpressionNode | null;
  readonly test: ExpressionNode | null;
  readonly update: ExpressionNode | null;
  readonly body: StatementNode;
}
export interface ForEachStatement extends Base {
  readonly type: "ForInStatement" | "ForOfStatement";
  readonly left: VariableDeclaration | PatternNode;
  readonly right: ExpressionNode;
  readonly body: StatementNode;
}

export interface FunctionDeclaration extends Base, FunctionParts {
  readonly type: "FunctionDeclaration";
  /** Null after `export default` alone. */
  readonly id: Identifier | null;
  readonly body: BlockStatement;
}
export interface ClassDeclaration extends Base, ClassParts {
  readonly type: "ClassDeclaration";
}
export interface VariableDeclaration extends Base {
  readonly type: "VariableDeclaration";
  readonly kind: "var" | "let" | "const" | "using" | "await using";
  readonly declarations: readonly VariableDeclarator[];
  readonly declare?: boolean;
}
export interface VariableDeclarator extends Base {
  readonly id: PatternNode;
  readonly init: ExpressionNode | null;
}

interface Typed {
  readonly importKind?: "type" | "value";
  readonly exportKind?: "type" | "value";
}
/** A name in an import or export list: `a`, or `"a b"`. */
export type ModuleName = Identifier | Literal;

export interface ImportDeclaration extends Base, Typed {
  readonly type: "ImportDeclaration";
  readonly source: Literal;
  readonly specifiers: readonly (
    | (Base & { readonly type: "ImportDefaultSpecifier"; readonly local: Identifier })
    | (Base & { readonly type: "ImportNamespaceSpecifier"; readonly local: Identifier })
    | (Base &
        Typed & {
          readonly type: "ImportSpecifier";
          readonly local: Identifier;
          readonly imported: ModuleName;
        })
  )[];
}
export interface ExportNamedDeclaration extends Base, Typed {
  readonly type: "ExportNamedDeclaration";
  readonly declaration: StatementNode | null;
  readonly source: Literal | null;
  readonly specifiers: readonly (Base &
    Typed & { readonly local: ModuleName; readonly exported: ModuleName })[];
}
export interface ExportDefaultDeclaration extends Base {
  readonly type: "ExportDefaultDeclaration";
  readonly declaration:
    | FunctionDeclaration
    | ClassDeclaration
    | TSInterfaceDeclaration
    | InertStatement
    | ExpressionNode;
}
export interface ExportAllDeclaration extends Base, Typed {
  readonly type: "ExportAllDeclaration";
  readonly source: Literal;
  readonly exported: ModuleName | null;
}

export interface TSEnumDeclaration extends Base {
  readonly type: "TSEnumDeclaration";
  readonly id: Identifier;
  readonly declare?: boolean;
  /** Older parsers have the members on the declaration itself. */
  readonly body?: { readonly members: readonly TSEnumMember[] };
  readonly members?: readonly TSEnumMember[];
}
export interface TSEnumMember extends Base {
  readonly type: "TSEnumMember";
  readonly id: ModuleName;
  readonly initializer?: ExpressionNode | null;
}
export interface TSModuleDeclaration extends Base {
  readonly type: "TSModuleDeclaration";
  /** `A.B` is a qualified name, or in older parsers `A` with a nested declaration as its body. */
  readonly id: Identifier | Literal | TSQualifiedName;
  readonly kind?: "module" | "namespace" | "global";
  readonly declare?: boolean;
  readonly body?: TSModuleDeclaration | TSModuleBlock | null;
}
export interface TSModuleBlock extends Base {
  readonly type: "TSModuleBlock";
  readonly body: readonly StatementNode[];
}
export interface TSQualifiedName extends Base {
  readonly type: "TSQualifiedName";
  readonly left: EntityName;
  readonly right: Identifier;
}
export type EntityName = Identifier | TSQualifiedName | { readonly type: "ThisExpression" };
export interface TSImportEqualsDeclaration extends Base, Typed {
  readonly type: "TSImportEqualsDeclaration";
  readonly id: Identifier;
  readonly moduleReference:
    | EntityName
    | (Base & { readonly type: "TSExternalModuleReference"; readonly expression: ExpressionNode });
}
export interface TSExportAssignment extends Base {
  readonly type: "TSExportAssignment";
  readonly expression: ExpressionNode;
}
export interface TSTypeAliasDeclaration extends Base {
  readonly type: "TSTypeAliasDeclaration";
  readonly id: Identifier;
  readonly typeAnnotation: TypeNode;
}
export interface TSInterfaceDeclaration extends Base {
  readonly type: "TSInterfaceDeclaration";
  readonly id: Identifier;
}
/** What does nothing at run time. */
export interface InertStatement extends Base {
  readonly type:
    "EmptyStatement" | "DebuggerStatement" | "TSDeclareFunction" | "TSNamespaceExportDeclaration";
}

export interface TSTypeAnnotation extends Base {
  readonly typeAnnotation: TypeNode;
}
/** The types that can name a class; the others are of no interest. */
export type TypeNode =
  | (Base & { readonly type: "TSTypeReference"; readonly typeName: EntityName })
  | (Base & { readonly type: "TSUnionType"; readonly types: readonly TypeNode[] })
  | (Base & { readonly type: "TSTypeOperator"; readonly typeAnnotation?: TypeNode })
  | (Base & { readonly type: "TSNullKeyword" | "TSUndefinedKeyword" });

export type FunctionNode = FunctionDeclaration | FunctionExpression;
