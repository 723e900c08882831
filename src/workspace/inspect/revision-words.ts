import type { CodeLists } from '../../codes/codes.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { amountWords, flowWords } from '../../review/review.ts'
import {
  type CellChange,
  type CellCodes,
  inCellUnits,
  type RevisedCell,
} from '../../review/revisions/revisions.ts'
import { countText } from '../../trade/numbers/numbers.ts'
import type { Breakdown, Language, Localized } from '../../trade/trade.ts'
import { nameUnlisted } from '../project/references/references.ts'

/**
 * A changed cell on one line: 出口 2022-12 85076000 美国：金额 1,000 → 1,200 (+200 USD); of a move also the cell that the
 * amount went to or came from.
 */
export function cellWords(cell: RevisedCell, codes: CodeLists): Localized {
  const { flow, months, commodity, measure, unit, old, new: now, difference } = inCellUnits(cell)
  const amounts = `${amountWords(old)} → ${amountWords(now)} (${cell.difference > 0n ? '+' : ''}${amountWords(difference, unit)})`
  const subject = (language: Language) =>
    [flowWords[flow][language], months, commodity, ...codeNames(cell, codes, language)]
      .filter(Boolean)
      .join(' ')
  const change = changeWords(cell, codes)
  return {
    zh: `${subject('zh')}：${measures[measure].zh} ${amounts}${change.zh}`,
    en: `${subject('en')}: ${measures[measure].en} ${amounts}${change.en}`,
  }
}

/** What happened to a cell beside its amount; nothing for one that was revised. */
function changeWords({ change, counterpart, difference }: RevisedCell, codes: CodeLists): Localized {
  switch (change) {
    case 'revised':
      return { zh: '', en: '' }
    case 'added':
      return { zh: '，新增', en: ', added' }
    case 'removed':
      return { zh: '，不再列出', en: ', no longer listed' }
    case 'moved': {
      const other = (language: Language) =>
        counterpart ? codeNames(counterpart, codes, language).filter(Boolean).join(' ') : ''
      return difference < 0n
        ? { zh: `，移至 ${other('zh')}`, en: `, moved to ${other('en')}` }
        : { zh: `，移自 ${other('zh')}`, en: `, moved from ${other('en')}` }
    }
  }
}

/** How many cells changed in each way, in words; without those of which there are none. */
export function changeCounts(cells: readonly RevisedCell[]): Localized {
  const counts = (Object.keys(changes) as CellChange[]) // the keys of the table below
    .map((change) => ({ change, count: cells.filter((cell) => cell.change === change).length }))
    .filter(({ count }) => count > 0)
  return {
    zh: counts.map(({ change, count }) => `${changes[change].zh} ${countText(count)} 个`).join('，'),
    en: counts.map(({ change, count }) => `${countText(count)} ${changes[change].en}`).join(', '),
  }
}

const changes: Readonly<Record<CellChange, Localized>> = {
  revised: { zh: '修订', en: 'revised' },
  moved: { zh: '移位', en: 'moved' },
  added: { zh: '新增', en: 'added' },
  removed: { zh: '不再列出', en: 'no longer listed' },
}

function codeNames({ partner, procedure, place }: CellCodes, codes: CodeLists, language: Language): string[] {
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

/** The code lists with the names of what was revised, and of where moved amounts went. */
export function nameRevisedCells(
  ledger: Pick<Ledger, 'names'>,
  codes: CodeLists,
  cells: readonly RevisedCell[],
): Promise<CodeLists> {
  const seen = (dimension: Breakdown) =>
    cells.flatMap((cell) => [cell[dimension] ?? [], cell.counterpart?.[dimension] ?? []].flat())
  return nameUnlisted(ledger, codes, {
    partner: seen('partner'),
    place: seen('place'),
    procedure: seen('procedure'),
  })
}
