import type { Chart } from '../../../brief/brief.ts'
import { measureWidth } from '../../chart/chart.ts'
import { chartHeight, mostForNames } from './chart-height.ts'

/** A chart with the sizes of its letters and its own, in points. */
interface SizedChart {
  readonly chart: Chart
  readonly sizes: { readonly usual: number; readonly width: number; readonly height?: number }
}

/**
 * What stands above lying bars, their legend, and below them, their amounts and the unit, and beside them, between a
 * name and its bar: in sizes of the usual letters.
 */
const around = { legend: 2.9, margin: 0.7, amounts: 1.7, unit: 1.7, gap: 1.2 } as const
const pointsPerPixel = 0.75

const heightOf = ({ chart, sizes }: SizedChart): number => sizes.height ?? chartHeight(chart) * pointsPerPixel

/**
 * Where lying bars are. The room for their names is measured: programs that choose it by themselves break names, and then
 * leave some out. The bars have all the room between legend and amounts, since their values stand one close below the other.
 *
 * @param nameSize of the letters of the names, in points.
 */
export function barLayout(sized: SizedChart, nameSize: number): string {
  const { chart, sizes } = sized
  if (chart.form !== 'bar') return '<c:layout/>'
  const letters = sizes.usual / heightOf(sized)
  const top = (chart.series.length > 1 ? around.legend : around.margin) * letters
  const names = Math.max(...chart.categories.map(({ tick }) => measureWidth(tick))) * nameSize
  const left = Math.min(mostForNames, names / sizes.width) + (around.gap * sizes.usual) / sizes.width
  return manualLayout([
    ['layoutTarget', 'inner'],
    ...corner(left, top),
    ['w', (rightEdge - left).toFixed(3)],
    ['h', (1 - top - (around.amounts + around.unit) * letters).toFixed(3)],
  ])
}

/** Where the plot ends: the last amount below it stands half beyond. */
const rightEdge = 0.97

/** Where the unit is: under the amounts of lying bars, which it else covers where a chart is low. */
export function unitLayout(sized: SizedChart): string {
  const { chart, sizes } = sized
  if (chart.form !== 'bar') return ''
  const left = (1 - (measureWidth(chart.unit) * sizes.usual) / sizes.width) / 2
  return manualLayout(corner(left, 1 - (around.unit * sizes.usual) / heightOf(sized)))
}

type Setting = readonly [name: string, value: string]

const corner = (x: number, y: number): Setting[] => [
  ['xMode', 'edge'],
  ['yMode', 'edge'],
  ['x', x.toFixed(3)],
  ['y', y.toFixed(3)],
]

const manualLayout = (settings: readonly Setting[]): string =>
  `<c:layout><c:manualLayout>${settings.map(([name, value]) => `<c:${name} val="${value}"/>`).join('')}</c:manualLayout></c:layout>`
