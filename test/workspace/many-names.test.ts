import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { serveDesk } from '../../src/desk/server.ts'
import type { Load } from '../../src/ledger/ledger-interface.ts'
import { toMonth } from '../../src/trade/month.ts'
import { wordFinding } from '../../src/workspace/load/finding-words.ts'
import '../support/command.ts' // builds the program of child processes where it is stale
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const heading =
  '"数据年月","商品编码","商品名称","贸易伙伴编码","贸易伙伴名称","注册地编码","注册地名称","第一数量","第一计量单位","第二数量","第二计量单位","美元",\n'

interface Names {
  readonly code?: string
  readonly commodity?: string
  readonly partner?: string
  readonly unit?: string
}

const table = (rows: number, names: (index: number) => Names): string =>
  heading +
  Array.from({ length: rows }, (_, index) => {
    const { code = '85076000', commodity = '电池', partner = '美国', unit = '个' } = names(index)
    return `"202301","${code}","${commodity}","502","${partner}","44","广东省","1","${unit}","1","千克","${index + 1}",\n`
  }).join('')

const code = (index: number): string => String(85_000_000 + index)

/** Loads tables one after another. Gives the last load and the seconds of processor time. */
async function loadTables(...tables: readonly string[]) {
  const workspace = await workspaceWith()
  const files = await Promise.all(
    tables.map(async (text, index) => {
      const file = join(workspace.folder, `出口${index}.csv`)
      await writeFile(file, text)
      return file
    }),
  )
  const before = process.cpuUsage()
  const outcomes = await load(workspace, files, { scope: 'whole', flow: 'export' })
  const { user, system } = process.cpuUsage(before)
  const last = outcomes.at(-1)?.load
  if (!last) throw new Error('nothing was loaded')
  return { workspace, last, seconds: (user + system) / 1_000_000 }
}

const kinds = ({ findings }: Load): string[] => findings.map(({ kind }) => kind)

describe('a file with very many names', () => {
  it.each([
    ['of one partner', 40_000, (index: number) => ({ partner: `名${index}` })],
    ['of one commodity', 40_000, (index: number) => ({ commodity: `品${index}` })],
    [
      'of some commodities and one partner',
      40_000,
      (index: number) => ({ code: code(index % 300), commodity: `品${index}`, partner: `名${index}` }),
    ],
    [
      'of commodities whose codes collide',
      40_000,
      (index: number) => ({ code: String(1_000_000_000 + index * 65_536), commodity: `品${index}` }),
    ],
  ] as const)('%s is loaded in time that grows as its rows', async (_, rows, names) => {
    const { last, seconds } = await loadTables(table(rows, names))
    expect(last.rows).toBe(rows)
    expect(last.findings.length).toBeLessThan(60)
    expect(seconds).toBeLessThan(15)
  })

  it('lists some of the codes with several names, and counts the others', async () => {
    const { last } = await loadTables(
      table(400, (index) => ({ code: code(index >> 1), commodity: `品${index}` })),
    )
    expect(kinds(last).filter((kind) => kind === 'severalNames')).toHaveLength(50)
    const further = last.findings.find(({ kind }) => kind === 'further')
    expect(further).toMatchObject({ severity: 'note', subject: 'severalNames', count: 150 })
    expect(further && wordFinding(further, 'zh')).toBe('另有 150 处编码有不同名称，没有逐条列出')
    expect(further && wordFinding(further, 'en')).toBe(
      '150 more findings of this kind, not listed: codes with several names',
    )
  })

  it('keeps the units of rows where a ledger has hundreds of them', async () => {
    const unit = (index: number) => String.fromCodePoint(0x5355, 0x4e00 + index)
    const tables = [0, 1, 2, 3].map((file) =>
      table(90, (index) => ({ code: code(index + 1_000 * file), unit: unit(90 * file + index) })),
    )
    const { workspace } = await loadTables(...tables)
    const january = { from: toMonth(2023, 1), to: toMonth(2023, 1) }
    const codes = [code(0), code(1_089), code(3_089)]
    const rows = await withLedger(workspace, (ledger) =>
      ledger.trace({
        flow: 'export',
        currency: 'USD',
        cut: ['commodity', 'partner', 'place'],
        span: { key: 'a', months: january, grain: 'month', commodities: codes },
        by: null,
      }),
    )
    const units = new Map(rows.map((row) => [row.commodity, row.unit]))
    expect(codes.map((item) => units.get(item))).toEqual([unit(0), unit(179), unit(359)])
  })
})

describe('a desk that is sent a file with 40,000 names of one partner', () => {
  it('answers others while it reads and loads the file', async () => {
    const workspace = await workspaceWith()
    const bugs: unknown[] = []
    const desk = await serveDesk({ folder: workspace.folder, port: 0, onError: (error) => bugs.push(error) })
    try {
      const send = async () => {
        const response = await fetch(`${desk.url}/api/uploads?name=${encodeURIComponent('出口.csv')}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream' },
          body: table(40_000, (index) => ({ partner: `名${index}` })),
        })
        return { status: response.status, body: JSON.parse(await response.text()) }
      }
      const sent = send()
      let isDone = false
      const finished = sent.finally(() => {
        isDone = true
      })
      const waits: number[] = []
      while (!isDone) {
        const before = performance.now()
        expect((await fetch(`${desk.url}/api/about`)).status).toBe(200)
        waits.push(performance.now() - before)
        await setTimeout(10)
      }
      const { status, body } = await finished
      expect([status, body.problem ?? null]).toEqual([200, null])
      expect(Math.max(...waits)).toBeLessThan(5_000)
      expect(bugs).toEqual([])
    } finally {
      await desk.close()
    }
  })
})
