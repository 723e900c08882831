import type { Chart, ChartPoint } from '../../src/brief/document.ts'

/** A point of an amount, as a brief prints it with one decimal; null where there is nothing to show. */
export const point = (id: string, amount: number | null): ChartPoint => ({
  id,
  amount: amount === null ? null : String(amount),
  text: amount === null ? '..' : amount.toFixed(1),
  marker: amount === null ? 'notAvailable' : null,
})

/** A chart of months from January of a year on, a list of amounts for each series by its name. */
export function monthly(
  amounts: Readonly<Record<string, readonly (number | null)[]>>,
  changes: Partial<Chart> = {},
): Chart {
  const length = Math.max(...Object.values(amounts).map((subject) => subject.length))
  const categories = Array.from({ length }, (_, index) => {
    const [year, month] = [2022 + Math.floor(index / 12), (index % 12) + 1]
    return { label: `${year}年${month}月`, tick: `${month}月`, group: `${year}年` }
  })
  const flows = ['export', 'import', 'trade', 'net']
  return chart(
    {
      form: 'line',
      heading: '月份',
      categories,
      series: Object.entries(amounts).map(([name, target], series) => ({
        name,
        points: target.map((amount, index) =>
          point(`${flows[series]}.month-${length - 1 - index}.value`, amount),
        ),
      })),
    },
    changes,
  )
}

/** A chart of places or partners by their names, each with a value for each series. */
export function ranked(
  rows: Readonly<Record<string, readonly (number | null)[]>>,
  names: readonly string[],
  changes: Partial<Chart> = {},
): Chart {
  const categories = Object.keys(rows).map((name) => ({ label: name, tick: name, group: null }))
  return chart(
    {
      form: 'bar',
      heading: '区域',
      categories,
      series: names.map((name, series) => ({
        name,
        points: Object.values(rows).map((values, index) =>
          point(`export.partner.X${index}.ytd.value${series === 0 ? '' : '.base'}`, values[series] ?? null),
        ),
      })),
    },
    changes,
  )
}

const chart = (
  drawn: Pick<Chart, 'form' | 'heading' | 'categories' | 'series'>,
  changes: Partial<Chart>,
): Chart => ({
  kind: 'chart',
  id: 'months',
  number: 1,
  caption: '图1：测试用图（亿美元）',
  unit: '亿美元',
  alternative: '折线图：测试用图，单位亿美元。',
  notes: ['数据来源：测试。'],
  ...drawn,
  ...changes,
})
