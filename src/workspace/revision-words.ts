import { partnerOfCode } from '../codes/partners.ts'
import { placeOfCode } from '../codes/places.ts'
import { procedureOfCode } from '../codes/procedures.ts'
import type { RevisedCell } from '../review/revisions.ts'
import { amountWords, flowWords } from '../review/words.ts'
import type { Language, Localized } from '../trade/language.ts'

/** A revised cell on one line: 出口 2022-12 85076000 美国：金额 1,000 → 1,200 (+200 USD). */
export function cellWords(cell: RevisedCell): Localized {
  const { flow, months, commodity, measure, unit, old, difference } = cell
  const change = `${amountWords(old)} → ${amountWords(cell.new)} (${difference > 0n ? '+' : ''}${amountWords(difference, unit)})`
  const of = (language: Language) =>
    [flowWords[flow][language], months, commodity, ...whose(cell, language)].filter(Boolean).join(' ')
  return {
    zh: `${of('zh')}：${measures[measure].zh} ${change}`,
    en: `${of('en')}: ${measures[measure].en} ${change}`,
  }
}

function whose({ partner, procedure, place }: RevisedCell, language: Language): string[] {
  return [
    partner === null ? '' : (partnerOfCode(partner)?.name[language] ?? partner),
    procedure === null ? '' : (procedureOfCode(procedure)?.short[language] ?? procedure),
    place === null ? '' : (placeOfCode(place)?.short[language] ?? place),
  ]
}

const measures: Readonly<Record<RevisedCell['measure'], Localized>> = {
  value: { zh: '金额', en: 'value' },
  quantity: { zh: '数量', en: 'quantity' },
  quantity2: { zh: '第二数量', en: 'second quantity' },
}
