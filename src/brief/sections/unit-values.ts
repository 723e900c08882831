import { Fraction } from '../../trade/numbers/numbers.ts'
import type { FigureName, Flow, Window } from '../../trade/trade.ts'
import type { Cell, Row, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { type Direction, type PricedPartner, sectionWords } from '../wording/analysis/analysis.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'
import { memberName } from './names.ts'

/** A change of a quantity or a price within so many percent is none. */
const band = Fraction.of(1n)

/** 量价关系与平均单价: quantity against price in words by a stated rule, and the unit value of each of the largest partners. */
export const unitValues = byFlow({
  id: 'unitValues',
  needs: ['partner'],
  words: ({ wording }) => sectionWords[wording.language].unitValues,
  paragraphs: (writing, flow) => writing.windows.map((window) => sentences(writing, flow, window)),
  table,
})

type Part = Pick<FigureName, 'dimension' | 'code'>

const named = (
  flow: Flow,
  window: Window,
  part: Part,
  rest: Pick<FigureName, 'measure' | 'operation'>,
): FigureName => ({ flow, ...part, window, ...rest })

const unitValue = { measure: 'unitValue' } as const
const unitValueBase = { measure: 'unitValue', operation: 'base' } as const
const unitValueGrowth = { measure: 'unitValue', operation: 'yoy' } as const
const quantityGrowth = { measure: 'quantity', operation: 'yoy' } as const

/** Which way a growth goes: within the band, neither. */
export function findDirection(growth: Fraction | null): Direction | null {
  if (!growth) return null
  if (growth.abs().compare(band) <= 0) return 'level'
  return growth.sign() > 0 ? 'up' : 'down'
}

function sentences(writing: Writing, flow: Flow, window: Window) {
  const { wording, month, book, product } = writing
  const show = (rest: Pick<FigureName, 'measure' | 'operation'>, part: Part = {}) =>
    writing.show(named(flow, window, part, rest))
  const [price, quantity] = [show(unitValueGrowth), show(quantityGrowth)]
  const directions = {
    price: findDirection(price.figure.value),
    quantity: findDirection(quantity.figure.value),
  }
  const isAlone = book.ranking(flow, 'partner', window, 2).length < 2
  const ranked = isAlone ? [] : book.ranking(flow, 'partner', window, product.named)
  const partners = ranked.flatMap((code): PricedPartner[] => {
    const part = { dimension: 'partner', code } as const
    const current = show(unitValue, part)
    if (current.figure.value === null) return []
    return [
      {
        name: memberName(writing, 'partner', code),
        unitValue: current,
        base: show(unitValueBase, part),
      },
    ]
  })
  return sectionWords[wording.language].unitValues.sentences(
    {
      ...{ flow, month, window },
      product: writing.productName(),
      value: show({ measure: 'value' }),
      unitValue: show(unitValue),
      base: show(unitValueBase),
      unitValueGrowth: price,
      quantityGrowth: quantity,
      directions:
        directions.price && directions.quantity
          ? { price: directions.price, quantity: directions.quantity }
          : null,
      partners,
    },
    wording,
  )
}

/** Whether the whole flow, or one of its largest partners, has a unit value. */
function hasUnitValues({ book, product }: Writing, flow: Flow, window: Window): boolean {
  const partners = book
    .ranking(flow, 'partner', window, product.top)
    .map((code): Part => ({ dimension: 'partner', code }))
  return [{}, ...partners].some((part) => book.get(named(flow, window, part, unitValue)).value !== null)
}

/** A block for each window: side by side their columns would be too narrow. Null where there is no unit value. */
function table(writing: Writing, flow: Flow): Table | null {
  const { wording, windows, month, book, product } = writing
  const words = sectionWords[wording.language].unitValues
  if (!windows.some((window) => hasUnitValues(writing, flow, window))) return null
  const cells = (window: Window, name: string, part: Part): Cell[] => [
    { kind: 'name', text: name },
    ...[unitValue, unitValueBase, unitValueGrowth, quantityGrowth].map((rest) =>
      writing.cell(named(flow, window, part, rest)),
    ),
  ]
  const rows = windows.flatMap((window): Row[] => [
    { kind: 'block', label: wording.column.window(window, month) },
    { kind: 'data', cells: cells(window, words.whole, {}) },
    ...book.ranking(flow, 'partner', window, product.top).map(
      (code): Row => ({
        kind: 'data',
        cells: cells(window, memberName(writing, 'partner', code), { dimension: 'partner', code }),
      }),
    ),
  ])
  return {
    ...writing.startTable(`${flow}.unitValues`, words.caption, {
      flows: [flow],
      units: [unitOf(writing, flow)],
    }),
    header: [
      { label: words.column.partner, holds: 'name' },
      ...[words.column.unitValue, words.column.base, words.column.growth, words.column.quantityGrowth].map(
        (label) => ({ label, holds: 'figure' as const }),
      ),
    ],
    rows,
    notes: [words.note(band.toString()), ...markerNotes(rows, wording)],
  }
}

/** 美元/个, from the unit of the flow. */
const unitOf = (writing: Writing, flow: Flow): string =>
  writing.unitValueUnit({ flow, window: writing.windows.at(-1) ?? 'ytd', measure: 'unitValue' })
