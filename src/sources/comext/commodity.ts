import type { NamedCode } from '../../trade/trade.ts'

/** A commodity of the Combined Nomenclature, and whether it is detail that is kept confidential. */
export interface CommodityOfFile {
  /** Null for all commodities. */
  readonly commodity: NamedCode | null
  readonly isConfidential: boolean
}

const lengthOfResidual = 10

/**
 * A product code of 2 to 8 digits, TOTAL, or digits and X. The Combined Nomenclature has no codes of ten digits, so that
 * those of confidential detail are of nothing else.
 *
 * @example readCommodity('39XXXXXX') // { commodity: { code: '3900000000', name: '39XXXXXX' }, isConfidential: true }
 */
export function readCommodity(text: string): CommodityOfFile | null {
  if (text === 'TOTAL') return { commodity: null, isConfidential: false }
  if (/^(?:\d\d){1,4}$/.test(text)) return { commodity: { code: text, name: '' }, isConfidential: false }
  const [, digits] = /^(\d{2,7})X[X\d]*$/.exec(text) ?? []
  if (digits === undefined || text.length > 8) return null
  return { commodity: { code: digits.padEnd(lengthOfResidual, '0'), name: text }, isConfidential: true }
}
