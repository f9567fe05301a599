/** Prints facts as text, so that a test can show a program beside what was understood of it. */
import type {
  Argument,
  ClassFact,
  Comprehension,
  Expression,
  ExportItem,
  FunctionFact,
  ModuleFacts,
  ModuleRequest,
  Parameter,
  Statement,
  Target,
} from "./facts.js";

/**
 * Prints a module: its statements, then its functions and classes, then its exports.
 *
 * A variable is `name:scope`, what no scope binds is a bare name. Places are left out.
 */
export function printFacts(facts: ModuleFacts): string {
  const lines = [
    ...printStatements(facts.body, ""),
    ...facts.functions.flatMap((fact) => printFunction(fact)),
    ...facts.classes.flatMap((fact) => printClass(fact)),
    ...printExports(facts),
  ];
  if (facts.syntaxErrors > 0) lines.push(`syntax errors: ${facts.syntaxErrors}`);
  return `${lines.join("\n")}\n`;
}

function printFunction(fact: FunctionFact): readonly string[] {
  const words = [
    fact.isAsync ? "async" : "",
    fact.isGenerator ? "generator" : "",
    fact.binding === "instance" ? "" : fact.binding,
    fact.receiver === "parameter" ? "" : `self=${fact.receiver}`,
    ...fact.decorators.map((decorator) => `@${printExpression(decorator)}`),
  ].filter((word) => word !== "");
  const parameters = fact.parameters.map(printParameter).join(", ");
  const head = `function#${fact.id} ${fact.name}:${fact.scope}(${parameters})`;
  return [[head, ...words].join(" "), ...printStatements(fact.body, "  ")];
}

function printParameter(parameter: Parameter): string {
  const mark = { positional: "", keyword: "=", rest: "*", "keyword-rest": "**" }[parameter.kind];
  const target = parameter.target === null ? "" : ` -> ${printTarget(parameter.target)}`;
  const annotation =
    parameter.annotation === null ? "" : `: ${printExpression(parameter.annotation)}`;
  const fallback = parameter.default === null ? "" : ` = ${printExpression(parameter.default)}`;
  return `${mark}${parameter.name}${annotation}${target}${fallback}`;
}

function printClass(fact: ClassFact): readonly string[] {
  const bases = fact.bases.map(printExpression).join(", ");
  const words = [
    ...fact.decorators.map((decorator) => ` @${printExpression(decorator)}`),
    fact.fields.length > 0 ? ` fields=${fact.fields.join(",")}` : "",
    fact.fieldInitializer === null ? "" : ` init=function#${fact.fieldInitializer}`,
  ];
  const head = `class#${fact.id} ${fact.name}:${fact.scope}(${bases})${words.join("")}`;
  return [head, ...printStatements(fact.body, "  ")];
}

function printExports({ exports }: ModuleFacts): readonly string[] {
  return exports.kind === "variables" ? [] : exports.items.map(printExport);
}

function printExport(item: ExportItem): string {
  switch (item.kind) {
    case "local":
      return `export ${item.exported} = ${item.name}`;
    case "from":
      return `export ${item.exported} = ${printImport(item.request, item.name)}`;
    case "all":
      return `export * = ${printImport(item.request, null)}`;
  }
}

function printStatements(statements: readonly Statement[], indent: string): readonly string[] {
  return statements.flatMap((statement) => printStatement(statement, indent));
}

function printStatement(statement: Statement, indent: string): readonly string[] {
  const line = (text: string): readonly string[] => [`${indent}${text}`];
  const block = (head: string, body: readonly Statement[]): readonly string[] => [
    `${indent}${head}`,
    ...printStatements(body, `${indent}  `),
  ];
  const optional = (head: string, body: readonly Statement[]): readonly string[] =>
    body.length === 0 ? [] : block(head, body);
  switch (statement.kind) {
    case "expression":
      return line(printExpression(statement.value));
    case "assign": {
      const annotation =
        statement.annotation === null ? "" : `: ${printExpression(statement.annotation)}`;
      const targets = statement.targets.map(printTarget).join(" = ");
      const { operator, value } = statement;
      return line(`${targets}${annotation} ${operator ?? ""}= ${printExpression(value)}`);
    }
    case "if":
      return [
        ...block(`if ${printExpression(statement.test)}`, statement.consequent),
        ...optional("else", statement.alternate),
      ];
    case "for": {
      const word = statement.overKeys ? "keys of" : "in";
      const iterable = printExpression(statement.iterable);
      return [
        ...block(`for ${printTarget(statement.target)} ${word} ${iterable}`, statement.body),
        ...optional("else", statement.orelse),
      ];
    }
    case "while": {
      const { counter } = statement;
      const counts =
        counter === null
          ? ""
          : ` counting ${printTarget(counter.target)} to ${printExpression(counter.limit)}`;
      return [
        ...block(`while ${printExpression(statement.test)}${counts}`, statement.body),
        ...optional("else", statement.orelse),
      ];
    }
    case "return":
    case "raise":
      return line(
        statement.value === null
          ? statement.kind
          : `${statement.kind} ${printExpression(statement.value)}`,
      );
    case "break":
    case "continue":
      return line(statement.kind);
    case "try":
      return [
        ...block("try", statement.body),
        ...statement.handlers.flatMap(({ target, body }) =>
          block(target === null ? "catch" : `catch ${printTarget(target)}`, body),
        ),
        ...optional("else", statement.orelse),
        ...optional("finally", statement.finalizer),
      ];
    case "with": {
      const items = statement.items.map(({ context, target }) =>
        target === null
          ? printExpression(context)
          : `${printExpression(context)} as ${printTarget(target)}`,
      );
      return block(`with ${items.join(", ")}`, statement.body);
    }
    case "import-all":
      return line(`* = ${printImport(statement.request, null)}`);
    case "delete":
      return line(`delete ${statement.targets.map(printTarget).join(", ")}`);
  }
}

