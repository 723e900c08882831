import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { markdown } from '../../src/press/markdown.ts'
import type { CheckSeverity } from '../../src/review/checks/checks.ts'
import type { Confirmation } from '../../src/trade/trade.ts'
import { buildBriefs } from '../../src/workspace/build/build-briefs.ts'
import { checkProduct } from '../../src/workspace/build/check.ts'
import type { CheckReport } from '../../src/workspace/build/check-report.ts'
import { countFindings } from '../../src/workspace/build/check-words.ts'
import { checksPage } from '../../src/workspace/build/checks-page.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month } from '../support/briefs.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs, portalFile } from '../support/trade.ts'
import { field, isThere, load, portal, sample, withLedger, workspaceWith } from '../support/workspaces.ts'

const bathtubProduct = `
name: {zh: "<铸铁>浴缸", en: cast-iron & bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
`

const check = (workspace: Workspace, id: string, place: string): Promise<CheckReport> =>
  withLedger(workspace, async (ledger) =>
    checkProduct(workspace, ledger, await readProduct(workspace, id), month(place)),
  )

/** The ids of checks with a finding of this severity. */
const found = ({ results }: CheckReport, severity: CheckSeverity): string[] =>
  results.flatMap(({ id, findings }) =>
    findings.some((finding) => finding.severity === severity) ? [id] : [],
  )

const emptyOnes = ({ results }: CheckReport): string[] =>
  results.flatMap(({ id, looked }) => (looked === 0 ? [id] : []))

describe('no false warning is raised', () => {
  it('by the sample, and every check but those of what it has not has something to look at', async () => {
    const workspace = await workspaceWith()
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    const report = await check(workspace, 'lithium-ion', '2023-12')
    expect([found(report, 'refusal'), found(report, 'warning')]).toEqual([[], []])
    // Three partners with new codes; five growths on bases under 5 million dollars.
    expect(found(report, 'note')).toEqual(['partner-changes', 'low-bases'])
    // Several currencies and cuts, other reporters, bulletins, correlation tables, own sections; without the optional ones
    // that were taken out of the program.
    const withoutData = ['currency-ratio', 'whole-subheadings', 'cuts-agree', 'bulletin', 'bulletin-changes']
    const run = new Set(report.results.map(({ id }) => id))
    expect(emptyOnes(report)).toEqual(
      [...withoutData, 'correlation', 'own-sections'].filter((id) => run.has(id)),
    )
  })

  it.skipIf(!isThere(field))('by a year of real files, in any month', async () => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': bathtubProduct })
    await load(
      workspace,
      [2022, 2023].map((year) => join(portal, `出口_${bathtubs}_${year}_美元.csv`)),
    )
    for (let index = 1; index <= 12; index++) {
      const report = await check(workspace, 'bathtubs', `2023-${String(index).padStart(2, '0')}`)
      expect([index, found(report, 'refusal'), found(report, 'warning')]).toEqual([index, [], []])
    }
  })
})

describe('a month that cannot be built', () => {
  it('is checked all the same, as far as the data go', async () => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': bathtubProduct })
    const rows = bathtubRows(months('2023-01', '2023-03'))
    await load(workspace, [await portalFile(workspace, '出口2023.csv', rows)], { scope: 'whole' })
    const report = await check(workspace, 'bathtubs', '2023-03')
    expect(found(report, 'refusal')).toEqual(['complete'])
    expect(report.results.find(({ id }) => id === 'complete')?.findings).toMatchObject([
      { facts: { months: '2022-01..2022-03', commodities: [bathtubs], reason: 'missing' } },
    ])
  })
})

