import type { Shown } from '../display.ts'

/** -1, 0 or 1 by the sign of the exact value; null where there is none. */
export const getSign = ({ figure }: Shown): -1 | 0 | 1 | null => figure.value?.sign() ?? null

/** Whether what is printed of a figure looks like zero. */
export const looksZero = ({ text }: Shown): boolean => /^-?[0.,]+$/.test(text)

/** Whether there is a value. */
export const hasValue = ({ figure }: Shown): boolean => figure.value !== null

/** Whether the value is exactly zero. */
export const isZero = ({ figure }: Shown): boolean => figure.value?.sign() === 0

/** Whether there is nothing: no value, or exactly zero. */
export const isNothing = (shown: Shown): boolean => !hasValue(shown) || isZero(shown)

/** Whether an amount is nothing, or so small that only a limit is printed: `<0.001`. */
export const isNegligible = (shown: Shown): boolean => isNothing(shown) || /^[<>]/.test(shown.text)
