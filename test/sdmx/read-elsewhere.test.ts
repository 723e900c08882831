import { execFile, spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import { readPlainCsv } from '../support/plain-csv.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { serveDesk } from '../support/served-desk.ts'
import { months } from '../support/staged.ts'
import { bathtubRows } from '../support/trade.ts'
import { load, repository, workspaceWith } from '../support/workspaces.ts'

// What pysdmx and sdmx1 read of exports and of SDMX REST, against the rows of the ledger, which the plain table has.

/** A Python with pysdmx and sdmx1; `TRADEBRIEF_PYTHON_SDMX` names another, such as that of a virtual environment. */
const python = process.env.TRADEBRIEF_PYTHON_SDMX ?? 'python3'
const isThere = spawnSync(python, ['-c', 'import pysdmx, sdmx']).status === 0
const script = fileURLToPath(new URL('support/read_sdmx.py', import.meta.url))
if (!isThere) console.warn('skipped: the tests of SDMX in other programs need pysdmx and sdmx1')

async function read(...args: readonly string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(python, [script, ...args], { maxBuffer: 1 << 28 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}

const cases = join(repository, 'test', 'cases', 'brief')

/** The rows of a table as observations, in the form that the script prints. */
function listObservations(csv: string): string[] {
  const [heading = [], ...lines] = readPlainCsv(csv)
  return lines
    .flatMap((fields) => {
      const row = Object.fromEntries(heading.map((name, index) => [name, fields[index] ?? '']))
      const key = {
        ...{ COMMODITY: row.commodity, CURRENCY: row.currency, CUSTOMS_PROC: row.procedure || '_T' },
        ...{ FLOW: row.flow === 'export' ? 'X' : 'I', FREQ: 'M', PARTNER: row.partner || '_T' },
        ...{ PLACE: row.place || '_T', REPORTER: row.reporter, SOURCE: row.source, TIME_PERIOD: row.month },
      }
      const measures = [
        ['VALUE', row.value],
        ['QTY', row.quantity],
        ['QTY2', row.quantity2],
      ] as const
      return measures.flatMap(([MEASURE, amount]) => {
        const parts = Object.entries({ ...key, MEASURE }).sort(([a], [b]) => (a < b ? -1 : 1))
        return amount
          ? [`${parts.map(([name, code]) => `${name}=${code}`).join('.')} ${Number(amount).toFixed(2)}`]
          : []
      })
    })
    .sort()
}

describe.skipIf(!isThere)('SDMX of a ledger', { timeout: 240_000 }, () => {
  let workspace: Workspace
  let observations: string[]
  const path = (name: string) => join(workspace.folder, name)
  beforeAll(async () => {
    workspace = await workspaceWith()
    await writeFile(path('出口.csv'), portalCsv(portalTable(bathtubRows(months('2023-01', '2023-03')))))
    const others = [
      join(cases, 'reporter-brazil-comexstat', 'EXP_2023.csv'),
      join(cases, 'reporter-germany-comext', 'estat_ds-045409_de_export.csv'),
    ]
    await load(workspace, [path('出口.csv'), ...others], { asOf: '2023-04-18', scope: 'whole' })
    for (const [name, format] of [
      ['table.csv', 'csv'],
      ['data.csv', 'sdmx-csv'],
      ['data.xml', 'sdmx-ml'],
    ] as const) {
      const args = ['-C', workspace.folder, 'export', '--format', format, '-o', path(name)]
      expect(await tradebrief(args)).toMatchObject({ code: 0 })
    }
    observations = listObservations(await readFile(path('table.csv'), 'utf8'))
    expect(observations.length).toBeGreaterThan(100)
  })

  it('is read by sdmx1 from SDMX-ML', async () => {
    expect(await read('sdmx1', path('data.xml'), path('data.structure.xml'))).toEqual(observations)
  })

  it('is read by pysdmx from SDMX-ML and SDMX-CSV', async () => {
    expect(await read('pysdmx', path('data.xml'), path('data.structure.xml'))).toEqual(observations)
    // It takes codes of digits in CSV for numbers, without the zeros before them.
    const withoutZeros = (lines: readonly string[]) =>
      lines.map((line) => line.replace(/COMMODITY=0+/, 'COMMODITY=')).sort()
    const fromCsv = await read('pysdmx', path('data.csv'), path('data.structure.xml'))
    expect(withoutZeros(fromCsv)).toEqual(withoutZeros(observations))
  })

  it.each(['rest-sdmx1', 'rest-pysdmx'])('is asked for by %s', async (client) => {
    const desk = await serveDesk(workspace.folder)
    try {
      const found = await read(client, `${desk.url}/api/sdmx/v2`, 'M.DEU.comext.X')
      const expected = observations.filter((line) => line.includes('REPORTER=DEU'))
      expect(expected.length).toBeGreaterThan(10)
      expect(found).toEqual(expected)
    } finally {
      await desk.close()
    }
  })
})
