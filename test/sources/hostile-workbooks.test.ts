import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { findStream } from '../../src/sources/formats/xls/compound-file.ts'
import { xlsSheets } from '../../src/sources/formats/xls-rows.ts'
import { hostileWorkbooks } from '../support/hostile-workbooks.ts'
import { errorOf, fileOf } from './reading.ts'

describe('a workbook made to stop its reader is refused at once, with what is wrong', () => {
  it.each(hostileWorkbooks)('$name', async ({ bytes, says }) => {
    const content = bytes()
    const begun = performance.now()
    const before = process.memoryUsage().rss
    const error = await errorOf(fileOf('book.xlsx', content))
    expect(error.words.en).toMatch(says)
    expect(error.where?.file).toBe('book.xlsx')
    expect(error.hint?.zh).toBeTruthy()
    expect(performance.now() - begun).toBeLessThan(50_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  })

  it('says the cell', async () => {
    const found = await Promise.all(
      [0, 1, 4, 6].map(
        async (index) =>
          (await errorOf(fileOf('a.xlsx', hostileWorkbooks[index]?.bytes() ?? new Uint8Array()))).where
            ?.found,
      ),
    )
    expect(found).toEqual(['99999999999', 'XFE7', 'S1!XFD308', 'S1!A1956'])
  })
})

describe('an old workbook made to stop its reader', () => {
  const sheet = utils.aoa_to_sheet([
    ['数据年月', '商品编码', '美元'],
    ['202301', '85076000', 5],
  ])
  const book = utils.book_new(sheet, 'S1')
  const valid = Buffer.from(write(book, { type: 'buffer', bookType: 'biff8', bookSST: true }))
  const stream = Buffer.from(findStream(valid, 'Workbook') ?? [])

  /** The workbook with a record changed in place, found by its type. */
  function changed(type: number, change: (data: Buffer) => void): Uint8Array {
    const copy = Buffer.from(valid)
    const from = copy.indexOf(stream.subarray(0, 64))
    for (let index = from; ; index += 4 + copy.readUInt16LE(index + 2)) {
      if (copy.readUInt16LE(index) !== type) continue
      change(copy.subarray(index + 4, index + 4 + copy.readUInt16LE(index + 2)))
      return copy
    }
  }
  const refusal = (bytes: Uint8Array) =>
    xlsSheets(fileOf('a.xls', bytes)).then(
      () => null,
      (error: { words: { en: string }; where?: { found?: string } }) => error,
    )

  it('is read where nothing is wrong with it', async () => {
    expect(await xlsSheets(fileOf('a.xls', valid))).toHaveLength(1)
  })

  it('with a cell in a column that does not exist', async () => {
    const error = await refusal(changed(0x00fd, (data) => data.writeUInt16LE(40_000, 2)))
    expect(error).toMatchObject({
      words: { en: expect.stringContaining('"S1" has a cell address that does not exist') },
      where: { found: expect.stringMatching(/^S1!\w+1$/) },
    })
  })

  it('with four thousand million texts', async () => {
    const error = await refusal(changed(0x00fc, (data) => data.writeUInt32LE(0xffffffff, 4)))
    expect(error?.words.en).toContain('damaged')
  })

  it('with a cell that refers to a text that is not there', async () => {
    const error = await refusal(changed(0x00fd, (data) => data.writeUInt32LE(70_000, 6)))
    expect(error).toMatchObject({
      words: { en: expect.stringContaining('damaged') },
      where: { found: 'S1!A1' },
    })
  })

  it('that is another kind of file inside', async () => {
    const copy = Buffer.from(valid)
    copy.write('PK\x03\x04', copy.indexOf(stream.subarray(0, 64)), 'latin1')
    expect((await refusal(copy))?.words.en).toContain('damaged')
  })

  it('whose table of sectors lists one sector a million times', async () => {
    // Each sector of the list of the table's sectors names the table 127 times.
    const lists = 8_000
    const copy = Buffer.concat([valid, Buffer.alloc(lists * 512)])
    const first = Math.ceil(valid.length / 512) - 1
    copy.writeUInt32LE(first, 68)
    for (let list = 0; list < lists; list++) {
      const position = (first + 1 + list) * 512
      for (let entry = 0; entry < 127; entry++) copy.writeUInt32LE(0, position + entry * 4)
      copy.writeUInt32LE(list + 1 < lists ? first + list + 1 : 0xfffffffe, position + 508)
    }
    const begun = performance.now()
    expect((await refusal(copy))?.words.en).toContain('damaged')
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
