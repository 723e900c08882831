/** Every printed figure of the brief and the printed order, as half-spaces. */
import { type Flow, flows } from '../../../src/trade/terms.ts'
import { type MonthlyWindow, windows } from '../../../src/trade/window.ts'
import {
  combine,
  greater,
  growthPrintsAs,
  type HalfSpace,
  printsAs,
  type Sum,
  sharePrintsAs,
} from './half-spaces.ts'
import { growthFactor, roughly } from './printed.ts'
import {
  codeOf,
  dollars,
  firstPublishedExports,
  moneyUnit,
  overviewOf,
  type PrintedLine,
  quantityUnit,
  type TableDimension,
  tableDimensions,
  tableOf,
} from './published.ts'
import { type Stretch, stretchesOf } from './stretches.ts'
import { FlowSums } from './sums.ts'
import type { Unknowns } from './unknowns.ts'

/** The search aims for a ranked line to be ahead of the next by this part of it. */
const lead = 0.001

/** All statements of the brief about the unknowns. */
export function statements(unknowns: Unknowns): HalfSpace[] {
  const sums = { export: new FlowSums(unknowns.export), import: new FlowSums(unknowns.import) }
  const exportsBefore = sums.export.pieces(stretchesOf.ytd.before)
  return [
    ...overview(sums),
    ...printsAs('exports of the year before', exportsBefore, firstPublishedExports, quantityUnit),
    ...flows.flatMap((flow) =>
      tableDimensions.flatMap((dimension) =>
        windows.flatMap((window) => [
          ...lines(sums[flow], flow, dimension, window),
          ...order(sums[flow], flow, dimension, window),
        ]),
      ),
    ),
  ]
}

const overviewRows = [
  { name: '进出口总额', of: 'total', exports: 1, imports: 1 },
  { name: '出口额', of: 'total', exports: 1, imports: 0 },
  { name: '进口额', of: 'total', exports: 0, imports: 1 },
  { name: '净出口额', of: 'total', exports: 1, imports: -1 },
  { name: '进出口总量', of: 'pieces', exports: 1, imports: 1 },
  { name: '出口量', of: 'pieces', exports: 1, imports: 0 },
  { name: '进口量', of: 'pieces', exports: 0, imports: 1 },
] as const

/** Table 1. The change of the net is a difference, not a rate. */
function overview(sums: Readonly<Record<Flow, FlowSums>>): HalfSpace[] {
  return overviewRows.flatMap(({ name, of, exports, imports }) =>
    windows.flatMap((window) => {
      const { value, yoy } = overviewOf(name, window)
      const label = `table 1 ${name} ${window}`
      const unit = of === 'total' ? moneyUnit : quantityUnit
      const within = (some: readonly Stretch[]): Sum =>
        combine([exports, sums.export[of](some)], [imports, sums.import[of](some)])
      const [now, before] = [within(stretchesOf[window].now), within(stretchesOf[window].before)]
      return [
        ...printsAs(label, now, value, unit),
        ...(name === '净出口额'
          ? printsAs(`${label} difference`, combine([1, now], [-1, before]), yoy, unit)
          : growthPrintsAs(`${label} yoy`, now, before, yoy, roughly(value) * unit)),
      ]
    }),
  )
}

/** Values, shares and rates of one window of tables 2 to 5. */
function lines(sums: FlowSums, flow: Flow, dimension: TableDimension, window: MonthlyWindow): HalfSpace[] {
  const { groups, top10 } = tableOf(flow, dimension, window)
  const { now, before } = stretchesOf[window]
  const sum = sums.denominator(now)
  return [...groups, ...top10].flatMap((line) => {
    const { name, value, share, yoy } = line
    const label = `${flow} ${dimension} ${window} ${name}`
    const size = dollars(line)
    const subject = (some: readonly Stretch[]): Sum =>
      sums.line(dimension, groups.includes(line) ? name : codeOf(dimension, name), some)
    return [
      ...printsAs(label, subject(now), value, moneyUnit),
      ...growthPrintsAs(`${label} yoy`, subject(now), subject(before), yoy, size / growthFactor(line)),
      ...(share
        ? sharePrintsAs(`${label} share`, subject(now), sum, share, (100 * size) / roughly(share))
        : []),
    ]
  })
}

/** The printed order. */
function order(sums: FlowSums, flow: Flow, dimension: TableDimension, window: MonthlyWindow): HalfSpace[] {
  const { top10 } = tableOf(flow, dimension, window)
  const subject = ({ name }: PrintedLine): Sum =>
    sums.line(dimension, codeOf(dimension, name), stretchesOf[window].now)
  return top10.slice(1).map((next, index) => {
    const line = top10[index] ?? next
    const label = `${flow} ${dimension} ${window} ${line.name} before ${next.name}`
    return greater(label, subject(line), subject(next), lead * dollars(next))
  })
}
