import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { upload } from '../../src/desk/schemas/load-schemas.ts'
import { serveDesk } from '../../src/desk/server.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows } from '../support/trade.ts'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

const mapped = join(repository, 'test', 'cases', 'mapped', 'codes-and-totals')
const salmon = join(repository, 'test', 'cases', 'brief', 'reporter-norway-sdmx')
const mapping = await readFile(join(mapped, 'mapping.yaml'), 'utf8')

it('the mapping that the documentation shows is one that the tests read', async () => {
  const text = await readFile(join(repository, 'docs', 'integrator.md'), 'utf8')
  expect(text).toContain(`\`\`\`yaml\n${mapping}\`\`\`\n`)
})

const listLoads = (workspace: Workspace) =>
  withLedger(workspace, async (ledger) =>
    (await ledger.loads()).map(({ reporter, source, flow, valueTotal }) => ({
      reporter,
      source,
      flow,
      valueTotal,
    })),
  )

const expected = [
  { reporter: 'CHE', source: 'sdmx-csv', flow: 'export', valueTotal: 12_500_000n },
  { reporter: 'CHE', source: 'sdmx-csv', flow: 'import', valueTotal: 7_001_000n },
]

describe('a mapping of SDMX-CSV', () => {
  it('is an option of the command, and what is loaded with it is told', async () => {
    const workspace = await workspaceWith()
    const file = join(workspace.folder, 'office.csv')
    await copyFile(join(mapped, 'input.csv'), file)
    const refused = await tradebrief(['-C', workspace.folder, 'load', file])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('tradebrief load office.csv --mapping mapping.yaml')
    const args = ['-C', workspace.folder, 'load', file, '--mapping', join(mapped, 'mapping.yaml')]
    const loaded = await tradebrief(args)
    expect(loaded.code).toBe(0)
    expect(loaded.stderr).toMatch(/^1 file: 1 loaded .* in 2 loads\)\n$/)
    expect(loaded.stdout).toContain(
      'rows of FLOW=REX are left out, as the mapping says (1 row) (first in line 8)',
    )
    expect(loaded.stdout).toContain('1 row has no value (OBS_STATUS=C) and is in no sum (first in line 7)')
    expect(await listLoads(workspace)).toEqual(expected)
    expect((await tradebrief(args)).stdout).toContain('already')
    expect(await tradebrief([...args.slice(0, -1), 'none.yaml'])).toMatchObject({ code: 2 })
    const beside = join(workspace.folder, 'beside.yaml')
    const mapping = await readFile(join(mapped, 'mapping.yaml'), 'utf8')
    await writeFile(beside, `mapping:\n${mapping.replace(/^(?=.)/gm, '  ')}`)
    expect((await tradebrief([...args.slice(0, -1), beside])).stdout).toContain('already')
  })

  it('stands beside a file, or in a rule of the workspace', async () => {
    const workspace = await workspaceWith()
    const [beside, ruled] = ['office.csv', 'office-2024.csv'].map((name) => join(workspace.folder, name))
    const text = await readFile(join(mapped, 'input.csv'), 'utf8')
    await writeFile(beside ?? '', text)
    await writeFile(`${beside}.yaml`, JSON.stringify({ mapping: parse(mapping) }))
    expect(await tradebrief(['-C', workspace.folder, 'load', beside ?? ''])).toMatchObject({ code: 0 })
    expect(await listLoads(workspace)).toEqual(expected)
    await writeFile(ruled ?? '', text.replaceAll('2024-01', '2024-02'))
    const rules = { files: [{ match: 'office-*.csv', mapping: parse(mapping) }] }
    await writeFile(join(workspace.folder, 'tradebrief.yaml'), JSON.stringify(rules))
    expect(await tradebrief(['-C', workspace.folder, 'load', ruled ?? ''])).toMatchObject({ code: 0 })
    expect(await listLoads(await openWorkspace(workspace.folder))).toEqual([...expected, ...expected])
  })

  it('is understood by the desk in the file beside an upload', async () => {
    const { folder } = await workspaceWith()
    const bugs: unknown[] = []
    const desk = await serveDesk({ folder, port: 0, onError: (error) => bugs.push(error) })
    try {
      const sent = await fetch(`${desk.url}/api/uploads?name=salmon_export.csv`, {
        method: 'POST',
        body: await readFile(join(salmon, 'salmon_export.csv')),
        headers: { 'content-type': 'application/octet-stream' },
      })
      const waiting = upload.parse(await sent.json())
      expect(JSON.stringify(waiting.problem)).toContain('salmon_export.csv.yaml')
      const said = await fetch(`${desk.url}/api/uploads/${waiting.id}/sidecar`, {
        method: 'PUT',
        body: JSON.stringify({ text: await readFile(join(salmon, 'salmon_export.csv.yaml'), 'utf8') }),
        headers: { 'content-type': 'application/json' },
      })
      const understood = upload.parse(await said.json())
      expect(understood.problem).toBeNull()
      expect(understood.load).toMatchObject({ flow: 'export', currency: 'EUR', rows: 20 })
    } finally {
      await desk.close()
    }
    expect(bugs).toEqual([])
  })
})

describe('an export of a ledger', () => {
  it('is loaded again without a mapping, and exported the same', async () => {
    const first = await workspaceWith()
    const brazil = join(repository, 'test', 'cases', 'brief', 'reporter-brazil-comexstat', 'EXP_2023.csv')
    const china = join(first.folder, '出口.csv')
    await writeFile(china, portalCsv(portalTable(bathtubRows(months('2022-01', '2023-03')))))
    const germany = join(
      repository,
      'test',
      'cases',
      'brief',
      'reporter-germany-comext',
      'estat_ds-045409_de_export.csv',
    )
    await load(first, [china, brazil, germany], { asOf: '2023-04-18', scope: 'whole' })
    const [once, twice] = ['once.csv', 'twice.csv'].map((name) => join(first.folder, name))
    const exported = ['export', '--format', 'sdmx-csv', '-o']
    expect(await tradebrief(['-C', first.folder, ...exported, once ?? ''])).toMatchObject({ code: 0 })
    const second = await workspaceWith()
    expect(await tradebrief(['-C', second.folder, 'load', once ?? ''])).toMatchObject({ code: 0 })
    expect(new Set((await listLoads(second)).map(({ source }) => source))).toEqual(
      new Set(['gacc', 'comexstat', 'comext']),
    )
    expect(await tradebrief(['-C', second.folder, ...exported, twice ?? ''])).toMatchObject({ code: 0 })
    const text = await readFile(once ?? '', 'utf8')
    expect(text.split('\n').length).toBeGreaterThan(100)
    expect(await readFile(twice ?? '', 'utf8')).toBe(text)
  })
})
