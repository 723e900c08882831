import { expect, it } from 'vitest'
import type { ShownFigure } from '../../src/brief/document.ts'
import { getCodeLists } from '../../src/brief/product/product.ts'
import { plainExplanation, plainLoad } from '../../src/desk/http/serialize.ts'
import { explanationData } from '../../src/mcp/brief-data.ts'
import type { Explanation } from '../../src/review/explain/explain.ts'
import { loadOf } from '../review/support/ground.ts'
import { month, productOf } from '../support/briefs.ts'

const figure: ShownFigure = {
  ...{ id: 'export.month.value', value: '10127758', exact: '10127758', text: '1012.8', scale: '10000' },
  ...{ unit: 'USD', marker: null, derivation: { operation: 'plus', of: ['', ''] } },
}

const explanation: Explanation = {
  figure,
  from: [],
  files: [
    {
      ...{ file: 'comtrade.csv', sha256: '', decimals: 3 },
      rows: [
        { line: 2, amount: 10_127_757_599n },
        { line: 3, amount: 401n },
      ],
    },
  ],
}

it('rows behind a figure have whole units where their source has decimals, at the desk and over MCP', () => {
  const codes = getCodeLists(productOf())
  const files = [
    {
      ...{ file: 'comtrade.csv', rowCount: 2, sum: '10127758' },
      rows: [
        { line: 2, amount: '10127757.599' },
        { line: 3, amount: '0.401' },
      ],
    },
  ]
  expect(plainExplanation(explanation, codes)).toMatchObject({ files })
  expect(explanationData(explanation, { codes, month: month('2023-12'), language: 'en' })).toMatchObject({
    files,
  })
})

it('the total of a load has whole units too', () => {
  const scale = { value: 3, quantity: 3 }
  expect(plainLoad(loadOf(1, 'comtrade.csv', { scale, valueTotal: 1500n })).valueTotal).toBe('1.5')
})
