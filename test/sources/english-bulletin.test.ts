import { describe, expect, it } from 'vitest'
import { quantityFactor } from '../../src/codes/units/units.ts'
import { compareTables } from '../../src/review/checks/bulletin-changes.ts'
import { findLines, isBulletin, readBulletin } from '../../src/sources/bulletin/bulletin.ts'
import type { SourceFile } from '../../src/sources/source-file.ts'

const file = (content: string, name = 'page.html'): SourceFile => ({
  name,
  async *bytes() {
    yield new TextEncoder().encode(content)
  },
})

const cell = (text: string): string => `<td align="right" class="style1">\n<span><b>${text}</b></span>\n</td>`
const row = (...texts: readonly string[]): string => `<tr>\n${texts.map(cell).join('\n')}\n</tr>`

interface Page {
  readonly title?: string
  readonly unit?: string
  readonly heading?: string
  readonly lines: readonly (readonly string[])[]
}

const groups = (month: string): string =>
  `<tr><td rowspan="2"><b>Commodity</b></td><td rowspan="2"><b>Quantity<br />
Unit</b></td><td colspan="2"><b>${month}</b></td><td colspan="2"><b>1to7</b></td><td colspan="2"><b>Percentage Change</b></td></tr>
${row('Quantity', 'Value', 'Quantity', 'Value', 'Quantity', 'Value')}`

/** A page of customs' English site, with navigation around its table and a second, smaller table. */
const page = ({
  title = ',1-7.2026',
  unit = 'US$1,000',
  heading = groups('7'),
  lines,
}: Page): string => `<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>（13）Major Export Commodities in Quantity and Value${title}</title>
<script>window.x = '<table><tr><td>no</td></tr></table>'</script></head>
<body><ul><li><a href="/">Home &amp; more</a></li></ul><table><tr><td>menu</td></tr></table>
<div class="atcl-cnt"><table border="0"><tbody>
<tr><td colspan="8" align="center"><b>（13）Major Export Commodities in Quantity and Value${title}</b></td></tr>
<tr><td colspan="8" align="right" style="border:1.0pt solid windowtext;"><b>Unit:${unit}</b></td></tr>
${heading}
${lines.map((texts) => row(...texts)).join('\n')}
<tr><td colspan="8"><b>Note：Please refer to the site for the coverage of each category.</b></td></tr>
</tbody></table></div></body></html>`

const july = page({
  lines: [
    ['Farm products*', '-', '-', '9,100,000', '-', '62,000,000', '-', '9.0'],
    [
      '&nbsp;&nbsp;&nbsp;&nbsp;Meat(including&nbsp;&nbsp;offal)',
      '10000T',
      '14',
      '290,000',
      '81',
      '1,790,000',
      '62.0',
      '31.5',
    ],
    [
      '&nbsp;&nbsp;&nbsp;&nbsp;Integrated circuits',
      '100MN',
      '300',
      '15,000,000',
      '2,100',
      '100,000,000',
      '5.0',
      '-25.0',
    ],
    ['New trio (cars,batteries,and panels) *', '-', '-', '*REF!', '-', '*REF!', '-', '*REF!'],
  ],
})

