import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import type { Edition } from '../../src/trade/edition.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { explainFigure } from '../../src/workspace/inspect/explain.ts'
import { planDownloads } from '../../src/workspace/inspect/plan.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month, prose, rowTexts, statements, table } from '../support/briefs.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs, portalFile } from '../support/trade.ts'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

const samples = join(repository, 'samples')
const productText = (sample: string, id: string) =>
  readFile(join(samples, sample, 'products', `${id}.yaml`), 'utf8')

/** The brief of a product of a workspace, in Chinese. */
const briefOf = (workspace: Workspace, id: string, place: string, edition: Edition = 'month') =>
  withLedger(workspace, async (ledger): Promise<Document> => {
    const product = { ...(await readProduct(workspace, id)), edition }
    const [brief] = await makeBriefs(workspace, ledger, product, month(place), ['zh'])
    if (!brief) throw new Error('no brief')
    return brief.document
  })

const exact = (document: Document, id: string): bigint => BigInt(document.figures.get(id)?.exact ?? 'none')

describe('briefs of several products', () => {
  let workspace: Workspace
  let document: Document
  beforeAll(async () => {
    const ids = ['photovoltaics', 'wafers', 'cells-and-modules', 'side-by-side', 'netherlands', 'jiangsu']
    const texts = await Promise.all(
      ids.map(async (id) => [`${id}.yaml`, await productText('photovoltaics', id)] as const),
    )
    workspace = await workspaceWith(Object.fromEntries(texts))
    await load(workspace, await filesToLoad([join(samples, 'photovoltaics', 'files')]))
    document = await briefOf(workspace, 'photovoltaics', '2022-12')
  })

  it('have, of a comparison, the total of all products, no code counted twice', async () => {
    const brief = await briefOf(workspace, 'side-by-side', '2022-12')
    for (const id of ['export.month.value', 'export.ytd.value', 'export.ytd.value.base'])
      expect(exact(brief, id)).toBe(exact(document, id))
    const products = ['硅片', '光伏电池片及组件', '合计']
    expect(rowTexts(table(brief, 'comparison')).map(([name]) => name)).toEqual([
      '12月当月',
      ...products,
      '1至12月累计',
      ...products,
    ])
  })

  it.each([
    ['netherlands', 'partner.NLD', 'place'],
    ['jiangsu', 'place.CN-JS', 'partner'],
  ])('have, of %s, the trade that the whole brief has of it', async (id, part, by) => {
    const brief = await briefOf(workspace, id, '2022-12')
    for (const subject of ['month.value', 'ytd.value', 'ytd.value.base'])
      expect(exact(brief, `export.${subject}`)).toBe(exact(document, `export.${part}.${subject}`))
    const classes = ['wafers', 'cells-and-modules'].map((item) =>
      exact(brief, `export.class.${item}.ytd.value`),
    )
    expect(classes.reduce((sum, value) => sum + value)).toBe(exact(brief, 'export.ytd.value'))
    const shown = [...brief.figures.keys()].filter((key) =>
      new RegExp(`^export\\.${by}\\.[^.]+\\.ytd\\.value$`).test(key),
    )
    expect(shown.length).toBeGreaterThan(4)
    expect(brief.blocks.some((block) => block.kind === 'table' && block.id === `export.${by}s`)).toBe(true)
  })

  it('explain their figures by rows of that partner alone', async () => {
    const explanation = await withLedger(workspace, async (ledger) =>
      explainFigure(
        workspace,
        ledger,
        await readProduct(workspace, 'netherlands'),
        month('2022-12'),
        'export.place.CN-JS.month.value',
      ),
    )
    const rows = explanation.files.flatMap(({ rows: explainedRows }) => explainedRows)
    const total = rows.reduce((sum, { amount }) => sum + amount, 0n)
    expect(String(total)).toBe(explanation.figure.exact)
    const [file] = explanation.files
    const bytes = await readFile(join(samples, 'photovoltaics', 'files', file?.file ?? ''))
    const lines = new TextDecoder('gb18030').decode(bytes).includes('荷兰')
      ? new TextDecoder('gb18030').decode(bytes).split('\n')
      : new TextDecoder().decode(bytes).split('\n')
    expect(rows.length).toBeGreaterThan(0)
    for (const { line } of rows) expect(lines[line - 1]).toMatch(/^"202212".*"荷兰".*"江苏省"/)
  })

  it('say what they are of, and what their total is not', async () => {
    const brief = await briefOf(workspace, 'netherlands', '2022-12')
    expect(brief.title).toBe('中国对荷兰出口光伏产品简报（2022年12月）')
    expect(statements(brief)).toContain(
      '范围：本报告只含中国对荷兰出口光伏产品，不含与其他贸易伙伴的贸易；合计为所列各产品之和，不是双边贸易的全部。',
    )
  })
})

