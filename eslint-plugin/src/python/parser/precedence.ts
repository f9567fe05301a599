/** How tightly operators bind, to be imported as a namespace. */

/** What is no operator between operands. */
export const None = 0;
export const Or = 1;
export const And = 2;
/** Only as a prefix. */
export const Not = 3;
export const Comparison = 4;
export const BitOr = 5;
export const BitXor = 6;
export const BitAnd = 7;
export const Shift = 8;
export const Sum = 9;
export const Term = 10;
/** What binds tighter than all operators between operands. */
export const Operand = 11;
