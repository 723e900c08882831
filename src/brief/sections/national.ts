import type { FigureName, Flow, Window } from '../../trade/trade.ts'
import type { Block, Row, Table } from '../document.ts'
import { classId, className } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { type NationalGrowth, sectionWords } from '../wording/analysis/analysis.ts'
import { gapNotes } from './marker-notes.ts'
import type { Section } from './section.ts'

const operations = ['nationalShare', 'nationalShareChange', 'nationalContribution'] as const

const named = (
  flow: Flow,
  window: Window,
  operation: FigureName['operation'],
  code?: string,
): FigureName => ({
  ...{ flow, window, measure: 'value' },
  ...(code !== undefined && { dimension: 'class', code }),
  ...(operation && { operation }),
})

/**
 * 在全国外贸中的位置: the share of the product, and of each of its classes, in the nation's exports and imports, its change in
 * points, and the points of national growth that it makes up.
 */
export const national: Section = {
  id: 'national',
  needs: [],
  write(writing, number) {
    const { product, windows, wording } = writing
    return [
      writing.heading(1, number, 'national', sectionWords[wording.language].national.heading),
      ...product.flows.flatMap((flow) => {
        const windowsWithData = windows.filter(
          (window) => writing.book.get(named(flow, window, 'nationalShare')).value !== null,
        )
        return (windowsWithData.length > 0 ? windowsWithData : windows.slice(-1)).map(
          (window): Block => ({ kind: 'paragraph', role: 'body', content: sentence(writing, flow, window) }),
        )
      }),
      table(writing),
    ]
  },
}

function sentence(writing: Writing, flow: Flow, window: Window) {
  const { wording, month } = writing
  const show = (operation: FigureName['operation']) => writing.show(named(flow, window, operation))
  return sectionWords[wording.language].national.sentence(
    {
      product: writing.productName(),
      ...{ flow, month, window },
      share: show('nationalShare'),
      shareChange: show('nationalShareChange'),
      contribution: show('nationalContribution'),
      growth: show('nationalYoy'),
    },
    wording,
  )
}

/** Whether the growths of the nation's totals that the sentences tell are printed by the bulletin, or computed. */
function findGrowthBasis({ product, windows, book }: Writing): NationalGrowth {
  const growths = product.flows.flatMap((flow) =>
    windows.map((window) => book.get(named(flow, window, 'nationalYoy'))),
  )
  const isPrinted = growths
    .filter(({ value }) => value !== null)
    .map(({ derivation }) => derivation.operation === 'bulletin')
  if (!isPrinted.includes(true)) return 'levels'
  return isPrinted.includes(false) ? 'both' : 'printed'
}

/** The classes of the product, if it has more than one, and the total; a block for each flow where there are two. */
function table(writing: Writing): Table {
  const { product, wording, windows } = writing
  const words = sectionWords[wording.language].national
  const row = (flow: Flow, name: string, code?: string): Row => ({
    kind: 'data',
    cells: [
      { kind: 'name', text: name },
      ...windows.flatMap((window) =>
        operations.map((operation) => writing.cell(named(flow, window, operation, code))),
      ),
    ],
  })
  const codes = product.classes.length > 1 ? product.classes.map((item) => classId(product, item)) : []
  // A class without trade in any window would be a row of zeros.
  const listTraded = (flow: Flow) =>
    codes.filter((code) =>
      windows.some((window) =>
        operations.some((operation) => {
          const { value } = writing.book.get(named(flow, window, operation, code))
          return value !== null && value.sign() !== 0
        }),
      ),
    )
  const rows = product.flows.flatMap((flow): Row[] => [
    ...(product.flows.length > 1 ? [{ kind: 'block' as const, label: words.flow(flow) }] : []),
    ...listTraded(flow).map((code) => row(flow, className(product, code, wording), code)),
    row(flow, codes.length > 0 ? words.whole : wording.translate(product.name)),
  ])
  return {
    ...writing.startTable('national', words.caption, { flows: product.flows }),
    header: [
      { label: words.column.part, holds: 'name' },
      ...writing.forEachWindow(
        [words.column.share, words.column.shareChange, words.column.contribution].map((label) => ({
          label,
          holds: 'figure' as const,
        })),
      ),
    ],
    rows,
    notes: [words.note(findGrowthBasis(writing)), ...gapNotes(rows, wording, words.gaps)],
  }
}