describe('editions of a product', () => {
  let workspace: Workspace
  beforeAll(async () => {
    workspace = await workspaceWith({ 'lithium-ion.yaml': await productText('lithium-ion', 'lithium-ion') })
    await load(workspace, await filesToLoad([join(samples, 'lithium-ion', 'files')]))
  })

  it('make up the year: its halves, and its quarters', async () => {
    const year = await briefOf(workspace, 'lithium-ion', '2023-12', 'year')
    const halves = await Promise.all(
      ['2023-06', '2023-12'].map((place) => briefOf(workspace, 'lithium-ion', place, 'half')),
    )
    const quarters = await Promise.all(
      ['2023-03', '2023-06', '2023-09', '2023-12'].map((position) =>
        briefOf(workspace, 'lithium-ion', position, 'quarter'),
      ),
    )
    for (const subject of ['value', 'value.base', 'quantity']) {
      const sum = (parts: readonly Document[], window: Edition) =>
        parts.map((part) => exact(part, `export.${window}.${subject}`)).reduce((total, item) => total + item)
      expect(sum(halves, 'half')).toBe(exact(year, `export.year.${subject}`))
      expect(sum(quarters, 'quarter')).toBe(exact(year, `export.year.${subject}`))
    }
  })

  it('tell the year alone, the first half alone, and the second half with the year so far', async () => {
    const year = await briefOf(workspace, 'lithium-ion', '2023-12', 'year')
    expect(year.title).toBe('中国锂离子蓄电池贸易简报（2023年）')
    expect(year.about.month).toBe('2023')
    expect(prose(year)[0]).toBe(
      '2023年，中国锂离子蓄电池进出口673.6亿美元，同比上升25.1%。其中，出口650.1亿美元，同比上升27.8%；进口23.6亿美元，同比下降21.0%。净出口626.5亿美元。',
    )
    const first = await briefOf(workspace, 'lithium-ion', '2023-06', 'half')
    expect(first.title).toBe('中国锂离子蓄电池贸易简报（2023年上半年）')
    expect(table(first, 'overview').header.map(({ label }) => label)).toEqual(['', '上半年'])
    const second = await briefOf(workspace, 'lithium-ion', '2023-12', 'half')
    expect(table(second, 'overview').header.map(({ label }) => label)).toEqual(['', '下半年', '1至12月累计'])
  })
})

describe('the trade with one partner', () => {
  const text = `
kind: partner
partner: USA
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
sections: [overview]
`
  const years = [months('2022-01', '2022-03'), months('2023-01', '2023-03')]

  it('is told from files of that partner alone', async () => {
    const workspace = await workspaceWith({ 'us.yaml': text })
    for (const [index, year] of years.entries()) {
      const rows = bathtubRows(year).filter(({ partner }) => partner === '502')
      await load(workspace, [await portalFile(workspace, `出口${index}.csv`, rows)], {
        scope: { partner: ['502'] },
      })
    }
    const brief = await briefOf(workspace, 'us', '2023-03')
    const rows = years
      .flatMap((year) => bathtubRows(year))
      .filter(({ partner, month: place }) => partner === '502' && place === '202303')
    expect(exact(brief, 'export.month.value')).toBe(rows.reduce((sum, { value }) => sum + BigInt(value), 0n))
  })

  it('is not told from files of another, and what to download is of that partner', async () => {
    const workspace = await workspaceWith({ 'us.yaml': text })
    for (const [index, year] of years.entries()) {
      const rows = bathtubRows(year).filter(({ partner }) => partner !== '502')
      await load(workspace, [await portalFile(workspace, `出口${index}.csv`, rows)], {
        scope: { partner: [...new Set(rows.flatMap(({ partner = [] }) => partner))] },
      })
    }
    const refused = await briefOf(workspace, 'us', '2023-03').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(UserError)
    expect(String(refused)).toContain('· the partner United States ·')
    const plan = await withLedger(workspace, async (ledger) =>
      planDownloads(ledger, await readProduct(workspace, 'us'), month('2023-03')),
    )
    expect(plan.length).toBeGreaterThan(0)
    for (const query of plan) expect(query.within).toEqual({ partner: ['502'] })
  })
})

describe('a file of a kind', () => {
  const head = 'name: {zh: 甲, en: A}\n'
  const classes = 'classes: [{name: {zh: 甲, en: A}, codes: {HS2022: ["01"]}}]\n'
  it.each([
    ['that lacks its partner', `${head}kind: partner\n${classes}`, /partner and kind: partner go together/],
    ['that has a partner without being of one', `${head}partner: USA\n${classes}`, /go together/],
    [
      'that ranks its one partner',
      `${head}kind: partner\npartner: USA\n${classes}sections: [partners]\n`,
      /one partner alone[\s\S]*line 5/,
    ],
    ['that compares nothing', `${head}kind: comparison\n`, /classes or products/],
    [
      'that names a product that there is not',
      `${head}kind: comparison\nproducts:\n  - a\n  - b\n`,
      /no product a[\s\S]*line 4/,
    ],
    [
      'whose own section refers to what there is not',
      `${head}${classes}ownSections:\n  a:\n    heading: {zh: 甲, en: A}\n    text:\n      - {zh: 甲, en: 'See {{export.partner.XYZ.month.value}}.'}\n`,
      /no figure export\.partner\.XYZ\.month\.value: there is no code XYZ[\s\S]*line 7/,
    ],
  ])('%s is refused with what is wrong, and where', async (_, text, message) => {
    const workspace = await workspaceWith({ 'x.yaml': text })
    const error = await readProduct(workspace, 'x').catch((reason: unknown) => reason)
    if (!(error instanceof UserError)) throw error
    expect(error.explain('en')).toMatch(message)
    expect(error.explain('zh')).toMatch(/[\u4e00-\u9fff]/)
  })
})
