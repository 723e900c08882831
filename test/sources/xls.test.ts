import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it, vi } from 'vitest'
import { isBulletin, readBulletin } from '../../src/sources/bulletin/bulletin.ts'
import { xlsRows } from '../../src/sources/formats/xls-rows.ts'
import { looksLikeHeading } from '../../src/sources/gacc/layout/columns.ts'
import { recogniseSource } from '../../src/sources/sources.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { sampleOf } from '../review/support/mutants.ts'
import { errorOf, fileOf, readAll } from './reading.ts'

/** Workbooks of Excel 97 as LibreOffice writes them. */
const bytesOf = (name: string) => readFileSync(fileURLToPath(new URL(`xls/${name}.xls`, import.meta.url)))
const [bulletin, query] = [bytesOf('bulletin'), bytesOf('query')]

describe('an old workbook (.xls)', () => {
  it('with a table of the bulletin is read like any other', async () => {
    const file = fileOf('a.xls', bulletin)
    expect(await isBulletin(file)).toBe(true)
    const { lines, ...title } = await readBulletin(file)
    expect(title).toEqual({
      ...{ table: 'goods', flow: 'export', currency: 'USD', month: 202312, moneyFactor: 1000n },
    })
    expect(lines).toMatchObject([
      { line: 5, name: '农产品', unit: null, ytd: { quantity: null, value: '98926143' } },
      { line: 6, name: '锂离子蓄电池', unit: '万个', ytd: { quantity: '362143', value: '65005145' } },
      { line: 7, name: '成品油', unit: '万吨', ytd: { quantity: '6268.8', value: '44000000' } },
    ])
  })

  it('with rows of the online query is too', async () => {
    expect(recogniseSource(query, 'a.xls')?.id).toBe('gacc')
    expect(await isBulletin(fileOf('a.xls', query))).toBe(false)
    const { observations } = await readAll(fileOf('a.xls', query))
    expect(observations).toMatchObject([
      {
        line: 2,
        month: 202301,
        commodity: '85076000',
        partner: '303',
        quantity: 1200n,
        value: 5_917_063_944n,
      },
      {
        line: 3,
        month: 202302,
        commodity: '85076000',
        partner: '502',
        quantity: 1300n,
        value: 5_917_063_945n,
      },
    ])
  })

  it.each(['biff8', 'biff5'] as const)(
    'of so few cells that its stream is a short one, as %s',
    async (bookType) => {
      const book = utils.book_new(
        utils.aoa_to_sheet([
          ['数据年月', '商品编码', '美元'],
          ['202301', '85076000', '5'],
        ]),
      )
      const file = fileOf('a.xls', write(book, { type: 'buffer', bookType }))
      if (bookType === 'biff8') expect((await readAll(file)).observations).toMatchObject([{ value: 5n }])
      else expect((await errorOf(file)).words.en).toContain('damaged') // its Chinese is in a code page
    },
  )

  it('cut off is refused with what to do', async () => {
    const error = await errorOf(fileOf('a.xls', query.subarray(0, 3000)))
    expect(error.words.en).toContain('damaged')
    expect(error.hint?.en).toContain('.xlsx')
  })

  it('with bytes changed at random is read or refused, and nothing else', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {}) // the reader of cells tells of odd records there
    const places = sampleOf([...query.keys()], 300)
    for (const [index, position] of places.entries()) {
      const changed = Buffer.from(query)
      changed[position] = (changed[position] ?? 0) ^ (1 << (index % 8))
      changed[(position * 7) % changed.length] = 0xff
      const outcome = await xlsRows(fileOf('a.xls', changed), looksLikeHeading).catch(
        (error: unknown) => error,
      )
      expect(Array.isArray(outcome) || outcome instanceof UserError).toBe(true)
    }
  })
})
