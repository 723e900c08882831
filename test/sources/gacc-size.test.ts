import { describe, expect, test } from 'vitest'
import type { SourceFile } from '../../src/sources/source-file.ts'
import { sources } from '../../src/sources/sources.ts'
import { errorOf, now, readAll, textFile } from './reading.ts'

const heading = '数据年月,贸易伙伴编码,美元\n'

describe('the portal cuts off at 10,000 rows', () => {
  test.each([
    [9_999, false],
    [10_000, true],
    [10_001, false],
  ])('%i rows: %s', async (rows, truncated) => {
    const { report } = await readAll(textFile(heading + '202301,502,1\n'.repeat(rows)))
    expect(report.rows).toBe(rows)
    expect(report.truncated).toBe(truncated)
    expect(report.findings).toEqual(
      truncated
        ? [
            {
              kind: 'truncated',
              severity: 'warning',
              count: 10_000,
              where: { file: 'test.csv', line: 10_001 },
            },
          ]
        : [],
    )
  })

  const row = '202301,502,1\n'
  const joinedFrom = (...downloads: number[]) =>
    textFile(downloads.map((rows) => heading + row.repeat(rows)).join(''))

  test.each([
    [[10_000, 1], 10_001],
    [[1, 10_000], 10_003],
  ])('a file joined from downloads of %j rows is refused', async (downloads, line) => {
    const error = await errorOf(joinedFrom(...downloads))
    expect(error.message).toContain('has exactly 10,000 rows')
    expect(error.where).toEqual({ file: 'test.csv', line })
  })

  test('a file joined from downloads that are shorter is whole, however many rows it has', async () => {
    const { report } = await readAll(joinedFrom(6_000, 4_000))
    expect(report).toMatchObject({ rows: 10_000, truncated: false, findings: [] })
  })

  test('blank lines are no rows', async () => {
    const { report } = await readAll(textFile(`${heading}${'202301,502,1\n'.repeat(10_000)}\n,,\n`))
    expect(report.truncated).toBe(true)
  })
})

/** A file that is generated while it is read, and counts how much of it was asked for. */
function endless(head: string, piece: string, pieces: number): SourceFile & { readonly asked: () => number } {
  let asked = 0
  return {
    name: 'large.csv',
    asked: () => asked,
    async *bytes() {
      yield Buffer.from(head)
      const bytes = Buffer.from(piece)
      for (let index = 0; index < pieces; index++) {
        asked += bytes.length
        yield bytes
      }
    },
  }
}

describe('a file of 200 MB that is broken', () => {
  const piece = 'x'.repeat(64 * 1024)
  const megabyte = 1024 * 1024

  test.each([
    ['one line', `${heading}202301,502,1\n202301,`, 3],
    ['one line in quotes', `${heading}202301,502,1\n202301,"`, 3],
    ['a heading without end', '', 1],
  ])('%s stops early and names the line', async (_, head, line) => {
    const file = endless(head, piece, 3200)
    expect((await errorOf(file)).where).toMatchObject({ file: 'large.csv', line })
    expect(file.asked()).toBeLessThan(2 * megabyte)
  })

  test('a quote that swallows line after line stops early and names where it opened', async () => {
    const file = endless(`${heading}202301,502,1\n202301,"502,1\n`, '202301,502,1\n'.repeat(5000), 3200)
    expect((await errorOf(file)).where).toMatchObject({ line: 3 })
    expect(file.asked()).toBeLessThan(2 * megabyte)
  })

  test('a damaged byte far behind is found in its line', async () => {
    const rows = 20_000
    const bytes = Buffer.from(`${heading}${'202301,502,1\r\n'.repeat(rows)}202301,502,`)
    const file: SourceFile = {
      name: 'late.csv',
      async *bytes() {
        yield bytes
        yield Uint8Array.of(0xff, 0x31, 0x0a)
      },
    }
    expect((await errorOf(file)).where).toEqual({ file: 'late.csv', line: rows + 2 })
  })
})

test('rows come in batches while the file is still being read', async () => {
  const file = endless(heading, '202301,502,1\n'.repeat(5000), 100)
  const reading = await sources[0]?.read(file, { now })
  const sizes: number[] = []
  for await (const batch of reading?.batches ?? []) {
    sizes.push(batch.length)
    if (sizes.length === 1) expect(file.asked()).toBeLessThan(1024 * 1024)
  }
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(500_000)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(10_000)
})
