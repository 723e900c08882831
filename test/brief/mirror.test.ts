import { expect, it } from 'vitest'
import { asOtherReporter } from '../../src/brief/product/as-other-reporter.ts'
import { createFigureNames } from '../../src/press/figure-names/figure-names.ts'
import { briefOf, productOf, rowTexts, type Side, sumsOf, type Traded, table } from '../support/briefs.ts'

const [china, brazil] = ['142', '410']
const reported = { reporter: 'BRA', source: 'comexstat', flows: ['import'] } as const

/** What is stated of all months; last month's imports may be others. */
const traded = (now: Side, lastMonth: Side): Traded => ({
  ...{ 'month.current': now, 'month.base': now, 'ytd.current': now, 'ytd.base': now },
  'month-1.current': lastMonth,
})

it('counts the own quantities in the unit of the other side also in a month without its imports', () => {
  const product = productOf({
    quantityScale: 'auto',
    flows: ['export'],
    sections: ['mirror'],
    mirror: [{ reporter: 'BRA', source: 'comexstat', flows: ['export'] }],
  })
  const exports: Side = {
    partners: { [brazil]: 9_000_000 },
    quantities: { [brazil]: 40_000 },
    secondQuantities: { [brazil]: 700_000 },
  }
  const imports: Side = {
    partners: { [china]: 9_500_000 },
    quantities: { [china]: 690_000 },
    unit: '千克',
  }
  const other = {
    product: asOtherReporter(product, reported, { HS2022: ['85076000'] }),
    ...sumsOf({ import: traded(imports, {}) }),
    files: [],
  }
  const document = briefOf(
    { export: traded(exports, exports) },
    { product, language: 'en', more: { others: [other] } },
  )
  const listed = rowTexts(table(document, 'mirror.BRA'))
  expect(listed.map((cells) => [cells[0], ...cells.slice(5)])).toEqual([
    ['May 2023', '700,000', '0', '-100.0'],
    ['June 2023', '700,000', '690,000', '-1.4'],
    ['January to June 2023', '700,000', '690,000', '-1.4'],
  ])
  expect(document.figures.get('BRA.import.partner.CHN.month-1.quantity.mirrorPercent')?.derivation).toEqual({
    operation: 'growth',
    current: 'BRA.import.partner.CHN.month-1.quantity',
    base: 'export.partner.BRA.month-1.quantity2',
  })
  // A row of both sides begins with its month, which is the name of neither.
  const nameFigure = createFigureNames(document)
  expect(nameFigure('export.partner.BRA.month.value')).toContain('Brazil')
  expect(nameFigure('BRA.import.partner.CHN.month.value')).not.toContain('2023')
})
