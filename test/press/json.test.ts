import { describe, expect, it } from 'vitest'
import type { Block, Document } from '../../src/brief/document.ts'
import { json } from '../../src/press/json.ts'
import { readStoredBrief } from '../../src/press/stored-brief/stored-brief.ts'
import type { FigureId } from '../../src/trade/figure.ts'
import { brief } from '../support/documents.ts'

const print = async (document: Document) => new TextDecoder().decode(await json.print(document))

describe('a brief as data', () => {
  it('says which shape it has, and loses nothing', async () => {
    const document = brief('zh')
    const text = await print(document)
    const { figures, ...rest } = document
    expect(JSON.parse(text)).toEqual({
      schema: 'tradebrief.brief/1',
      ...rest,
      figures: [...figures.values()].map((figure) =>
        figure.derivation.operation === 'sum'
          ? {
              ...figure,
              derivation: {
                operation: 'sum',
                cells: {
                  ...figure.derivation.cells,
                  months: {
                    from: figure.id.includes('.ytd.') ? '2023-01' : '2023-12',
                    to: '2023-12',
                  },
                },
              },
            }
          : figure,
      ),
    })
    expect(Object.keys(JSON.parse(text))).toEqual([
      'schema',
      'language',
      'title',
      'subtitle',
      'about',
      'figures',
      'blocks',
      'footnotes',
    ])
    expect(text).toMatch(/^\{\n {2}"schema": "tradebrief.brief\/1",\n/)
    expect(text.endsWith('\n}\n')).toBe(true)
  })

  it('does not depend on the order in which keys were set', async () => {
    const document = brief('en')
    expect(await print(backwards(document))).toBe(await print(document))
  })

  it('keeps the scale of a cell and of a point, which can be another than that of the figure', async () => {
    // As earlier versions wrote it, there is none.
    for (const blocks of [blocksOf('10000'), blocksOf()]) {
      const text = await print({ ...brief('zh'), blocks })
      expect(JSON.parse(text).blocks).toEqual(blocks)
      expect(readStoredBrief(text, 'a.json').blocks).toEqual(blocks)
    }
  })

  it('writes a figure with nothing to show as null, with the reason', async () => {
    const document = brief('zh')
    const [first] = document.figures.values()
    if (!first) throw new Error('the brief has no figures')
    const figures = new Map([
      [first.id, { ...first, value: null, exact: null, text: '-', marker: 'noBase' as const }],
    ])
    expect(JSON.parse(await print({ ...document, figures })).figures[0]).toMatchObject({
      value: null,
      exact: null,
      text: '-',
      marker: 'noBase',
    })
  })
})

/** A table and a chart of one figure, in 万 or in a scale that is not stated. */
function blocksOf(scale?: string): Block[] {
  const shown = { text: '3.0', marker: null, ...(scale !== undefined && { scale }) }
  const id = 'export.month.value' as FigureId
  const common = { id: 'months', number: 1, caption: '图1', notes: [] }
  const category = { label: '2023年12月', tick: '12月', group: null }
  return [
    {
      ...{ kind: 'table', ...common, header: [{ label: '', holds: 'figure' }] },
      rows: [{ kind: 'data', cells: [{ kind: 'figure', id, ...shown }] }],
    },
    {
      ...{ kind: 'chart', ...common, form: 'line', unit: '万美元', heading: '月份', alternative: '' },
      ...{ categories: [category], series: [{ name: '出口', points: [{ id, amount: '3', ...shown }] }] },
    },
  ]
}

/** The same value with the keys of every object in the opposite order. */
function backwards<T>(value: T): T
function backwards(value: unknown): unknown {
  if (value instanceof Map) return new Map([...value].map(([key, entry]) => [key, backwards(entry)]))
  if (Array.isArray(value)) return value.map(backwards)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, backwards(entry)]),
  )
}
