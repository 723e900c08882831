import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { productSchema } from '../../src/brief/product/product-file.ts'
import { readYaml } from '../../src/brief/product/read-yaml.ts'
import { partnerOfCode } from '../../src/codes/partners/partner-list.ts'
import { parseFigureId } from '../../src/trade/figure.ts'
import { flows } from '../../src/trade/terms.ts'
import { windows } from '../../src/trade/window.ts'
import { statedFactsSchema } from '../../src/workspace/project/stated-facts.ts'
import { findMargins, total } from '../../tools/samples/lithium-ion/margins.ts'
import { china, codeOf, tableOf } from '../../tools/samples/lithium-ion/published.ts'
import { reconstruct } from '../../tools/samples/lithium-ion/reconstruct.ts'
import { flowRows } from '../../tools/samples/lithium-ion/rows.ts'
import { stretches, stretchesOf, stretchMonths } from '../../tools/samples/lithium-ion/stretches.ts'

const sample = new URL('../../samples/lithium-ion/', import.meta.url)
const read = (name: string): Buffer => readFileSync(new URL(name, sample))
const names = readdirSync(new URL('files/', sample)).filter((name) => name.endsWith('.csv'))

const linesOf = (name: string): string[] =>
  new TextDecoder('gb18030', { fatal: true }).decode(read(`files/${name}`)).split('\n')

test('the files of the sample come out of the reconstruction byte for byte', () => {
  const files = reconstruct()
  expect(files.map(({ name }) => name).sort()).toEqual([...names].sort())
  for (const { name, bytes } of files) expect(Buffer.compare(read(`files/${name}`), bytes), name).toBe(0)
})

describe.each(names)('%s', (name) => {
  const year = /_(\d{4})_/.exec(name)?.[1] ?? ''
  const [, ...lines] = linesOf(name)
  const last = lines.pop()
  const rows = lines.map((line) => line.slice(1, -2).split('","'))

  it('has thirteen quoted fields and a comma in every line, and ends its last line', () => {
    expect(linesOf(name).filter((line) => line !== '' && !/^("[^"]*",){13}$/.test(line))).toEqual([])
    expect(last).toBe('')
  })

  it('is a whole download: below the 10,000 rows at which the portal cuts off', () => {
    expect(rows.length).toBeGreaterThan(1000)
    expect(rows.length).toBeLessThan(10_000)
  })

  it('says in every row that it is no data of customs', () => {
    expect(new Set(rows.map((row) => row[12]))).toEqual(new Set(['据已发布简报重构，非海关原始数据']))
  })

  it('has each month of its year, sorted, and no key twice', () => {
    expect(new Set(rows.map(([month]) => month)).size).toBe(12)
    expect(rows.filter(([month]) => !month?.startsWith(year))).toEqual([])
    const keys = rows.map(([month, , , partner, , place]) => `${month} ${partner} ${place}`)
    expect(keys).toEqual([...new Set(keys)].sort())
  })

  it('names partners by the codes of its time', () => {
    const georgia = new Set(
      rows.map((row) => row[3] ?? '').filter((code) => partnerOfCode(code)?.id === 'GEO'),
    )
    const expected = name.includes('出口') ? [year === '2022' ? '337' : '150'] : []
    expect([...georgia]).toEqual(expected)
  })

  it('has facts beside it that say its flow and what it is', () => {
    const facts = readYaml(read(`files/${name}.yaml`).toString(), name, statedFactsSchema)
    expect(facts).toMatchObject({ flow: name.includes('出口') ? 'export' : 'import', scope: 'whole' })
    expect(facts.note?.zh).toContain('重构')
  })
})

test('rows add up to the margins, by partner, by place and in pieces', () => {
  const margins = findMargins()
  for (const flow of flows) {
    const rows = flowRows(flow, margins[flow])
    for (const stretch of stretches) {
      const { from, to } = stretchMonths[stretch]
      const within = rows.filter(({ month }) => month >= from && month <= to)
      for (const dimension of ['partner', 'place'] as const) {
        const sums = new Map<string, number>()
        for (const row of within) sums.set(row[dimension], (sums.get(row[dimension]) ?? 0) + row.value)
        const expected = [...margins[flow][dimension]].map(
          ([code, amounts]) => [code, amounts[stretch]] as const,
        )
        expect(sums).toEqual(new Map(expected.filter(([, amount]) => amount > 0)))
      }
      expect(within.reduce((sum, { pieces }) => sum + pieces, 0)).toBe(margins[flow].pieces[stretch])
      expect(total(margins[flow].place, stretch)).toBe(total(margins[flow].partner, stretch))
    }
  }
})

test.each(flows.flatMap((flow) => (['partner', 'place'] as const).map((dimension) => ({ flow, dimension }))))(
  'the largest of $flow by $dimension are the printed ten, in the printed order',
  ({ flow, dimension }) => {
    const amounts = findMargins()[flow][dimension]
    for (const window of windows) {
      const sizeOf = (code: string): number =>
        stretchesOf[window].now.reduce((sum, stretch) => sum + (amounts.get(code)?.[stretch] ?? 0), 0)
      const ranked = [...amounts.keys()]
        .filter((code) => code !== china)
        .sort((a, b) => sizeOf(b) - sizeOf(a))
      const printed = tableOf(flow, dimension, window).top10.map(({ name }) => codeOf(dimension, name))
      expect(ranked.slice(0, 10)).toEqual(printed)
    }
  },
)

test('the product file overrides the decimals of the fifteen small cells', () => {
  const product = readYaml(read('products/lithium-ion.yaml').toString(), 'lithium-ion.yaml', productSchema)
  const ids = Object.keys(product.overrides['2023-12'] ?? {})
  expect(ids).toHaveLength(15)
  expect(ids.filter((id) => parseFigureId(id) === null)).toEqual([])
})
