import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/brief/wording/inline-template.ts'
import { explain } from '../../src/review/explain/explain.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { takeBulletin } from '../../src/workspace/load/bulletins.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month } from '../support/briefs.ts'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

/** The sample of three classes, here of one code of electric vehicles and of batteries. */
const product = readFileSync(join(repository, 'samples', 'new-trio', 'products', 'new-trio.yaml'), 'utf8')
  .replace(/HS2022: \["870220".*\]/, 'HS2022: ["870380"]')
  .replace(/ {2}- id: solar[\s\S]*?(?=flows:)/, '')

/** In dollars, each month of a year alike. */
const amounts = { 2022: { 870380: 3_000, 85076000: 5_000 }, 2023: { 870380: 6_000, 85076000: 4_000 } }

/** The nation's exports in December and in the year, in 千美元. */
const nation = { 2022: { month: 400, ytd: 4_000 }, 2023: { month: 500, ytd: 3_600 } }

/** @param change the printed change of the year to date of exports, if the table has such columns. */
const table = (
  year: 2022 | 2023,
  change?: string,
): string => `（2）${year}年12月进出口商品国别（地区）总值表（美元值）
单位：千美元
国别（地区）,进出口,,出口,,进口,${change ? ',累计比去年同期±％,,' : ''}
,12月,1至12月,12月,1至12月,12月,1至12月${change ? ',进出口,出口,进口' : ''}
总值,900,9000,${nation[year].month},"${nation[year].ytd}",300,3000${change ? `,-5.0,${change},-4.0` : ''}
`

async function workspaceOfTrio(years: readonly (2022 | 2023)[], change?: string): Promise<Workspace> {
  const workspace = await workspaceWith({ 'new-trio.yaml': product })
  const paths: string[] = []
  for (const year of [2022, 2023] as const) {
    const rows = Array.from({ length: 12 }, (_, index) =>
      (['870380', '85076000'] as const).map(
        (code) => `${year}${String(index + 1).padStart(2, '0')},${code},502,美国,"${amounts[year][code]}"`,
      ),
    ).flat()
    const path = join(workspace.folder, `出口_${year}.csv`)
    await writeFile(path, `数据年月,商品编码,贸易伙伴编码,贸易伙伴名称,美元\n${rows.join('\n')}\n`)
    paths.push(path)
  }
  await load(workspace, paths, { asOf: '2024-01-18', scope: 'whole' })
  for (const year of years) {
    const path = join(workspace.folder, `总值表${year}.csv`)
    await writeFile(path, table(year, change))
    await takeBulletin(workspace, path, { asOf: `${year + 1}-01-18` })
  }
  return workspace
}

const build = (workspace: Workspace) =>
  withLedger(workspace, async (ledger) => {
    const subject = await readProduct(workspace, 'new-trio')
    const [brief] = await makeBriefs(workspace, ledger, subject, month('2023-12'), ['zh'])
    if (!brief) throw new Error('there is one brief')
    return brief
  })

describe('the place of a product in the nation’s trade', () => {
  it('is its share of the nation’s total, the change in points, and the points of national growth', async () => {
    const { document } = await build(await workspaceOfTrio([2022, 2023]))
    const exact = (id: string) => document.figures.get(id)?.exact
    // December: 10,000 of 500,000 against 8,000 of 400,000; 2,000 more on 400,000.
    expect(exact('export.month.value.nationalShare')).toBe('2')
    expect(exact('export.month.value.nationalShareChange')).toBe('0')
    expect(exact('export.month.value.nationalContribution')).toBe('1/2')
    // The year: 120,000 of 3,600,000 against 96,000 of 4,000,000; the nation fell 10 %.
    expect(exact('export.ytd.value.nationalShare')).toBe('10/3')
    expect(exact('export.ytd.value.nationalShareChange')).toBe('14/15')
    expect(exact('export.ytd.value.nationalContribution')).toBe('3/5')
    expect(exact('export.ytd.value.nationalYoy')).toBe('-10')
    // Electric cars alone: 6,000 of 500,000, 3,000 more on 400,000.
    expect(exact('export.class.cars.month.value.nationalShare')).toBe('6/5')
    expect(exact('export.class.cars.month.value.nationalContribution')).toBe('3/4')
  })

  it('adds up over the classes, which share no code', async () => {
    const { document } = await build(await workspaceOfTrio([2022, 2023]))
    const value = (id: string) => Number(document.figures.get(id)?.value)
    for (const operation of ['nationalShare', 'nationalContribution'])
      expect(
        value(`export.class.cars.ytd.value.${operation}`) +
          value(`export.class.batteries.ytd.value.${operation}`),
      ).toBeCloseTo(value(`export.ytd.value.${operation}`), 9)
  })

  it('has the growth of the nation as printed, of the year to date, and says what growth is computed from', async () => {
    const notes = ({ blocks }: Awaited<ReturnType<typeof build>>['document']) =>
      blocks
        .flatMap((block) => (block.kind === 'table' && block.id === 'national' ? block.notes : []))
        .join('')
    const printed = await build(await workspaceOfTrio([2022, 2023], '-4.6'))
    const growth = printed.document.figures.get('export.ytd.value.nationalYoy')
    expect(growth).toMatchObject({ exact: '-23/5', text: '-4.6', derivation: { operation: 'bulletin' } })
    expect(printed.document.figures.get('export.month.value.nationalYoy')?.exact).toBe('25')
    expect(notes(printed.document)).toContain(
      '全国累计同比为月报所印，以修订后的上年同期数为基数；当月同比按两年首次公布数计算',
    )
    const computed = await build(await workspaceOfTrio([2022, 2023]))
    expect(notes(computed.document)).toContain(
      '全国同比按两年首次公布数计算，与海关按修订后基数公布的增速可能不同。',
    )
    const statements = computed.document.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.role === 'statement' ? [plainText(block.content)] : [],
    )
    expect(statements.join('')).toContain(
      '并非首次发布值；全国总值的上年同期数采用海关统计月报首次公布的数。',
    )
  })

  it('is explained down to the line of the table', async () => {
    const workspace = await workspaceOfTrio([2022, 2023])
    const { document } = await build(workspace)
    await withLedger(workspace, async (ledger) => {
      const explanation = await explain(document.figures, 'export.month.value.nationalShare', ledger)
      expect(explanation.from.map(({ figure }) => figure.id)).toEqual([
        'export.month.value',
        'export.month.value.national',
      ])
      expect(explanation.from[1]?.files).toMatchObject([
        { file: '总值表2023.csv', rows: [{ line: 5, amount: 500_000n }] },
      ])
    })
    expect(document.about.files.map(({ file }) => file)).toContain('总值表2023.csv')
  })

  it('is not told where no table of totals is kept', async () => {
    const { document } = await build(await workspaceOfTrio([]))
    expect(document.figures.get('export.month.value.nationalShare')).toMatchObject({
      exact: null,
      marker: 'notAvailable',
    })
    const text = document.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.content.map((part) => ('text' in part ? part.text : '')) : [],
    )
    expect(text.join('')).toContain('缺少全国出口总值')
  })

  it('has no change where the year before is not there', async () => {
    const { document } = await build(await workspaceOfTrio([2023]))
    expect(document.figures.get('export.month.value.nationalShare')?.exact).toBe('2')
    expect(document.figures.get('export.month.value.nationalContribution')?.marker).toBe('notAvailable')
  })
})
