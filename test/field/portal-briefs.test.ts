import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Document, ShownFigure } from '../../src/brief/document.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month } from '../support/briefs.ts'
import { type PortalRecord, parseCsv, readPortalRecords, wholeNumber } from '../support/portal-records.ts'
import { isThere, load, portal, shared, withLedger, workspaceWith } from '../support/workspaces.ts'

/** Every real file of the portal: what it is of, and of which months it gives a brief. */
const products = [
  {
    id: 'bathtubs',
    partners: ['USA', 'GBR', 'DEU'],
    files: ['出口_73242100_2022_美元.csv', '出口_73242100_2023_美元.csv'],
    flow: 'export',
    year: 2023,
    last: 12,
    text: `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["73242100"]}}]
flows: [export]
value: {scale: 万}
`,
  },
  {
    id: 'baths',
    partners: ['USA', 'JPN', 'DEU'],
    files: ['出口_39222000_2022_美元.csv', '出口_39222000_2023_美元.csv'],
    flow: 'export',
    year: 2023,
    last: 12,
    text: `
name: {zh: 塑料马桶座圈, en: plastic lavatory seats}
classes: [{name: {zh: 塑料马桶座圈, en: Plastic lavatory seats}, codes: {HS2022: ["39222000"]}}]
flows: [export]
value: {scale: 万}
`,
  },
  {
    id: 'soybeans',
    partners: [],
    files: ['soybean-2024in.csv', 'soybean-2025in.csv'],
    flow: 'import',
    year: 2025,
    last: 10,
    text: `
name: {zh: 大豆, en: soybeans}
classes: [{name: {zh: 大豆, en: Soybeans}, codes: {HS2022: ["12011000", "12019019"]}}]
flows: [import]
currency: CNY
sections: [overview, partners]
`,
  },
] as const

/** Files that give no brief, with what is said of them: none of them is whole. */
const refused = [
  ['soybean-2024out.csv', 'export', /Jan–Dec 2023/],
  ['2022锂离子蓄电池出口.csv', 'export', /2021/],
  ['all-dimensions-no-month.csv', 'import', /no column of months/],
  ['e210201810.csv', 'export', /2017|filtered/],
  ['i20420186.csv', 'import', /2017|filtered/],
  ['english-header-202601.csv', 'export', /2025/],
  ['english-result-page-201901.csv', 'import', /has no heading/],
] as const

const lines: string[] = []
afterAll(() => {
  if (lines.length > 0) console.info(`\n${lines.join('\n')}\n`)
})

