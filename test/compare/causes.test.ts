import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareBriefs } from '../../src/compare/compare-briefs.ts'
import type { Comparison } from '../../src/compare/comparison.ts'
import { comparisonPage } from '../../src/compare/formats/html.ts'
import { comparisonData } from '../../src/compare/formats/json.ts'
import { comparisonText, mailText } from '../../src/compare/formats/text.ts'
import { resolveReference } from '../../src/compare/versions/version-reference.ts'
import { json } from '../../src/press/json.ts'
import { buildBriefs } from '../../src/workspace/build/build-briefs.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { openBriefCase } from '../support/brief-cases.ts'
import { month, months } from '../support/staged.ts'
import { bathtubRows, bathtubs, portalFile } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const product = (more = '') => `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
value: {scale: 万}
${more}`

const year2022 = bathtubRows(months('2022-01', '2022-12'))
const year2023 = bathtubRows(months('2023-01', '2023-03'))
/** Partner 502 from place 31 had 900,000 dollars more in February 2023 than first published. */
const revised = year2023.map((row) =>
  row.month === '202302' && row.partner === '502' && row.place === '31'
    ? { ...row, value: row.value + 900_000 }
    : row,
)

async function bathtubsWith(files: readonly (readonly [string, typeof year2023, string])[]) {
  const workspace = await workspaceWith({ 'bathtubs.yaml': product() })
  for (const [name, rows, asOf] of files)
    await load(workspace, [await portalFile(workspace, name, rows)], { asOf, scope: 'whole' })
  return workspace
}

const twoVintages = () =>
  bathtubsWith([
    ['出口2022.csv', year2022, '2023-01-18'],
    ['出口2023.csv', year2023, '2023-04-18'],
    ['出口2023修订.csv', revised, '2023-05-18'],
  ])

async function compare(workspace: Workspace, olderText: string, newerText: string): Promise<Comparison> {
  const older = await resolveReference(olderText)
  const newer = await resolveReference(newerText, older)
  return withLedger(workspace, async (ledger) => {
    const order = { older, newer, language: 'zh' as const }
    return (await compareBriefs(workspace, ledger, order, silentEffects)).comparison
  })
}

/** Builds the brief of March 2023 as data; returns its file. */
async function built(workspace: Workspace): Promise<string> {
  await withLedger(workspace, async (ledger) =>
    buildBriefs(
      workspace,
      ledger,
      {
        month: month('2023-03'),
        products: [await readProduct(workspace, 'bathtubs')],
        languages: ['zh'],
        presses: [json],
      },
      silentEffects,
    ),
  )
  return join(workspace.folder, 'briefs', '2023-03', 'bathtubs.json')
}

const figure = (comparison: Comparison, id: string) => comparison.figures.find((item) => item.id === id)
const causesOf = (comparison: Comparison, id: string) =>
  figure(comparison, id)?.causes.map(({ kind }) => kind)