describe('a page of customs’ English bulletin', () => {
  it('is told by its title and read to its note', async () => {
    expect(await isBulletin(file(july))).toBe(true)
    const { lines, ...rest } = await readBulletin(file(july))
    expect(rest).toEqual({
      ...{ table: 'goods', flow: 'export', currency: 'USD', month: 202607, moneyFactor: 1_000n },
    })
    expect(lines.map(({ name, unit }) => [name, unit])).toEqual([
      ['Farm products', null],
      ['Meat(including offal)', '10000T'],
      ['Integrated circuits', '100MN'],
      ['New trio (cars,batteries,and panels)', null],
    ])
    expect(lines[1]).toMatchObject({
      month: { quantity: '14', value: '290000' },
      ytd: { quantity: '81', value: '1790000' },
      change: { quantity: '62.0', value: '31.5' },
    })
  })

  it('keeps an error value of the spreadsheet behind it apart from numbers', async () => {
    const { lines } = await readBulletin(file(july))
    expect(lines[3]).toMatchObject({ flaw: '*REF!', month: { value: null }, ytd: { value: null } })
    expect(lines.filter(({ flaw }) => flaw !== undefined)).toHaveLength(1)
  })

  it('may begin with an empty column, and count in yuan', async () => {
    const shifted = page({
      unit: 'RMB￥10,000',
      heading: groups('7').replace('<tr><td rowspan="2">', '<tr><td rowspan="2"></td><td rowspan="2">'),
      lines: [['', 'Shoes', '100MP', '3', '400', '20', '2,800', '1.0', '2.0']],
    })
    const { lines, ...rest } = await readBulletin(file(shifted))
    expect(rest).toMatchObject({ currency: 'CNY', moneyFactor: 10_000n })
    expect(lines).toMatchObject([{ name: 'Shoes', unit: '100MP', ytd: { quantity: '20', value: '2800' } }])
  })

  it('of January and February together has no month', async () => {
    const together = page({
      title: ',1-2.2026',
      heading: groups('1 to 2')
        .replace('<td colspan="2"><b>1to7</b></td>', '')
        .replace(
          row('Quantity', 'Value', 'Quantity', 'Value', 'Quantity', 'Value'),
          row('Quantity', 'Value', 'Quantity', 'Value'),
        ),
      lines: [['Shoes', '100MP', '3', '400', '1.0', '2.0']],
    })
    const { month, lines } = await readBulletin(file(together))
    expect(month).toBe(202602)
    expect(lines).toMatchObject([
      { month: { value: null }, ytd: { quantity: '3', value: '400' }, change: { value: '2.0' } },
    ])
  })

  it.each([
    [
      'a table',
      '<!DOCTYPE html><html><body>Major Export Commodities in Quantity and Value,1-7.2026</body></html>',
    ],
    ['a number', page({ lines: [['Shoes', '100MP', 'some', '400', '20', '2,800', '1.0', '2.0']] })],
    [
      'a unit of money',
      page({ unit: 'stones', lines: [['Shoes', '100MP', '3', '4', '5', '6', '1.0', '2.0']] }),
    ],
  ])('without %s is refused', async (_, text) => {
    await expect(
      readBulletin(file(text, '（13）Major Export Commodities in Quantity and Value,1-7.2026.html')),
    ).rejects.toThrow(/bulletin|heading/)
  })

  it('asks for no more columns or rows than a table can have', async () => {
    const hostile = page({ lines: [] }).replace('colspan="8"', 'colspan="99999" rowspan="99999"')
    await expect(readBulletin(file(hostile))).rejects.toThrow()
  })
})

describe('units of the English bulletin', () => {
  it.each([
    ['N', '辆', '1'],
    ['10000N', '台', '10000'],
    ['MN', '个', '1000000'],
    ['100MN', '个', '100000000'],
    ['10000T', '千克', '10000000'],
    ['KG', '千克', '1'],
    ['100MP', '双', '100000000'],
  ])('%s is so many of %s', (printed, unit, factor) => {
    expect(quantityFactor(printed, unit)?.toString()).toBe(factor)
  })

  it('do not compare across kinds', () => {
    expect(quantityFactor('10000T', '个')).toBeNull()
    expect(quantityFactor('10000CR', '个')).toBeNull()
  })
})

describe('the printed changes of a table', () => {
  const yearBefore = (circuits: readonly string[]) =>
    page({
      title: ',1-7.2025',
      lines: [
        ['Farm products*', '-', '-', '8,000,000', '-', '56,880,734', '-', '1.0'],
        ['Meat（including offal）', '10000T', '9', '200,000', '50', '1,361,217', '1.0', '1.0'],
        ['Integrated circuits', ...circuits, '1.0', '1.0'],
      ],
    })

  it('follow from both years, whatever multiple each counts in', async () => {
    const [now, then] = [july, yearBefore(['MN', '20,000', '18,000,000', '200,000', '133,333,333'])]
    const compared = compareTables(await readBulletin(file(now)), await readBulletin(file(then)))
    expect(compared.map(({ name, measure, follows }) => [name, measure, follows])).toEqual([
      ['Farm products', 'value', true],
      ['Meat(including offal)', 'value', true],
      ['Meat(including offal)', 'quantity', true],
      ['Integrated circuits', 'value', true],
      ['Integrated circuits', 'quantity', true],
    ])
  })

  it('do not follow where a hundredfold unit is taken for the same', async () => {
    const then = yearBefore(['100MN', '20,000', '18,000,000', '200,000', '133,333,333'])
    const compared = compareTables(await readBulletin(file(july)), await readBulletin(file(then)))
    expect(compared.filter(({ follows }) => !follows)).toMatchObject([
      { name: 'Integrated circuits', measure: 'quantity', printed: '5.0' },
    ])
  })
})

describe('the line of a product', () => {
  it('is found by any of the names that it had', () => {
    const lines = [{ name: 'Battery electric cars' }, { name: 'Ships' }]
    expect(findLines(lines, ['Electric cars', 'Battery  electric cars'])).toEqual([
      { name: 'Battery electric cars' },
    ])
  })
})
