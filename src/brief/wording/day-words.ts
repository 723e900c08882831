import type { Localized } from '../../trade/trade.ts'
import { day as englishDay } from './en/phrases/phrases.ts'
import { day as chineseDay } from './zh/phrases/phrases.ts'

/**
 * A day as briefs word it: 2024年1月18日, 18 January 2024.
 *
 * @param iso of a day or a time, ISO 8601.
 */
export const dayWords = (iso: string): Localized => ({ zh: chineseDay(iso), en: englishDay(iso) })
