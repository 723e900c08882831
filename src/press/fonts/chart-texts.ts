import type { Chart } from '../../brief/brief.ts'
import type { SetText } from './place.ts'

/** A chart whose drawn texts went through `setText`. Labels in full are not drawn. */
export function setChartTexts(chart: Chart, setText: SetText): Chart {
  const set = (text: string) => setText(text, { kind: 'chart', chart: chart.number })
  return {
    ...chart,
    unit: set(chart.unit),
    categories: chart.categories.map(({ label, tick, group }) => ({
      label,
      tick: set(tick),
      group: group === null ? null : set(group),
    })),
    series: chart.series.map(({ name, points }) => ({
      name: set(name),
      points: points.map((point) => ({ ...point, text: set(point.text) })),
    })),
  }
}
