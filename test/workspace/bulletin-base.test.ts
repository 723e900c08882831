import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { json } from '../../src/press/json.ts'
import { pressesFor } from '../../src/press/press.ts'
import { explain } from '../../src/review/explain/explain.ts'
import type { Language } from '../../src/trade/language.ts'
import type { BriefOptions } from '../../src/workspace/build/brief-options.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { auditAgainst } from '../../src/workspace/inspect/audit-against.ts'
import { takeBulletin } from '../../src/workspace/load/bulletins.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month, statements } from '../support/briefs.ts'
import { tradebrief } from '../support/command.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const product = (base: string, sections = '[overview]') => `
name: {zh: 锂离子蓄电池, en: lithium-ion batteries}
classes: [{name: {zh: 锂离子蓄电池, en: Lithium-ion accumulators}, codes: {HS2022: ["85076000"]}}]
flows: [export]
sections: ${sections}
bulletin: {export: 锂离子蓄电池}
base: ${base}
`

/** The year to date of 2022 as customs first published it: 377,269 万个; in 千美元. */
const table = (goods = '锂离子蓄电池', unit = '万个') => `2022年12月出口主要商品量值表（美元值）
单位：千美元
商品名称,计量单位,12月,,1至12月累计,
,,数量,金额,数量,金额
太阳能电池,万个,"1,001",2,"2,002",3
${goods},${unit},"34,834",48,"377,269",50
`

/** A year of exports by month, its pieces (in 万个) in December. */
async function year(workspace: Workspace, subject: number, tenThousands: number): Promise<string> {
  const rows = Array.from({ length: 12 }, (_, index) => {
    const place = `${subject}${String(index + 1).padStart(2, '0')}`
    return `${place},85076000,502,美国,${index === 11 ? tenThousands * 10_000 : 0},个,"4,000"`
  })
  const path = join(workspace.folder, `出口_${subject}.csv`)
  const heading = '数据年月,商品编码,贸易伙伴编码,贸易伙伴名称,第一数量,第一计量单位,美元'
  await writeFile(path, `${heading}\n${rows.join('\n')}\n`)
  return path
}

/** Microdata of 2022 as they can be had today, revised to 376,449, and the table that was published then. */
async function revisedYear(text: string | null = table()): Promise<Workspace> {
  const workspace = await workspaceWith({
    'latest.yaml': product('latest'),
    'first.yaml': product('first-published'),
    'printed.yaml': product('bulletin'),
    'partners.yaml': product('bulletin', 'standard').replace('standard', '[overview, partners]'),
  })
  const stated = { asOf: '2024-01-18', scope: 'whole' as const }
  await load(workspace, [await year(workspace, 2022, 376_449), await year(workspace, 2023, 362_143)], stated)
  if (text === null) return workspace
  const path = join(workspace.folder, '月报2022-12.csv')
  await writeFile(path, text)
  await utimes(path, new Date('2023-01-18T00:00:00Z'), new Date('2023-01-18T00:00:00Z'))
  await takeBulletin(workspace, path, {})
  return workspace
}

const briefOf = (
  workspace: Workspace,
  id: string,
  { language = 'zh', ...options }: BriefOptions & { language?: Language } = {},
) =>
  withLedger(workspace, async (ledger) => {
    const subject = await readProduct(workspace, id)
    const [brief] = await makeBriefs(workspace, ledger, subject, month('2023-12'), [language], options)
    if (!brief) throw new Error('no brief')
    return brief.document
  })

const growth = 'export.ytd.quantity.yoy'
const base = 'export.ytd.quantity.base'

describe('the bulletin as the base of a comparison', () => {
  it('gives the growth that customs first published, where the data have only the revised year', async () => {
    const workspace = await revisedYear()
    const text = async (id: string) => (await briefOf(workspace, id)).figures.get(growth)?.text
    expect([await text('latest'), await text('first'), await text('printed')]).toEqual([
      '-3.8',
      '-3.8',
      '-4.0',
    ])
  })

  it('is taken in the data’s own units, of money too, and the brief says so', async () => {
    const workspace = await revisedYear()
    const brief = await briefOf(workspace, 'printed')
    const amounts = [base, 'export.ytd.value.base', 'export.month.quantity.base', 'export.month.value.base']
    expect(amounts.map((id) => [brief.figures.get(id)?.value, brief.figures.get(id)?.unit])).toEqual([
      ['3772690000', '个'],
      ['50000', 'USD'],
      ['348340000', '个'],
      ['48000', 'USD'],
    ])
    expect(statements(brief).join('\n')).toContain(
      '同比基数：出口总额、出口总量的上年同期数采用海关统计月报量值表首次公布的数据（月报2022-12.csv）',
    )
    expect(statements(await briefOf(workspace, 'printed', { language: 'en' })).join('\n')).toContain(
      'for the value of exports, the quantity of exports, the totals of a year earlier as the tables of the customs bulletin first published them',
    )
    expect(brief.about.files.find(({ file }) => file === '月报2022-12.csv')).toMatchObject({
      rows: 1,
      rowsInFile: 2,
    })
  })

  it('leaves what has partners, and what shares are taken of, to the data', async () => {
    const { figures } = await briefOf(await revisedYear(), 'partners')
    expect(figures.get('export.partner.USA.ytd.value.base')?.derivation.operation).toBe('sum')
    expect(figures.get('export.partner.USA.ytd.value.base')?.value).toBe('48000')
    expect(figures.get('export.partner.USA.ytd.value.share')?.text).toBe('100.0')
  })

  it('is explained by the line of the table', async () => {
    const workspace = await revisedYear()
    const { figures } = await briefOf(workspace, 'printed')
    await withLedger(workspace, async (ledger) => {
      const { from } = await explain(figures, growth, ledger)
      expect(from[1]?.files).toMatchObject([
        { file: '月报2022-12.csv', rows: [{ line: 6, amount: 3_772_690_000n }] },
      ])
    })
    const { stdout } = await tradebrief([
      ...['-C', workspace.folder, '--ui', 'zh'],
      ...['explain', '2023-12', 'printed', growth],
    ])
    expect(stdout).toContain(
      '海关统计月报量值表所印：出口 · 2022-01..2022-12 · 锂离子蓄电池 · 377269 × 10000',
    )
    expect(stdout).toContain('月报2022-12.csv：1 行，合计 3,772,690,000（第 6 行）')
  })

  it('stands in every format, with the line that it came from where a format tells it', async () => {
    const brief = await briefOf(await revisedYear(), 'printed')
    const [html] = await pressesFor(['html'])
    const page = new TextDecoder().decode(await html?.print(brief))
    expect(page).toContain(
      '海关统计月报 月报2022-12.csv 第6行“锂离子蓄电池”：出口；数量；2022年1–12月；377269 × 10000',
    )
    const { figures } = JSON.parse(new TextDecoder().decode(await json.print(brief)))
    expect(figures.find(({ id }: { id: string }) => id === base)).toMatchObject({
      derivation: { operation: 'bulletin', cell: { line: 6, printed: '377269', factor: '10000' } },
    })
  })

  it('is named by the audit of a brief that was built on it', async () => {
    const workspace = await revisedYear()
    const [markdown] = await pressesFor(['md'])
    const published = join(workspace.folder, 'published.md')
    await writeFile(published, (await markdown?.print(await briefOf(workspace, 'printed'))) ?? '')
    const product = await readProduct(workspace, 'latest')
    const { figures } = await withLedger(workspace, (ledger) =>
      auditAgainst(workspace, ledger, published, product.id),
    )
    const held = figures.filter(({ id }) => id === growth)
    expect(held.length).toBeGreaterThan(0)
    for (const heldFigure of held)
      expect(heldFigure).toMatchObject({
        standing: 'otherVintage',
        vintage: 'base: bulletin',
        printed: expect.stringContaining('4.0'),
      })
  })

  it('is left to the data where the table counts in another unit', async () => {
    const { figures } = await briefOf(await revisedYear(table('锂离子蓄电池', '万吨')), 'printed')
    expect(figures.get(base)?.derivation.operation).toBe('sum')
    expect(figures.get('export.ytd.value.base')?.derivation.operation).toBe('bulletin')
  })

  it('is no base before it was published, nor where the table or its line is not there', async () => {
    await expect(briefOf(await revisedYear(null), 'printed')).rejects.toThrow(
      /its table of exports for 2022-12/,
    )
    await expect(briefOf(await revisedYear(table('铅酸蓄电池')), 'printed')).rejects.toThrow(
      /not in the table just once/,
    )
    const workspace = await revisedYear(null)
    const { results } = await withLedger(workspace, async (ledger) =>
      checkProduct(workspace, ledger, await readProduct(workspace, 'printed'), month('2023-12')),
    )
    const found = results.find(({ id }) => id === 'bulletin')?.findings
    expect(found).toMatchObject([{ severity: 'refusal', facts: { kind: 'noTable', month: '2022-12' } }])
  })
})
