import { windowsKept } from '../../brief/brief.ts'
import type { Window } from '../../trade/trade.ts'
import type { Ground } from './check-context.ts'

/**
 * The longest window of a brief, which begins in January: the year to date, or in an edition that begins in January
 * (a year, a first half, a first quarter) the edition itself, beside which there are no sums of a year to date.
 */
export const findLongestWindow = ({ product, month }: Pick<Ground, 'product' | 'month'>): Window =>
  windowsKept(product, month).at(-1) ?? 'ytd'
