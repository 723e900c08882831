import { Fraction } from '../../trade/numbers/numbers.ts'

export const fraction = Fraction.of(1n)
export const two = Fraction.of(2n)
export const hundred = Fraction.of(100n)
