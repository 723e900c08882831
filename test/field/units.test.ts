import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { markdown } from '../../src/press/markdown.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { languages } from '../../src/trade/language.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month, table } from '../support/briefs.ts'
import { misprintedAmounts } from '../support/printed-units.ts'
import { recomputePercents } from '../support/recomputed.ts'
import { isThere, load, portal, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

const lines: string[] = []
afterAll(() => {
  if (lines.length > 0) console.info(`\n${lines.join('\n')}\n`)
})

const months = (year: number, last = 12) =>
  Array.from({ length: last }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)

const file = (zh: string, en: string, code: string, rest: string) =>
  `name: {zh: ${zh}, en: ${en}}\nclasses: [{name: {zh: ${zh}, en: ${en}}, codes: {HS2022: ${code}}}]\n${rest}`

const fieldProducts = [
  {
    id: 'seats',
    files: ['出口_39222000_2022_美元.csv', '出口_39222000_2023_美元.csv'],
    flow: 'export',
    periods: [...months(2023), '2023-Q2', '2023-H1', '2023'],
    text: file('塑料马桶座圈', 'plastic lavatory seats', '["39222000"]', 'flows: [export]\n'),
  },
  {
    id: 'bathtubs',
    files: ['出口_73242100_2022_美元.csv', '出口_73242100_2023_美元.csv'],
    flow: 'export',
    periods: [...months(2023), '2023-Q2', '2023-H1', '2023'],
    text: file('铸铁浴缸', 'cast-iron bathtubs', '["73242100"]', 'flows: [export]\n'),
  },
  {
    id: 'soybeans',
    files: ['soybean-2024in.csv', 'soybean-2025in.csv'],
    flow: 'import',
    periods: months(2025, 10),
    text: file(
      '大豆',
      'soybeans',
      '["12011000", "12019019"]',
      'flows: [import]\ncurrency: CNY\nsections: [overview, partners]\n',
    ),
  },
] as const

const sampleProducts = {
  'lithium-ion': { year: 2023, products: ['lithium-ion', 'united-states'] },
  photovoltaics: {
    year: 2022,
    products: ['cells-and-modules', 'jiangsu', 'netherlands', 'photovoltaics', 'side-by-side', 'wafers'],
  },
} as const

/** The digits before the point of the first amount of the first table: the main figure. */
function mainDigits(document: Document): { caption: string; text: string; digits: number } {
  const { rows, caption } = table(document, 'overview')
  const [first] = rows.flatMap((row) =>
    row.kind === 'data' ? row.cells.filter(({ kind }) => kind === 'figure') : [],
  )
  const text = first && first.kind === 'figure' ? first.text : ''
  return {
    caption: /[（(][^（(]*$/.exec(caption)?.[0] ?? '',
    text,
    digits: (text.split('.')[0] ?? '').replace(/\D/g, '').length,
  }
}

/** The units of the months of a year, which are the same, by product and language. */
const unitsOfYear = new Map<string, string>()

/** What the audit finds in a Chinese brief, and what of it that it cannot read beside tables of analysis. */
async function auditBrief(
  document: Document,
): Promise<{ findings: unknown[]; unread: unknown[]; tables: number }> {
  const { findings, unread, tables } = audit(
    readMarkdown(new TextDecoder().decode(await markdown.print(document))),
  )
  return { findings: [...findings], unread: unread.filter(({ what }) => what !== 'caption'), tables }
}

/** One line of the acceptance table for each language of a brief, held to the rules. */
async function examine(name: string, period: string, document: Document): Promise<void> {
  const { caption, text, digits } = mainDigits(document)
  const { shares, growths, faults, alone } = recomputePercents(document)
  lines.push(
    `${name.padEnd(18)} ${period.padEnd(8)} ${document.language} ${caption.padEnd(28)} ${text.padStart(9)} ${digits} digits, ${shares} shares and ${growths} growths recomputed, ${faults.length} do not follow (${alone} growths have one amount)`,
    ...faults.map((fault) => `    ${fault}`),
  )
  expect.soft([name, period, faults]).toEqual([name, period, []])
  expect.soft([name, period, misprintedAmounts(document)]).toEqual([name, period, []])
  if (document.language === 'zh' && /^\d{4}-\d{2}$/.test(period)) {
    const { findings, unread, tables } = await auditBrief(document)
    expect.soft([name, period, findings, unread]).toEqual([name, period, [], []])
    expect.soft([name, period, tables > 0]).toEqual([name, period, true])
  }
  // A month without trade, or of some dollars, has no unit to choose. Chinese has one digit between 1 and 10 亿, with
  // three decimals: 6.042亿美元. A month has the unit of its year, in which it may have one digit, five, or half a unit.
  const isShort = /^\d\.\d{1,3}$/.test(text)
  const isMonth = /^\d{4}-\d{2}$/.test(period)
  if (/[1-9]/.test(text))
    expect
      .soft([name, period, text, isShort || (digits >= 2 && digits <= (isMonth ? 5 : 4))])
      .toEqual([name, period, text, true])
  if (isMonth && /[1-9]/.test(text)) {
    const key = `${name} ${document.language}`
    expect.soft([key, period, caption]).toEqual([key, period, unitsOfYear.get(key) ?? caption])
    unitsOfYear.set(key, caption)
  }
}

describe.skipIf(!isThere(portal))('units of briefs of real files', () => {
  it.each(fieldProducts)(
    '$id: in every month',
    async ({ id, files, flow, periods, text }) => {
      const workspace = await workspaceWith({ [`${id}.yaml`]: text })
      await load(
        workspace,
        files.map((name) => join(portal, name)),
        { scope: 'whole', flow },
      )
      await withLedger(workspace, async (ledger) => {
        const product = await readProduct(workspace, id)
        for (const period of periods) {
          const edition = editionOf(period)
          const briefs = await makeBriefs(
            workspace,
            ledger,
            { ...product, ...edition.of },
            month(edition.last),
            languages,
          )
          for (const { document } of briefs) await examine(id, period, document)
        }
      })
    },
    300_000,
  )
})

describe('units of briefs of the samples', () => {
  it.each(Object.entries(sampleProducts))(
    '%s: in every month, without stated units',
    async (name, { year, products }) => {
      const folder = join(repository, 'samples', name)
      const texts = await Promise.all(
        products.map(
          async (id) =>
            [`${id}.yaml`, await readFile(join(folder, 'products', `${id}.yaml`), 'utf8')] as const,
        ),
      )
      const unstated = texts.map(([id, text]) => [
        id,
        text.replace(/^(value|quantityScale|overrides):.*\n(?: .*\n)*/gm, ''),
      ])
      const workspace = await workspaceWith(Object.fromEntries(unstated))
      await load(workspace, await filesToLoad([join(folder, 'files')]))
      await withLedger(workspace, async (ledger) => {
        for (const id of products) {
          const product = await readProduct(workspace, id)
          for (const period of months(year)) {
            const briefs = await makeBriefs(workspace, ledger, product, month(period), languages)
            for (const { document } of briefs) await examine(id, period, document)
          }
        }
      })
    },
    300_000,
  )
})

/** An edition as products have it, with its last month. */
function editionOf(period: string): { readonly of: object; readonly last: string } {
  const [year, part = ''] = period.split('-')
  if (part === '') return { of: { edition: 'year' }, last: `${year}-12` }
  const number = Number(part.slice(1))
  const last = (months: number) => `${year}-${String(number * months).padStart(2, '0')}`
  if (part.startsWith('Q')) return { of: { edition: 'quarter' }, last: last(3) }
  return part.startsWith('H') ? { of: { edition: 'half' }, last: last(6) } : { of: {}, last: period }
}
