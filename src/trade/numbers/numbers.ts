/**
 * Exact numbers: fractions, square roots, grouping of digits.
 *
 * @module
 */
export { Fraction } from './fraction.ts'
export { formatDigits, type NumberForm, plainDigits } from './number-form.ts'
export { squareRoot } from './square-root.ts'
export { counted, countText, groupThousands } from './thousands.ts'