describe('a list of commodity codes that the workspace names', () => {
  const withList = async (list: string) => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': bathtubProduct })
    await writeFile(join(workspace.folder, 'codes.csv'), list)
    return check(
      { ...workspace, config: { files: [], plugins: [], nomenclature: 'codes.csv' } },
      'bathtubs',
      '2023-03',
    )
  }

  it('tells of a code that did not hold', async () => {
    expect(found(await withList(`code,from,to\n${bathtubs},2012-01,\n`), 'warning')).toEqual([])
    expect(found(await withList(`code,from,to\n${bathtubs},2023-01,\n`), 'warning')).toEqual(['nomenclature'])
  })

  it('is refused where a line cannot be read', async () => {
    await expect(withList(`code,from,to\n${bathtubs},2012,\n`)).rejects.toMatchObject({
      where: { file: 'codes.csv', line: 2 },
    })
  })
})

describe('each build', () => {
  it('puts a page of the checks beside the brief, in its language and escaped', async () => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': bathtubProduct })
    for (const year of [2022, 2023]) {
      const rows = bathtubRows(months(`${year}-01`, `${year}-03`))
      const doubled = rows.map((row) => (row.month === '202303' ? { ...row, value: row.value * 5000 } : row))
      const path = await portalFile(workspace, `出口${year}.csv`, year === 2023 ? doubled : rows)
      await load(workspace, [path], { scope: 'whole' })
    }
    const product = await readProduct(workspace, 'bathtubs')
    const [outcome] = await withLedger(workspace, (ledger) =>
      buildBriefs(
        workspace,
        ledger,
        { month: month('2023-03'), products: [product], languages: ['zh', 'en'], presses: [markdown] },
        silentEffects,
      ),
    )
    if (!outcome || 'error' in outcome) throw new Error('nothing was built')
    expect(outcome.warnings.map(({ en }) => en).join('\n')).toContain('against a median of')
    const folder = join(workspace.folder, 'briefs', '2023-03')
    const page = (name: string) => readFile(join(folder, name), 'utf8')
    expect(await page('bathtubs.checks.html')).toContain('<h1>&lt;铸铁&gt;浴缸 2023-03 数据检查</h1>')
    const english = await page('bathtubs.en.checks.html')
    expect(english).toContain('cast-iron &amp; bathtubs')
    expect(english).toContain('<h2>Warnings</h2>\n<ul class="warning">')
    const report = await check(workspace, 'bathtubs', '2023-03')
    expect(Buffer.from(checksPage(report, product.name, 'en')).toString()).toBe(english)
    expect(countFindings(report, 'warning')).toBeGreaterThan(0)
  })

  it('tells what a person confirmed apart from what waits for it', () => {
    const request = { id: 'scale:export.2023', fingerprint: '0' }
    const words = { zh: '约为 1,000 倍', en: 'about 1,000 times' }
    const finding = { severity: 'confirmation', facts: {}, words, confirmation: request } as const
    const confirmed: Confirmation = {
      ...{ ...request, product: 'bathtubs', confirmedAt: '2024-02-03T08:00:00.000Z' },
      ...{ confirmedBy: 'wang', reason: 'a <new> tariff', channel: 'command' },
    }
    const results = [
      { id: 'scale', title: { zh: '量级', en: 'size' }, looked: 24, findings: [{ ...finding, confirmed }] },
    ]
    const page = (language: 'zh' | 'en') =>
      new TextDecoder().decode(
        checksPage({ product: 'bathtubs', month: '2023-12', results }, words, language),
      )
    expect(page('en')).toContain(
      '<h2>Confirmed</h2>\n<ul class="confirmed">\n<li>about 1,000 times (confirmed by wang on 3 February 2024: a &lt;new&gt; tariff)</li>',
    )
    expect(page('en')).not.toContain('o confirm')
    expect(page('en')).toContain('<td>confirmed 1</td>')
    expect(page('en')).toContain('1 checks: no brief 0, confirmed 1, warnings 0, notes 0')
    expect(page('zh')).toContain('约为 1,000 倍（2024年2月3日 wang 确认无误：a &lt;new&gt; tariff）')
  })
})
