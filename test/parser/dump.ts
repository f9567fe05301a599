// Prints our syntax tree as cpython-dump.py prints CPython's.
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Constant, Node, NodeType } from "../../eslint-plugin/src/python/parser/nodes.js";

/** The fields of each kind of node in CPython's order, but for `exception`, which it calls `type`. */
export const FIELDS: Readonly<Record<Exclude<NodeType, "ErrorStatement">, readonly string[]>> = {
  Module: ["body"],
  FunctionDef: ["name", "args", "body", "decorator_list", "returns", "type_params"],
  AsyncFunctionDef: ["name", "args", "body", "decorator_list", "returns", "type_params"],
  ClassDef: ["name", "bases", "keywords", "body", "decorator_list", "type_params"],
  Return: ["value"],
  Delete: ["targets"],
  Assign: ["targets", "value"],
  TypeAlias: ["name", "type_params", "value"],
  AugAssign: ["target", "op", "value"],
  AnnAssign: ["target", "annotation", "value", "simple"],
  For: ["target", "iter", "body", "orelse"],
  AsyncFor: ["target", "iter", "body", "orelse"],
  While: ["test", "body", "orelse"],
  If: ["test", "body", "orelse"],
  With: ["items", "body"],
  AsyncWith: ["items", "body"],
  withitem: ["context_expr", "optional_vars"],
  Match: ["subject", "cases"],
  match_case: ["pattern", "guard", "body"],
  Raise: ["exc", "cause"],
  Try: ["body", "handlers", "orelse", "finalbody"],
  TryStar: ["body", "handlers", "orelse", "finalbody"],
  ExceptHandler: ["exception", "name", "body"],
  Assert: ["test", "msg"],
  Import: ["names", "is_lazy"],
  ImportFrom: ["module", "names", "level", "is_lazy"],
  alias: ["name", "asname"],
  Global: ["names"],
  Nonlocal: ["names"],
  Expr: ["value"],
  Pass: [],
  Break: [],
  Continue: [],
  BoolOp: ["op", "values"],
  NamedExpr: ["target", "value"],
  BinOp: ["left", "op", "right"],
  UnaryOp: ["op", "operand"],
  Lambda: ["args", "body"],
  IfExp: ["test", "body", "orelse"],
  Dict: ["keys", "values"],
  Set: ["elts"],
  ListComp: ["elt", "generators"],
  SetComp: ["elt", "generators"],
  DictComp: ["key", "value", "generators"],
  GeneratorExp: ["elt", "generators"],
  comprehension: ["target", "iter", "ifs", "is_async"],
  Await: ["value"],
  Yield: ["value"],
  YieldFrom: ["value"],
  Compare: ["left", "ops", "comparators"],
  Call: ["func", "args", "keywords"],
  keyword: ["arg", "value"],
  FormattedValue: ["value", "conversion", "format_spec"],
  Interpolation: ["value", "conversion", "format_spec"],
  JoinedStr: ["values"],
  TemplateStr: ["values"],
  Constant: [],
  Attribute: ["value", "attr"],
  Subscript: ["value", "slice"],
  Starred: ["value"],
  Name: ["id"],
  List: ["elts"],
  Tuple: ["elts"],
  Slice: ["lower", "upper", "step"],
  arguments: ["posonlyargs", "args", "vararg", "kwonlyargs", "kw_defaults", "kwarg", "defaults"],
  arg: ["arg", "annotation"],
  MatchValue: ["value"],
  MatchSingleton: [],
  MatchSequence: ["patterns"],
  MatchMapping: ["keys", "patterns", "rest"],
  MatchClass: ["cls", "patterns", "kwd_attrs", "kwd_patterns"],
  MatchStar: ["name"],
  MatchAs: ["pattern", "name"],
  MatchOr: ["patterns"],
  TypeVar: ["name", "bound", "default_value"],
  ParamSpec: ["name", "default_value"],
  TypeVarTuple: ["name", "default_value"],
};

/** CPython gives these no place. */
const PLACELESS: ReadonlySet<string> = new Set([
  "Module",
  "arguments",
  "comprehension",
  "withitem",
  "match_case",
]);

type Field = Node | string | number | boolean | null | undefined;

/** Our tree, one entry for each node, list and plain value. */
export function dump(module: Node, text: string, hidesFormats: boolean): string[] {
  const out: string[] = [];
  const hasNames = text.includes("\\N{");
  const scalar = (value: string | number | boolean | null | undefined): void => {
    if (value === null || value === undefined) out.push("-");
    else out.push(typeof value === "string" ? `'${value}` : String(Number(value)));
  };
  const field = (value: Field, isHidden: boolean): void => {
    if (value !== null && typeof value === "object") visit(value, isHidden);
    else scalar(value);
  };
  const visit = (node: Node, isHidden: boolean): void => {
    const { type } = node;
    out.push(isHidden || PLACELESS.has(type) ? type : `${type} ${node.start} ${node.end}`);
    if (type === "Constant" || type === "MatchSingleton") {
      const constant = type === "Constant" ? node : node.value;
      out.push(hasNames && constant.literal === "str" ? "s?" : valueOf(constant));
      return;
    }
    if (type === "ErrorStatement") return;
    const isInside = isHidden || (hidesFormats && type === "JoinedStr");
    const fields = node as unknown as Readonly<Record<string, Field | readonly Field[]>>;
    for (const name of FIELDS[type]) {
      const value = fields[name];
      if (Array.isArray(value)) {
        out.push(`[${value.length}`);
        for (const element of value as readonly Field[]) field(element, isInside);
      } else field(value as Field, isInside);
    }
  };
  visit(module, false);
  return out;
}

/** A short form of a long dump. */
export function digest(lines: readonly string[]): string {
  return createHash("md5").update(lines.join("\n"), "utf8").digest("hex");
}

function valueOf(constant: Constant): string {
  switch (constant.literal) {
    case "none":
      return "None";
    case "bool":
      return constant.value ? "True" : "False";
    case "ellipsis":
      return "...";
    case "str":
      return `s${constant.value.length},${crc32(Buffer.from(constant.value, "utf16le"))}`;
    case "bytes":
      return `b${constant.value.length},${crc32(Buffer.from(constant.value, "latin1"))}`;
    case "int":
      return constant.value === null ? "i?" : `i${constant.value.toString()}`;
    case "float":
      return `f${bits(constant.value)}`;
    case "complex":
      return `j${bits(constant.value)}`;
  }
}

function bits(value: number): string {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleBE(value);
  return buffer.toString("hex");
}
