import type { CodeLists } from '../codes/code-lists.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RevisedCell } from '../review/revisions.ts'
import { amountWords, flowWords } from '../review/words.ts'
import type { Language, Localized } from '../trade/language.ts'
import { nameUnlisted } from './name-unlisted.ts'

/** A revised cell on one line: 出口 2022-12 85076000 美国：金额 1,000 → 1,200 (+200 USD). */
export function cellWords(cell: RevisedCell, codes: CodeLists): Localized {
  const { flow, months, commodity, measure, unit, old, difference } = cell
  const change = `${amountWords(old)} → ${amountWords(cell.new)} (${difference > 0n ? '+' : ''}${amountWords(difference, unit)})`
  const of = (language: Language) =>
    [flowWords[flow][language], months, commodity, ...whose(cell, codes, language)].filter(Boolean).join(' ')
  return {
    zh: `${of('zh')}：${measures[measure].zh} ${change}`,
    en: `${of('en')}: ${measures[measure].en} ${change}`,
  }
}

function whose({ partner, procedure, place }: RevisedCell, codes: CodeLists, language: Language): string[] {
  return [
    partner === null ? '' : codes.findPartner(partner).name[language],
    procedure === null ? '' : codes.findProcedure(procedure).short[language],
    place === null ? '' : codes.findPlace(place).short[language],
  ]
}

const measures: Readonly<Record<RevisedCell['measure'], Localized>> = {
  value: { zh: '金额', en: 'value' },
  quantity: { zh: '数量', en: 'quantity' },
  quantity2: { zh: '第二数量', en: 'second quantity' },
}

/** The code lists with the names of what was revised. */
export const nameRevisedCells = (
  ledger: Pick<Ledger, 'names'>,
  codes: CodeLists,
  cells: readonly RevisedCell[],
): Promise<CodeLists> =>
  nameUnlisted(ledger, codes, {
    partner: cells.flatMap(({ partner }) => partner ?? []),
    place: cells.flatMap(({ place }) => place ?? []),
    procedure: cells.flatMap(({ procedure }) => procedure ?? []),
  })