describe('the cause of a difference', () => {
  it('is the revised cells, with the lines of both files, which add up to it', async () => {
    const workspace = await twoVintages()
    const comparison = await compare(workspace, 'bathtubs/2023-03@2023-04-30', '@2023-05-31')
    expect(figure(comparison, 'export.ytd.value')).toMatchObject({
      older: '633.2',
      newer: '723.2',
      difference: '+90.0',
      causes: [{ kind: 'data', cells: [0] }],
    })
    expect(figure(comparison, 'export.ytd.value.yoy')).toMatchObject({
      difference: '+14.2',
      differenceUnit: { zh: '个百分点', en: 'points' },
    })
    expect(figure(comparison, 'export.month.value')).toBeUndefined()
    const [cell] = comparison.cells
    expect(cell?.cell).toMatchObject({ months: '2023-02', partner: '502', place: '31', difference: 900_000n })
    expect(cell?.lines.map(({ side, file }) => [side, file])).toEqual([
      ['older', '出口2023.csv'],
      ['newer', '出口2023修订.csv'],
    ])
    const backwards = await compare(workspace, 'bathtubs/2023-03@2023-05-31', '@2023-04-30')
    expect(backwards.cells[0]?.cell.difference).toBe(-900_000n)
    expect(figure(backwards, 'export.ytd.value')).toMatchObject({ difference: '-90.0' })
  })

  it('is the revised cells of a source with decimals too, which are told in whole units', async () => {
    const name = 'reporter-norway-sdmx'
    const { folder, workspace } = await openBriefCase(name)
    const text = await readFile(join(folder, 'salmon_export.csv'), 'utf8')
    const path = join(workspace.folder, 'revised.csv')
    await writeFile(path, text.replace('44542.4', '45542.9').replace('135712.9', '136713.4'))
    await copyFile(join(folder, 'salmon_export.csv.yaml'), `${path}.yaml`)
    await load(workspace, [path], { asOf: '2023-04-18', scope: 'whole' })
    const comparison = await compare(workspace, `${name}/2023-02@2023-03-31`, '@2023-04-30')
    expect(figure(comparison, 'export.month.value')?.causes).toEqual([
      expect.objectContaining({ kind: 'data', cells: [0] }),
    ])
    expect(comparison.cells.map(({ words }) => words.en)).toEqual([
      expect.stringContaining('Denmark: value 44,542,400 → 45,542,900 (+1,000,500 EUR)'),
    ])
    expect(comparisonData(comparison).cells).toMatchObject([{ unit: 'EUR', difference: '1000500' }])
  })

  it('is a new file where the older version did not stand on it and its date is the same', async () => {
    const workspace = await bathtubsWith([
      ['出口2022.csv', year2022, '2023-01-18'],
      ['出口2023.csv', year2023, '2023-04-18'],
    ])
    const file = await built(workspace)
    const path = await portalFile(workspace, '出口2023更正.csv', revised)
    await load(workspace, [path], { asOf: '2023-04-18', scope: 'whole' })
    const comparison = await compare(workspace, file, 'bathtubs/2023-03')
    expect(figure(comparison, 'export.ytd.value')?.causes).toEqual([
      expect.objectContaining({ kind: 'file', files: ['出口2023.csv', '出口2023更正.csv'] }),
    ])
  })

  it('is the product file where a brief built by the same program prints otherwise', async () => {
    const workspace = await twoVintages()
    const file = await built(workspace)
    await writeFile(
      join(workspace.folder, 'products', 'bathtubs.yaml'),
      product().replace('{scale: 万}', '{scale: 万, decimals: 2}'),
    )
    const comparison = await compare(workspace, file, 'bathtubs/2023-03')
    expect(comparison.cells).toEqual([])
    expect(causesOf(comparison, 'export.month.value')).toEqual(['display'])
    expect(comparison.gaps).toEqual([])
    await writeFile(
      join(workspace.folder, 'products', 'bathtubs.yaml'),
      product().replace('{scale: 万}', '{scale: 个}'),
    )
    const inDollars = await compare(workspace, file, 'bathtubs/2023-03')
    const text = comparisonText(inDollars, { language: 'zh' })
    expect(text).toMatch(/ 累计 金额: \S+ 万美元 → \S+ 美元 /)
    expect(comparisonPage(inDollars, 'zh')).toMatch(/<td class="value">[\d.,]+ 万美元<\/td>/)
  })

  it('is not told for a file without the record of its build, which is said', async () => {
    const workspace = await twoVintages()
    const copy = join(workspace.folder, 'copy.json')
    await writeFile(copy, await readFile(await built(workspace)))
    const comparison = await compare(workspace, copy, 'bathtubs/2023-03')
    expect(comparison.isSame).toBe(true)
    expect(comparison.gaps.map(({ en }) => en)).toEqual([expect.stringContaining('_manifest.json')])
  })

  it('is the commentary for what an analyst wrote', async () => {
    const workspace = await twoVintages()
    const file = await built(workspace)
    await mkdir(join(workspace.folder, 'commentary', '2023-03'), { recursive: true })
    await writeFile(
      join(workspace.folder, 'commentary', '2023-03', 'bathtubs.md'),
      '本季走弱，与此前公告一致。\n',
    )
    const { blocks, figures } = await compare(workspace, file, 'bathtubs/2023-03')
    const added = blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.role === 'commentary' ? block.sentences : [],
    )
    expect(added.filter(({ status }) => status === 'added')).toEqual([
      expect.objectContaining({
        newer: '本季走弱，与此前公告一致。',
        causes: [expect.objectContaining({ kind: 'commentary' })],
      }),
    ])
    expect(figures).toEqual([])
  })

  it('is another period or other sections where these were asked for', async () => {
    const workspace = await twoVintages()
    const period = await compare(workspace, 'bathtubs/2023-02', '2023-03')
    expect(new Set(period.figures.flatMap(({ causes }) => causes.map(({ kind }) => kind)))).toEqual(
      new Set(['period']),
    )
    const sections = await compare(workspace, 'bathtubs/2023-03', '#overview')
    expect(new Set(sections.figures.flatMap(({ causes }) => causes.map(({ kind }) => kind)))).toEqual(
      new Set(['sections']),
    )
  })
})

describe('a comparison in words', () => {
  it('says figures, sentences, rows and cells, with their causes', async () => {
    const comparison = await compare(await twoVintages(), 'bathtubs/2023-03@2023-04-30', '@2023-05-31')
    const text = comparisonText(comparison, { language: 'en' })
    expect(text).toContain(
      'exports, year to date, value: 633.2 → 723.2 (+90.0 US$ 10,000)  [revised data (1 cell)]  export.ytd.value',
    )
    expect(text).toMatch(/ {2}- .*633\.2.*\n {2}\+ .*723\.2/)
    expect(text).toContain('出口2023.csv')
    const mail = mailText(comparison, 'zh')
    expect(mail).toContain('出口 累计 金额: 633.2 → 723.2 (+90.0 万美元)  [数据修订（1 个数据）]')
    expect(mail.split('\n').length).toBeLessThan(25)
  })

  it('marks words as removed and added on a page without scripts, whatever names say', async () => {
    const comparison = await compare(await twoVintages(), 'bathtubs/2023-03@2023-04-30', '@2023-05-31')
    const page = comparisonPage(comparison, 'en')
    expect(page).toContain('<del>633.2</del><ins>723.2</ins>')
    expect(page).not.toContain('<script')
    const hostile = { ...comparison, gaps: [{ zh: '<img src=x>', en: '<img src=x onerror=alert(1)>' }] }
    expect(comparisonPage(hostile, 'en')).not.toContain('<img')
  })
})