/** Prints one expression. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "constant":
      return JSON.stringify(expression.value);
    case "variable":
      return `${expression.name}:${expression.scope}`;
    case "builtin":
      return expression.name;
    case "member":
      return `${printExpression(expression.object)}.${expression.name}`;
    case "index":
      return `${printExpression(expression.object)}[${printExpression(expression.index)}]`;
    case "call": {
      const given = expression.arguments.map(printArgument).join(", ");
      return `${expression.isNew ? "new " : ""}${printExpression(expression.callee)}(${given})`;
    }
    case "operation":
      return `(${[expression.operator, ...printAll(expression.operands)].join(" ")})`;
    case "logical": {
      const { left, operator, right } = expression;
      return `(${printExpression(left)} ${operator} ${printExpression(right)})`;
    }
    case "conditional": {
      const { test, consequent, alternate } = expression;
      const branches = `${printExpression(consequent)} : ${printExpression(alternate)}`;
      return `(${printExpression(test)} ? ${branches})`;
    }
    case "sequence": {
      const type = expression.type === "list" ? "" : expression.type;
      return `${type}[${printAll(expression.items).join(", ")}]`;
    }
    case "mapping": {
      const entries = expression.entries.map(({ key, value }) =>
        key === null
          ? `**${printExpression(value)}`
          : `${printExpression(key)}: ${printExpression(value)}`,
      );
      return `{${entries.join(", ")}}`;
    }
    case "comprehension":
      return printComprehension(expression);
    case "slice":
      return `slice(${printAll(expression.parts).join(", ")})`;
    case "spread":
      return `*${printExpression(expression.value)}`;
    case "function":
      return `function#${expression.function}`;
    case "class":
      return `class#${expression.class}`;
    case "assignment": {
      const { target, operator, value } = expression;
      return `(${printTarget(target)} ${operator ?? ""}:= ${printExpression(value)})`;
    }
    case "import":
      return printImport(expression.request, expression.name);
    case "exports":
    case "self":
    case "super":
      return expression.kind;
    case "await":
      return `(await ${printExpression(expression.value)})`;
    case "yield": {
      const word = expression.delegate ? "yield*" : "yield";
      return expression.value === null
        ? `(${word})`
        : `(${word} ${printExpression(expression.value)})`;
    }
    case "unknown":
      return `unknown(${printAll(expression.parts).join(", ")})`;
  }
}

function printAll(expressions: readonly Expression[]): readonly string[] {
  return expressions.map(printExpression);
}

function printArgument({ name, spread, value }: Argument): string {
  const printed = printExpression(value);
  if (spread !== null) return `${spread === "items" ? "*" : "**"}${printed}`;
  return name === null ? printed : `${name}=${printed}`;
}

function printComprehension({ type, key, element, clauses }: Comprehension): string {
  const made = key === null ? "" : `${printExpression(key)}: `;
  const steps = clauses.map(({ target, iterable, conditions }) =>
    [
      `for ${printTarget(target)} in ${printExpression(iterable)}`,
      ...conditions.map((condition) => `if ${printExpression(condition)}`),
    ].join(" "),
  );
  return `${type}[${[`${made}${printExpression(element)}`, ...steps].join(" ")}]`;
}

/** An imported module or one export of it, with Python's leading dots. */
function printImport({ specifier, level }: ModuleRequest, name: string | null): string {
  const module = JSON.stringify(`${".".repeat(level)}${specifier}`);
  return name === null ? `import(${module})` : `import(${module}, ${name})`;
}

function printTarget(target: Target): string {
  switch (target.kind) {
    case "pattern": {
      const items = target.items.map((item) => {
        if (item === null) return "";
        const fallback = item.default === null ? "" : ` = ${printExpression(item.default)}`;
        return `${item.isRest ? "*" : ""}${printTarget(item.target)}${fallback}`;
      });
      return `[${items.join(", ")}]`;
    }
    case "object-pattern": {
      const properties = target.properties.map(({ key, target: inner, default: fallback }) => {
        const otherwise = fallback === null ? "" : ` = ${printExpression(fallback)}`;
        return `${printExpression(key)}: ${printTarget(inner)}${otherwise}`;
      });
      if (target.rest !== null) properties.push(`**${printTarget(target.rest)}`);
      return `{${properties.join(", ")}}`;
    }
    default:
      return printExpression(target);
  }
}
