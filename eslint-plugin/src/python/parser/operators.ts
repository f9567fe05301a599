/** The operators of Python as they are written. */
export type BooleanOperator = "and" | "or";
export type BinaryOperator =
  "+" | "-" | "*" | "/" | "//" | "%" | "@" | "**" | "<<" | ">>" | "&" | "|" | "^";
export type UnaryOperator = "not" | "-" | "+" | "~";
export type ComparisonOperator =
  "==" | "!=" | "<" | "<=" | ">" | ">=" | "is" | "is not" | "in" | "not in";
