import { groupThousands } from '../../src/trade/numbers/numbers.ts'

/** An exact decimal may go on for long; eight places are enough to see it by. */
export const readable = (value: string): string => groupThousands(value.replace(/(\.\d{8})\d+$/, '$1…'))
