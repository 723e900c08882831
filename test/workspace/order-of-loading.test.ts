import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { json } from '../../src/press/json.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { workbook } from '../sources/workbook.ts'
import { type PortalRow, portalCsv, portalTable } from '../support/portal-file.ts'
import { month, months } from '../support/staged.ts'
import { bathtubRows, bathtubsProduct, portalFile } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const workspaceOf = () => workspaceWith({ 'bathtubs.yaml': bathtubsProduct })

/** The whole brief of March 2023 as data. */
function briefData(workspace: Workspace): Promise<unknown> {
  return withLedger(workspace, async (ledger) => {
    const subject = await readProduct(workspace, 'bathtubs')
    const [brief] = await makeBriefs(workspace, ledger, subject, month('2023-03'), ['zh'])
    if (!brief) throw new Error('no brief')
    return JSON.parse(new TextDecoder().decode(await json.print(brief.document)))
  })
}

interface Download {
  readonly name: string
  readonly rows: readonly PortalRow[]
  readonly asOf: string
}

async function briefAfter(downloads: readonly Download[]): Promise<unknown> {
  const workspace = await workspaceOf()
  for (const { name, rows, asOf } of downloads)
    await load(workspace, [await portalFile(workspace, name, rows)], { asOf, scope: 'whole' })
  return briefData(workspace)
}

const year2022 = { name: '出口2022.csv', rows: bathtubRows(months('2022-01', '2022-12')), asOf: '2023-01-18' }
const first = bathtubRows(months('2023-01', '2023-03'))
const january = {
  name: '出口2023-1-2.csv',
  rows: first.filter(({ month }) => month !== '202303'),
  asOf: '2023-03-18',
}
const revised = first.map((row) =>
  row.month === '202302' && row.partner === '502' ? { ...row, value: row.value + 900_000 } : row,
)
/** Overlaps with the earlier one in February, which customs has revised since. */
const february = {
  name: '出口2023-2-3.csv',
  rows: revised.filter(({ month }) => month !== '202301'),
  asOf: '2023-04-18',
}

const orders = [
  [year2022, january, february],
  [february, january, year2022],
  [january, year2022, february],
  [january, february, year2022, january, february],
]

describe('the brief does not depend on', () => {
  it('the order in which files were loaded, or how often, and stands on the latest revision', async () => {
    const [brief, ...others] = await Promise.all(orders.map(briefAfter))
    for (const other of others) expect(other).toEqual(brief)
    const item = { name: '出口2023.csv', rows: revised, asOf: '2023-04-18' }
    expect(brief).toMatchObject({ figures: figuresOf(await briefAfter([year2022, item])) })
    expect(figuresOf(await briefAfter([year2022, { ...item, rows: first }]))).not.toEqual(figuresOf(brief))
  })

  it('whether Excel has saved a file again, as CSV or as a workbook', async () => {
    const downloaded = await briefAfter([year2022, { name: '出口2023.csv', rows: first, asOf: '2023-04-18' }])
    const table = portalTable(first)
    const savedAsCsv = `\ufeff${table.map((fields) => fields.map((field) => (field.includes(',') ? `"${field}"` : field)).join(',')).join('\r\n')}\r\n`
    const numbers = table.map((fields, line) =>
      fields.map((field) => (line > 0 && /^[\d,]+$/.test(field) ? Number(field.replaceAll(',', '')) : field)),
    )
    for (const [name, bytes] of [
      ['出口2023.csv', savedAsCsv],
      ['出口2023.xlsx', workbook(numbers)],
    ] as const) {
      const workspace = await workspaceOf()
      const path = join(workspace.folder, name)
      await writeFile(path, bytes)
      await load(workspace, [await portalFile(workspace, year2022.name, year2022.rows)], {
        asOf: year2022.asOf,
        scope: 'whole',
      })
      await load(workspace, [path], { asOf: '2023-04-18', scope: 'whole' })
      expect(figuresOf(await briefData(workspace)), name).toEqual(figuresOf(downloaded))
    }
  })
})

describe('every row of a file is accounted for', () => {
  it('as kept, or as added to another row of its key', async () => {
    const workspace = await workspaceOf()
    const repeated = [...first, ...first.slice(0, 5).map((row) => ({ ...row, value: 1 }))]
    const [outcome] = await load(workspace, [await portalFile(workspace, '出口2023.csv', repeated)], {
      scope: 'whole',
    })
    expect(outcome?.load).toMatchObject({ rows: repeated.length, cells: first.length })
    expect(outcome?.load.findings).toContainEqual(
      expect.objectContaining({ kind: 'repeatedKeys', count: repeated.length - first.length }),
    )
    expect(outcome?.load.valueTotal).toBe(BigInt(repeated.reduce((sum, { value }) => sum + value, 0)))
  })

  it('and the brief says how many rows of which files it adds up', async () => {
    const rowsOf = (file: string, rows: number, rowsInFile: number) =>
      expect.objectContaining({ file, rows, rowsInFile })
    const brief = await briefAfter([year2022, january, february])
    // 8 rows a month; of the first file of 2023 only January still counts. The tables need January to March of
    // 2022, the chart of the months all of it.
    expect(brief).toMatchObject({
      about: {
        files: [
          rowsOf('出口2022.csv', 96, 96),
          rowsOf('出口2023-1-2.csv', 8, 16),
          rowsOf('出口2023-2-3.csv', 16, 16),
        ],
      },
    })
    expect(JSON.stringify(brief)).toContain('本报告依据3个文件中的120行记录汇总')
  })
})

it('a file loaded twice changes nothing, also under another name', async () => {
  const workspace = await workspaceOf()
  const path = await portalFile(workspace, '出口2023.csv', first)
  const other = join(workspace.folder, '数据导出 (1).csv')
  await writeFile(other, portalCsv(portalTable(first)))
  const outcomes = await load(workspace, [path, path, other], { scope: 'whole', flow: 'export' })
  expect(outcomes.map(({ changed, load }) => [changed, load.id])).toEqual([
    [true, 1],
    [false, 1],
    [false, 1],
  ])
})

function figuresOf(brief: unknown): unknown {
  if (typeof brief !== 'object' || brief === null || !('figures' in brief)) throw new Error('no figures')
  return brief.figures
}
