import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/brief/wording/inline-template.ts'
import { markdown } from '../../src/press/markdown.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { auditAgainst } from '../../src/workspace/inspect/audit-against.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month, statements } from '../support/briefs.ts'
import { writePortalRecords } from '../support/portal-records.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const product = (more = '') => `
name: {zh: 货物, en: goods}
classes: [{name: {zh: 货物, en: Goods}, codes: {HS2022: ["73242100"]}}]
flows: [export]
value: {scale: 个}
${more}`

type Named = readonly [code: string, name: string]
const usual: readonly Named[] = [
  ['502', '美国'],
  ['304', '德国'],
  ['116', '日本'],
  ['133', '韩国'],
]

/** Exports of two years, each partner with the same trade in every month. */
const rowsOf = (partners: readonly Named[], places: readonly Named[] | null) =>
  [2022, 2023].flatMap((year) =>
    Array.from({ length: 12 }, (_, position) => `${year}${String(position + 1).padStart(2, '0')}`).flatMap(
      (when) =>
        partners.flatMap(([partner, name], index) =>
          (places ?? [['', '']]).map(([place, placeName]) => ({
            数据年月: when,
            商品编码: '73242100',
            商品名称: '货物',
            贸易伙伴编码: partner,
            贸易伙伴名称: name,
            ...(places && { 注册地编码: place, 注册地名称: placeName }),
            美元: String(1000 * (index + 1)),
          })),
        ),
    ),
  )

const places: readonly Named[] = [
  ['31', '上海市'],
  ['44', '广东省'],
]

async function workspaceOf(
  partners: readonly Named[],
  {
    regions = places,
    more = '',
    config = '',
  }: { regions?: readonly Named[] | null; more?: string; config?: string },
) {
  const result = await workspaceWith({ 'goods.yaml': product(more) })
  await appendFile(join(result.folder, 'tradebrief.yaml'), config)
  const workspace = await openWorkspace(result.folder)
  const path = join(workspace.folder, '出口.csv')
  await writeFile(path, writePortalRecords(rowsOf(partners, regions)))
  const [outcome] = await load(workspace, [path], { scope: 'whole' })
  return { workspace, findings: outcome?.load.findings ?? [] }
}

const briefOf = (workspace: Workspace, language: 'zh' | 'en' = 'zh') =>
  withLedger(workspace, async (ledger) => {
    const subject = await readProduct(workspace, 'goods')
    const [brief] = await makeBriefs(workspace, ledger, subject, month('2023-06'), [language])
    if (!brief) throw new Error('no brief')
    return brief.document
  })

const checksOf = (workspace: Workspace, id: string) =>
  withLedger(workspace, async (ledger) => {
    const subject = await readProduct(workspace, 'goods')
    const { results } = await checkProduct(workspace, ledger, subject, month('2023-06'))
    return results.find((result) => result.id === id)?.findings ?? []
  })

describe('a partner that no list has', () => {
  const partners: readonly Named[] = [...usual, ['888', '某新国']]

  it('is in the brief under the name in its file, and told by load, check and the brief', async () => {
    const { workspace, findings } = await workspaceOf(partners, {})
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'unknownPartner', severity: 'warning', subject: '888' }),
    )
    const document = await briefOf(workspace)
    expect(document.figures.get('export.partner.X888.month.value')?.exact).toBe('10000')
    expect(statements(document)).toContain(
      '编码：出口数据中有编码表所没有的贸易伙伴：某新国（888，占当月33.3%、累计33.3%），名称取自数据文件，不计入任何国家组织。',
    )
    expect(statements(await briefOf(workspace, 'en')).join('\n')).toContain(
      'exports have partners that the code list lacks: 某新国 (888, 33.3% in the month, 33.3% in the year to date)',
    )
    expect(await checksOf(workspace, 'listed-codes')).toMatchObject([
      { severity: 'warning', facts: { dimension: 'partner', code: '888', share: '33.3' } },
    ])
  })

  it('is found by its printed name when the brief is held against the ledger', async () => {
    const { workspace } = await workspaceOf(partners, {})
    const file = join(workspace.folder, 'brief.md')
    await writeFile(file, await markdown.print(await briefOf(workspace)))
    const { figures } = await withLedger(workspace, (ledger) =>
      auditAgainst(workspace, ledger, file, 'goods'),
    )
    expect(figures.length).toBeGreaterThan(40)
    expect(figures.filter(({ standing }) => standing !== 'same')).toEqual([])
  })

  it('is what tradebrief.yaml says, and is then told of no more', async () => {
    const config = '\npartners:\n  "888": {iso: XKX, name: {zh: 科索沃, en: Kosovo}, groups: [EU]}\n'
    const { workspace, findings } = await workspaceOf(partners, { config })
    expect(findings.filter(({ severity }) => severity === 'warning')).toEqual([])
    const document = await briefOf(workspace, 'en')
    expect(document.figures.get('export.partner.XKX.month.value')?.exact).toBe('10000')
    expect(document.figures.get('export.group.EU.month.value')?.exact).toBe('14000')
    expect(
      document.blocks.some(
        (block) => block.kind === 'paragraph' && plainText(block.content).includes('Kosovo'),
      ),
    ).toBe(true)
    expect(statements(document).filter((text) => text.startsWith('Codes:'))).toEqual([])
    expect(await checksOf(workspace, 'listed-codes')).toEqual([])
  })

  it('is refused in tradebrief.yaml where a group or an ISO code is none', async () => {
    const config = '\npartners:\n  "888": {groups: [NOWHERE]}\n'
    await expect(workspaceOf(usual, { config })).rejects.toThrow(/ASEAN/)
    await expect(workspaceOf(usual, { config: '\npartners:\n  "888": {iso: x}\n' })).rejects.toThrow(/ISO/)
  })
})

describe('the name of another code', () => {
  const wrong: readonly Named[] = [
    ['33', '上海市'],
    ['44', '广东省'],
  ]

  it('is a warning with both at load, in the check and in the brief', async () => {
    const { workspace, findings } = await workspaceOf(usual, { regions: wrong })
    expect(findings).toContainEqual(
      expect.objectContaining({
        kind: 'nameOfOtherPlace',
        severity: 'warning',
        subject: '33',
        expected: '31',
      }),
    )
    const [finding, ...others] = await checksOf(workspace, 'code-names')
    expect(others).toEqual([])
    expect(finding).toMatchObject({ severity: 'warning', facts: { code: '33', other: '31', name: '上海市' } })
    expect(finding?.words.zh).toContain('33 是浙江省，31 是上海市')
    expect(statements(await briefOf(workspace))).toContain(
      '编码：出口.csv中注册地编码33的名称写作“上海市”，编码表中33为浙江省、31为上海市；本报告以编码为准。',
    )
  })

  it('is none in a clean file', async () => {
    const { workspace, findings } = await workspaceOf(usual, {})
    expect(findings.filter(({ severity }) => severity === 'warning')).toEqual([])
    expect(await checksOf(workspace, 'code-names')).toEqual([])
  })
})

describe('a summary without data by place', () => {
  it('is built of partners alone, and says so', async () => {
    const { workspace } = await workspaceOf(usual, { regions: null, more: 'sections: [summary]' })
    expect(statements(await briefOf(workspace))).toContain(
      '分省：缺少分注册地的出口数据，要点未涉及分省情况。',
    )
    expect(statements(await briefOf(workspace, 'en')).join('\n')).toContain(
      'no exports by province are available',
    )
  })

  it('says nothing of it where there are such data', async () => {
    const { workspace } = await workspaceOf(usual, { more: 'sections: [summary]' })
    expect(statements(await briefOf(workspace)).join('\n')).not.toContain('缺少分注册地')
  })
})
