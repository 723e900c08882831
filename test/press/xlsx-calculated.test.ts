import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { xlsx } from '../../src/press/xlsx/xlsx.ts'
import type { FigureId } from '../../src/trade/figure.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'
import { hardBrief, usualBrief } from '../support/computed-briefs.ts'
import { brief } from '../support/documents.ts'
import { office, openedWorkbooks } from '../support/office.ts'
import { exactOf, figuresOf, recomputed, shownFigures, withoutResults } from '../support/recalculated.ts'
import { sampleBriefs } from '../support/sample-brief.ts'
import { readWorkbook, shownRows } from '../support/workbook.ts'

if (!office) console.warn('LibreOffice is not here: formulas of workbooks are not calculated in these tests')

/** The sample with every section that its files serve, in both languages. */
const extended = await sampleBriefs(['zh', 'en'], (product) => {
  product.sections = ['summary', 'extended', 'classes']
})

type Changes = ReadonlyMap<FigureId, Fraction>

describe.skipIf(!office)('a workbook calculated by LibreOffice', () => {
  const unchanged = [
    ...[usualBrief, hardBrief].flatMap((subject) => [subject('zh'), subject('en')]),
    ...extended,
    brief('zh'), // whose own sums do not always give what it prints
  ]
  const named = ['usual zh', 'usual en', 'hard zh', 'hard en', 'extended zh', 'extended en', 'published zh']

  const usual = usualBrief('zh')
  const item = (id: FigureId, value: (base: Fraction) => Fraction): readonly [string, Document, Changes] => {
    const base = usual.figures.get(`${id}.base`)
    return [id, usual, new Map([[id, value((base && exactOf(base)) ?? Fraction.zero)]])]
  }
  const changes = [
    item('export.month.value', (base) => base), // no change
    item('export.month.value', () => Fraction.of(123_456_789_012n)),
    item('export.month.value.base', () => Fraction.zero), // nothing to compare with
    item('import.month.value', () => Fraction.of(987_654_321_987n)), // net imports
    item('import.ytd.value.denominator', () => Fraction.zero), // nothing to take shares of
    item('export.partner.USA.month.value', () => Fraction.of(1n)),
    ...extended.map(
      (document) => [`many inputs, ${document.language}`, document, everySeventh(document)] as const,
    ),
  ]

  let sheets: Map<string, string[][]>[] = []
  beforeAll(async () => {
    const plain = unchanged.map((document) => [document, new Map()] as const)
    const changed = changes.map(([, document, values]) => [document, values] as const)
    sheets = openedWorkbooks(
      await Promise.all(
        [...plain, ...changed].map(async ([document, values]) =>
          withoutResults(await xlsx.print(document), document, values),
        ),
      ),
    )
  }, 120_000)

  it.each(named.map((name, index) => [name, index] as const))(
    'gives every figure and table of the %s brief as printed',
    (_, index) => {
      const [document = usual, shown = new Map<string, string[][]>()] = [unchanged[index], sheets[index]]
      expect(shownFigures(shown, document)).toEqual(figuresOf(document).map(({ id, text }) => [id, text]))
      for (const table of document.blocks.filter((block) => block.kind === 'table')) {
        const rows =
          shown.get(document.language === 'zh' ? `表${table.number}` : `Table ${table.number}`) ?? []
        const cells = table.rows.flatMap((row) =>
          row.kind === 'data' ? [row.cells.map((cell) => (cell.kind === 'empty' ? '' : cell.text))] : [],
        )
        const grouped = table.rows.some(({ kind }) => kind === 'block')
        // Decimal points stand under one another by spaces after the number.
        const printed = rows.slice(1, cells.length + 1).map((row) => row.map((text) => text.trimEnd()))
        expect(printed.map((row) => (grouped ? row.slice(1) : row))).toEqual(cells)
      }
    },
  )

  it.each(changes.map(([name], index) => [name, index] as const))('follows a change of %s', (_, index) => {
    const [, document = usual, values = new Map()] = changes[index] ?? []
    const expected = recomputed(document, values)
    expect(shownFigures(sheets[unchanged.length + index] ?? new Map(), document)).toEqual(expected)
    const moved = expected.filter(([id = '', text]) => document.figures.get(id)?.text !== text)
    expect(moved.length).toBeGreaterThan(values.size === 1 ? 1 : 3 * values.size)
  })
})

/** Other values for every seventh of the figures that are read from customs data. */
function everySeventh(document: Document): Changes {
  const inputs = figuresOf(document).filter(
    ({ derivation, value }) => derivation.operation === 'sum' && value !== null,
  )
  const some = inputs.filter((_, index) => index % 7 === 0)
  return new Map(
    some.map((figure) => [figure.id, (exactOf(figure) ?? Fraction.zero).plus(Fraction.of(87_654_321n))]),
  )
}

describe.each(extended)('the data sheet of an extended $language workbook', (document) => {
  it('says of each figure whether it can be changed, follows, or does neither', async () => {
    const name = document.language === 'zh' ? '数据' : 'Data'
    const sheet = readWorkbook(await xlsx.print(document)).find(
      (workbookSheet) => workbookSheet.name === name,
    )
    const kinds = new Map((sheet ? shownRows(sheet) : []).slice(1).map((row) => [row[9], row[5]]))
    const words = document.language === 'zh' ? ['输入值', '公式', '固定值'] : ['input', 'formula', 'fixed']
    const counts = [0, 0, 0]
    figuresOf(document).forEach(({ id, derivation: { operation } }, index) => {
      const formula = sheet?.cells.get(`B${index + 2}`)?.formula ?? null
      const kind = operation === 'sum' ? 0 : operation === 'cells' ? 2 : 1
      expect([id, kinds.get(id), formula !== null]).toEqual([id, words[kind], kind === 1])
      counts[kind] = (counts[kind] ?? 0) + 1
    })
    expect(Math.min(...counts)).toBeGreaterThan(50)
  })
})