describe.skipIf(!isThere(portal))('briefs of real files', () => {
  it('are of every file that there is', () => {
    const named = [...products.flatMap(({ files }) => files), ...refused.map(([file]) => file)]
    expect(named.sort()).toEqual(readdirSync(portal).sort())
  })

  it.each(products)(
    '$id: every month equals an independent sum of the rows',
    async (product) => {
      const paths = product.files.map((file) => join(portal, file))
      const rows = paths.flatMap(readPortalRecords)
      const workspace = await workspaceWith({ [`${product.id}.yaml`]: product.text })
      const outcomes = await load(workspace, paths, { scope: 'whole', flow: product.flow })
      const warnings = outcomes.flatMap(({ load: { findings } }) =>
        findings.filter(({ severity }) => severity === 'warning'),
      )
      expect(warnings).toEqual([])
      await withLedger(workspace, async (ledger) => {
        const read = await readProduct(workspace, product.id)
        for (let index = 1; index <= product.last; index++) {
          const when = `${product.year}-${String(index).padStart(2, '0')}`
          const [brief, english] = await makeBriefs(workspace, ledger, read, month(when), ['zh', 'en'])
          if (!brief || !english) throw new Error('two briefs were asked for')
          expect(figuresOf(english.document)).toEqual(figuresOf(brief.document))
          const compared = compareWithRows(brief.document, rows, product.flow, product.year, index)
          const { results } = await checkProduct(workspace, ledger, read, month(when))
          const stopping = results.flatMap(({ findings }) =>
            findings.filter(({ severity }) => severity === 'refusal' || severity === 'confirmation'),
          )
          expect(stopping).toEqual([])
          lines.push(`${product.id.padEnd(9)} ${when}  built, ${compared} figures equal the sums of rows`)
        }
      })
    },
    300_000,
  )

  // Soybeans are loaded without places, which these briefs need.
  const withPlaces = products.filter(({ id }) => id !== 'soybeans')
  it.each(withPlaces)('$id: briefs of one partner or one place ask for no confirmation', async (product) => {
    const briefs = [
      ...product.partners.map((partner) => `kind: partner\npartner: ${partner}`),
      ...['CN-GD', 'CN-ZJ'].map((place) => `kind: place\nplace: ${place}`),
    ].map((kind, index) => [
      `brief-${index}.yaml`,
      `${kind}\n${product.text.match(/^name: .*$/m)?.[0]}\nproducts: [${product.id}]\nflows: [${product.flow}]\n`,
    ])
    const workspace = await workspaceWith({
      [`${product.id}.yaml`]: product.text,
      ...Object.fromEntries(briefs),
    })
    const paths = product.files.map((file) => join(portal, file))
    await load(workspace, paths, { scope: 'whole', flow: product.flow })
    await withLedger(workspace, async (ledger) => {
      for (const [file = ''] of briefs) {
        const read = await readProduct(workspace, file.replace('.yaml', ''))
        for (const monthOfYear of ['03', String(product.last)]) {
          const when = month(`${product.year}-${monthOfYear}`)
          const { results } = await checkProduct(workspace, ledger, read, when)
          const stopping = results.flatMap(({ findings }) =>
            findings.filter(({ severity }) => severity === 'refusal' || severity === 'confirmation'),
          )
          expect(stopping, `${file} ${when}`).toEqual([])
        }
      }
    })
  })

  it.each(refused)('%s gives none, for a reason that is said', async (file, flow, reason) => {
    const workspace = await workspaceWith({ 'it.yaml': anyProduct(file) })
    const words = await load(workspace, [join(portal, file)], { flow })
      .then(async () =>
        withLedger(workspace, async (ledger) =>
          makeBriefs(workspace, ledger, await readProduct(workspace, 'it'), month(monthOfFile(file)), ['zh']),
        ),
      )
      .then(
        () => '',
        (error: unknown) => {
          if (error instanceof UserError) return error.explain('en')
          throw error
        },
      )
    expect(words).toMatch(reason)
    lines.push(`${file}: ${words.split('\n').slice(0, 3).join(' ').trim()}`)
  })
})

const monthOfFile = (file: string): string =>
  ({ 'e210201810.csv': '2018-10', 'i20420186.csv': '2018-06', 'english-header-202601.csv': '2026-01' })[
    file
  ] ?? (file.startsWith('soybean') ? '2024-12' : '2022-12')

/** A product of the codes of a file, in its currency. */
function anyProduct(file: string): string {
  const [heading = [], ...rows] = parseCsv(
    new TextDecoder('gb18030').decode(readFileSync(join(portal, file))),
  )
  const index = heading.findIndex((name) => name === '商品编码' || name === 'Commodity code')
  const codes = index < 0 ? ['85423190'] : [...new Set(rows.map((fields) => fields[index] ?? ''))]
  const listed = codes.filter((code) => /^\d{8}$/.test(code)).map((code) => `"${code}"`)
  const currency = heading.includes('人民币') ? 'CNY' : 'USD'
  return `
name: {zh: 货物, en: goods}
classes: [{name: {zh: 货物, en: Goods}, codes: {HS2022: [${listed.join(', ')}]}}]
flows: [${/in\.csv$|^i\d|all-|result/.test(file) ? 'import' : 'export'}]
currency: ${currency}
`
}

const figuresOf = ({ figures }: Document) =>
  [...figures.values()].map(({ id, exact, marker }) => [id, exact, marker])

/** The customs codes of a partner under its id, and of groups, by the lists beside the repository. */
const list = (name: string): PortalRecord[] => {
  const [heading = [], ...rows] = parseCsv(readFileSync(join(shared, 'codes', name), 'utf8'))
  return rows.map((fields) =>
    Object.fromEntries(heading.map((column, index) => [column, fields[index] ?? ''])),
  )
}

