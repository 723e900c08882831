import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { json } from '../../src/press/json.ts'
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
