import type { Month } from '../../../trade/trade.ts'
import type { PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import { type FigureKey, runMonths } from '../subjects/subjects.ts'
import { isRest, type ReadCell, type ReadRow, type ReadTable } from '../tables/tables.ts'
import type {
  CourseRow,
  CourseTable,
  Entry,
  ExtremeEntry,
  ExtremeList,
  OverviewTable,
  RankingTable,
} from './audited-brief.ts'

/** A table whose rows are totals: exports, imports, and so on. */
export function findOverview({ caption, rows }: ReadTable): OverviewTable | null {
  const totals = rows.filter(({ label, cells }) => label.kind === 'statistic' && cells.some(isLevel))
  const flows = new Set(totals.flatMap(({ cells }) => cells.filter(isLevel).map(({ key }) => key.flow)))
  const isOverview =
    totals.length > 1 &&
    flows.size > 1 &&
    totals.every(({ label }) => label.kind === 'statistic' && label.meaning.facets.flow !== undefined)
  return isOverview ? { caption, windows: windowsOf(totals) } : null
}

const isLevel = ({ key }: ReadCell): boolean => key.operation === undefined && key.dimension === undefined

const windowsOf = (rows: readonly ReadRow[]): string[] => [
  ...new Set(rows.flatMap(({ cells }) => cells.map(({ key }) => key.run))),
]

/** Rankings of partners or places, one for each flow and measure that a table has. */
export function findRankings({ caption, rows, labels }: ReadTable): RankingTable[] {
  const named = rows.filter(({ label, block }) => label.kind === 'named' && block?.kind !== 'unranked')
  const found: RankingTable[] = []
  for (const dimension of ['partner', 'place'] as const)
    for (const { flow, measure } of levels(named, dimension)) {
      const isOf = ({ key }: ReadCell) => key.flow === flow && key.measure === measure
      const entries = (isGroups: boolean) =>
        named
          .filter(
            ({ label, block }) =>
              label.kind === 'named' &&
              isGroups === (block?.kind === 'groups' || label.dimension === 'group') &&
              (isGroups ? dimension === 'partner' : label.dimension === dimension),
          )
          .flatMap((row) => entriesOf(row, isOf))
      const listed = entries(false)
      const [ranked, rest] = [
        listed.filter(({ name }) => !isRest(name)),
        listed.filter(({ name }) => isRest(name)),
      ]
      if (ranked.length === 0) continue
      const label = labels.find(({ kind }) => kind === 'ranking')
      found.push({
        ...{ caption, flow, measure, dimension, ranked, rest, groups: entries(true) },
        windows: [...new Set(ranked.map(({ window }) => window))],
        complete: label?.complete ?? false,
        top: label?.count ?? caption.top,
        isOrdered: !found.some((table) => table.dimension === dimension),
      })
    }
  return found
}

function levels(rows: readonly ReadRow[], dimension: string): Pick<FigureKey, 'flow' | 'measure'>[] {
  const found = new Map<string, Pick<FigureKey, 'flow' | 'measure'>>()
  for (const { cells } of rows)
    for (const { key } of cells)
      if (key.operation === undefined && key.dimension === dimension && key.measure !== 'unitValue')
        found.set(`${key.flow} ${key.measure}`, key)
  return [...found.values()]
}

function entriesOf({ name, label, cells, part }: ReadRow, isOf: (cell: ReadCell) => boolean): Entry[] {
  const code = label.kind === 'named' ? label.code : name
  const runs = [...new Set(cells.filter(isOf).map(({ key }) => key.run))]
  return runs.flatMap((window) => {
    const inRun = cells.filter((cell) => isOf(cell) && cell.key.run === window)
    const figureOf = (operation: string | undefined): PrintedFigure | null =>
      inRun.find(({ key }) => key.operation === operation)?.figure ?? null
    const level = inRun.find(({ key }) => key.operation === undefined)
    if (!level && part >= 0) return []
    const place = { ...(level ?? inRun[0])?.place, part: 'table' as const }
    return [
      {
        name,
        code,
        window,
        value: figureOf(undefined),
        share: figureOf('share'),
        growth: figureOf('yoy'),
        place,
      },
    ]
  })
}

/** Who grew fastest, and who changed a total most: a list for each label and window of a table. */
export function findExtremes({ caption, rows, labels }: ReadTable): ExtremeList[] {
  return labels.flatMap((label): ExtremeList[] => {
    const { extreme, dimension } = label
    if (!extreme || !dimension) return []
    const cells = rows.filter(({ block }) => block === label).flatMap((row) => row.cells)
    const [first] = cells
    if (!first) return []
    const { flow } = first.key
    return [...new Set(cells.map(({ key }) => key.run))].map((window) => {
      const inWindow = cells.filter(({ key }) => key.run === window && key.dimension === dimension)
      const codes = [...new Set(inWindow.flatMap(({ key }) => key.code ?? []))]
      const listed = codes.map((code): ExtremeEntry => {
        const ofCode = inWindow.filter(({ key }) => key.code === code)
        const figureOf = (operation: string): PrintedFigure | null =>
          ofCode.find(({ key }) => key.operation === operation)?.figure ?? null
        return {
          ...{ name: ofCode[0]?.place.row ?? code, code },
          ...{ share: figureOf('share'), growth: figureOf('yoy'), change: figureOf('difference') },
        }
      })
      return { ...extreme, table: caption.number, flow, dimension, window, listed }
    })
  })
}

/** The course by month of each flow and measure that a table has. */
export function findCourses({ caption, rows }: ReadTable, month: Month): CourseTable[] {
  const periods = rows.filter(({ label }) => label.kind === 'period')
  if (periods.length < 2) return []
  const keys = periods.flatMap(({ cells }) => cells.filter(isLevel).map(({ key }) => key))
  const courses = new Map(
    keys
      .filter(({ measure }) => measure !== 'unitValue')
      .map(({ flow, measure }) => [`${flow} ${measure}`, { flow, measure }] as const),
  )
  return [...courses.values()].map(({ flow, measure }) => ({
    ...{ caption, flow, measure },
    rows: periods.flatMap(({ cells }): CourseRow[] => {
      const inFlow = cells.filter(
        ({ key }) => key.flow === flow && key.measure === measure && key.dimension === undefined,
      )
      const [first] = inFlow
      const months = first ? runMonths(first.key.run, month) : null
      if (!first || !months) return []
      const figureOf = (operation: string | undefined) =>
        inFlow.find(({ key }) => key.operation === operation)?.figure ?? null
      return [
        {
          months,
          value: figureOf(undefined),
          growth: figureOf('yoy'),
          onMonth: figureOf('mom'),
          place: first.place,
        },
      ]
    }),
  }))
}
