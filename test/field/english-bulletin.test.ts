import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isBulletin, readBulletin } from '../../src/sources/bulletin/bulletin.ts'
import { field, isThere } from '../support/workspaces.ts'

const folder = join(field, 'bulletin')
const name = 'en_bulletin_13_2026-07_excerpt.html'

/** The numbers of a page by its markup alone: the texts of the cells of each row. */
function rowsOf(page: string): string[][] {
  return [...page.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) =>
      cell
        .replaceAll(/<[^>]+>/g, '')
        .replaceAll('&nbsp;', ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ),
  )
}

describe.skipIf(!isThere(folder))('the English table of July 2026', () => {
  it('is read completely', async () => {
    const text = await readFile(join(folder, name), 'utf8')
    const file = {
      name,
      async *bytes() {
        yield new TextEncoder().encode(text)
      },
    }
    expect(await isBulletin(file)).toBe(true)
    const { lines, ...rest } = await readBulletin(file)
    expect(rest).toMatchObject({
      table: 'goods',
      flow: 'export',
      currency: 'USD',
      month: 202607,
      moneyFactor: 1_000n,
    })
    const plain = (number: string | null | undefined) => number ?? '-'
    const printed = rowsOf(text)
      .filter((row) => row.length === 8)
      .map(([goods = '', unit, ...numbers]) => [
        goods.replaceAll('*', ''),
        unit,
        ...numbers.map((number) => number.replaceAll(',', '')),
      ])
    expect(
      lines.map(({ name: goods, unit, month, ytd, change }) => [
        goods,
        plain(unit),
        ...[month, ytd, change].flatMap((pair) => [plain(pair?.quantity), plain(pair?.value)]),
      ]),
    ).toEqual(printed)
    expect(lines.length).toBeGreaterThan(0)
  })
})