/** Holds totals, quantities, partners, places and groups of a brief against sums of the rows. */
function compareWithRows(
  { figures }: Document,
  rows: readonly PortalRecord[],
  flow: string,
  year: number,
  last: number,
): number {
  const partnerCodes = new Map<string, string[]>()
  for (const { code = '', iso_alpha3: iso = '', kind = '' } of list('partners.csv')) {
    const id = iso !== '' && kind !== 'territory' && kind !== 'historic' ? iso : `X${code}`
    partnerCodes.set(id, [...(partnerCodes.get(id) ?? []), code])
    if (iso !== '' && !partnerCodes.has(iso)) partnerCodes.set(iso, [code])
  }
  for (const { iso_alpha3: iso = '', new_code: code = '' } of list('partner_changes.csv'))
    partnerCodes.set(iso, [...(partnerCodes.get(iso) ?? []), code])
  const placeCodes = new Map(list('places.csv').map(({ iso_3166_2: iso = '', code = '' }) => [iso, [code]]))
  const groupCodes = (group: string) =>
    list('country_groups.csv').flatMap(({ group: item, partner_code: code = '', valid_from: from = '' }) =>
      item === group && from < '2024' ? [code] : [],
    )
  const groups: Readonly<Record<string, string[]>> = {
    ASEAN: groupCodes('ASEAN'),
    EU: groupCodes('EU27_2020'),
  }
  const windows = new Map(
    ['month', 'ytd'].flatMap((window) =>
      [0, 1].map((back) => [
        `${window} ${back}`,
        rows.filter(({ 数据年月: place = '' }) => {
          const isLast = Number(place.slice(4)) === last
          return (
            Number(place.slice(0, 4)) === year - back &&
            (window === 'month' ? isLast : Number(place.slice(4)) <= last)
          )
        }),
      ]),
    ),
  )
  const sum = (window: string, back: number, column: string, keep: (row: PortalRecord) => boolean): bigint =>
    (windows.get(`${window} ${back}`) ?? [])
      .filter(keep)
      .reduce((total, row) => total + wholeNumber(row[column] ?? '0'), 0n)
  const money = '美元' in (rows[0] ?? {}) ? '美元' : '人民币'
  let compared = 0
  for (const figure of figures.values()) {
    const [, dimension, code = '', window = '', measure, operation] =
      /^(?:export|import)(?:\.(partner|place|group)\.([\w-]+))?\.(month|ytd)\.(value|quantity)(?:\.(base|yoy|share))?$/.exec(
        figure.id,
      ) ?? []
    if (!window || (code === 'all' && dimension)) continue
    const listed = { partner: partnerCodes.get(code), place: placeCodes.get(code), group: groups[code] }
    const codes = dimension ? new Set(listed[dimension as keyof typeof listed]) : null
    if (codes?.size === 0) throw new Error(`no codes of ${figure.id}`)
    const column = dimension === 'place' ? '注册地编码' : '贸易伙伴编码'
    const keep = (row: PortalRecord) => !codes || codes.has(row[column] ?? '')
    const amount = measure === 'value' ? money : '第一数量'
    const now = sum(window, 0, amount, keep)
    const before = sum(window, 1, amount, keep)
    const withoutChina = (row: PortalRecord) => flow !== 'import' || row.贸易伙伴编码 !== '142'
    const expectations: Readonly<Record<string, () => string | null>> = {
      base: () => String(before),
      yoy: () => (before === 0n ? null : percent(now - before, before)),
      share: () => percent(now, sum(window, 0, amount, dimension === 'place' ? () => true : withoutChina)),
      none: () => String(now),
    }
    expect([figure.id, shown(figure, operation)]).toEqual([figure.id, expectations[operation ?? 'none']?.()])
    compared++
  }
  expect(compared).toBeGreaterThan(10)
  return compared
}

/** What is compared: exact amounts, and percentages to one decimal, half away from zero. */
const shown = ({ exact, text, value }: ShownFigure, operation: string | undefined): string | null =>
  operation === 'yoy' || operation === 'share' ? (value === null ? null : text) : exact

function percent(part: bigint, total: bigint): string {
  const isNegative = part < 0n
  const tenths = ((isNegative ? -part : part) * 2000n + total) / (2n * total)
  const text = `${tenths / 10n}.${tenths % 10n}`
  return isNegative && tenths > 0n ? `-${text}` : text
}
