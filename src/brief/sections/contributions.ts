import type { FigureName, Flow, Window } from '../../trade/trade.ts'
import { barsChart } from '../charts/charts.ts'
import type { Block, Cell, Row, Table } from '../document.ts'
import type { Writing } from '../section-context.ts'
import { type Contributor, type MemberDimension, sectionWords } from '../wording/analysis/analysis.ts'
import { join } from '../wording/wording.ts'
import { byFlow } from './by-flow.ts'
import { markerNotes } from './marker-notes.ts'
import { listDimensions } from './member-dimensions.ts'
import { contributorName, memberName } from './names.ts'
import { sideBySide } from './side-by-side.ts'

/** How many gains and losses a table lists. */
const listed = 5
const columns = 3

/** 增长贡献: who adds most to the growth of a flow, and who takes most away, by partner and by place. */
export const contributions = byFlow({
  id: 'contributions',
  needs: ['partner'],
  optional: ['place'],
  hasContent: (writing, flow) => listDimensions(writing, flow).length > 0,
  words: ({ wording }) => sectionWords[wording.language].contributions,
  paragraphs: (writing, flow) =>
    writing.windows
      .map((window) =>
        join(
          listDimensions(writing, flow)
            .filter((by, index) => index === 0 || writing.book.movers(flow, by, window).length > 0)
            .map((by, index) => sentence(writing, flow, window, { by, first: index === 0 }))
            .filter((content) => content.length > 0),
          writing.wording.sentenceSpace,
        ),
      )
      .filter((content) => content.length > 0),
  table,
  charts,
})

/** Who gained most, and who lost most, each the largest first. */
function largest(writing: Writing, flow: Flow, window: Window, by: MemberDimension, count: number) {
  const movers = writing.book.movers(flow, by, window)
  const gains = movers.filter(({ change }) => change.sign() > 0).slice(0, count)
  const losses = movers
    .filter(({ change }) => change.sign() < 0)
    .reverse()
    .slice(0, count)
  return { gains: gains.map(({ id }) => id), losses: losses.map(({ id }) => id) }
}

function sentence(
  writing: Writing,
  flow: Flow,
  window: Window,
  about: { by: MemberDimension; first: boolean },
) {
  const { by, first } = about
  const { wording, month, product } = writing
  const { gains, losses } = largest(writing, flow, window, by, product.named)
  const contributor = (code: string): Contributor => ({
    name: contributorName(writing, flow, by, code),
    points: writing.show({ flow, dimension: by, code, window, measure: 'value', operation: 'contribution' }),
  })
  const facts = {
    ...{ flow, month, window, by, first, product: first ? writing.productName() : null },
    growth: writing.show({ flow, window, measure: 'value', operation: 'yoy' }),
    gains: gains.map(contributor).filter(isOfNote),
    losses: losses.map(contributor).filter(isOfNote),
  }
  return sectionWords[wording.language].contributions.sentence(facts, wording)
}

const isOfNote = ({ points }: Contributor): boolean => /[1-9]/.test(points.text)

/** Who adds most and who takes most away in the longest window, by partner where there are partners. */
function charts(writing: Writing, flow: Flow): readonly Block[] {
  const { wording, product, month, windows, trader } = writing
  const words = sectionWords[wording.language].contributions
  const [by] = listDimensions(writing, flow)
  const window = windows.at(-1) ?? 'month'
  if (!by) return []
  const { gains, losses } = largest(writing, flow, window, by, listed)
  const figure = (code: string): FigureName => ({
    ...{ flow, dimension: by, code, window, measure: 'value', operation: 'contribution' },
  })
  // What prints as nothing has no bar to see.
  const codes = [...gains, ...losses.reverse()].filter((code) =>
    /[1-9]/.test(writing.show(figure(code)).text),
  )
  const facts = {
    product: wording.translate(product.name),
    month,
    windows: [window],
    trader,
    flows: [flow],
    top: null,
  }
  return barsChart(writing, {
    id: `${flow}.contributions.chart`,
    name: 'contributions',
    title: words.chart(facts),
    unit: words.points,
    heading: nameColumn(writing, [by]),
    names: codes.map((code) =>
      by === 'partner' ? contributorName(writing, flow, by, code) : memberName(writing, by, code, 'short'),
    ),
    series: [
      {
        name: wording.chart.period(month, window),
        figures: codes.map(figure),
      },
    ],
  })
}

/** What the first column of a table names: partners, places, or both. */
function nameColumn({ wording }: Writing, by: readonly MemberDimension[]): string {
  const [only] = by.length === 1 ? by : []
  return only ? wording.column[only] : sectionWords[wording.language].contributions.column.either(wording)
}

function table(writing: Writing, flow: Flow): Table | null {
  const { wording, windows } = writing
  const words = sectionWords[wording.language].contributions
  const rows = listDimensions(writing, flow).flatMap((by) =>
    (['gains', 'losses'] as const).flatMap((kind): Row[] => {
      const sides = windows.map((window) =>
        largest(writing, flow, window, by, listed)[kind].map((code) =>
          cells(writing, memberName(writing, by, code, 'short'), {
            flow,
            dimension: by,
            code,
            window,
            measure: 'value',
          }),
        ),
      )
      const data = sideBySide(sides, columns)
      return data.length === 0 ? [] : [{ kind: 'block', label: words.block(by, kind, wording) }, ...data]
    }),
  )
  if (rows.length === 0) return null
  const row: Row = {
    kind: 'data',
    cells: windows.flatMap((window): Cell[] => {
      const subject = { flow, window, measure: 'value' } as const
      const change = writing.cell({ ...subject, operation: 'difference' })
      return [{ kind: 'name', text: words.whole }, change, writing.cell({ ...subject, operation: 'yoy' })]
    }),
  }
  const list = [row, ...rows]
  return {
    ...writing.startTable(`${flow}.contributions`, words.caption, {
      flows: [flow],
      units: [writing.moneyUnit],
    }),
    header: writing.forEachWindow([
      { label: nameColumn(writing, listDimensions(writing, flow)), holds: 'name' },
      { label: words.column.change, holds: 'figure' },
      { label: words.column.points, holds: 'figure' },
    ]),
    rows: list,
    notes: [
      words.note(
        flow,
        listDimensions(writing, flow),
        flow === 'import' && writing.hasReimports ? wording.reimports(writing.trader.reporter) : null,
        wording,
      ),
      ...markerNotes(list, wording),
    ],
  }
}

const cells = (writing: Writing, name: string, figureName: FigureName): Cell[] => [
  { kind: 'name', text: name },
  writing.cell({ ...figureName, operation: 'difference' }),
  writing.cell({ ...figureName, operation: 'contribution' }),
]
