import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { json } from '../../src/press/json.ts'
import { runDemo } from '../../src/workspace/demo/demo.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { binary, run, tradebrief } from '../support/command.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, portalFile } from '../support/trade.ts'
import { repository, withLedger, workspaceWith } from '../support/workspaces.ts'

let sample: Workspace

beforeAll(async () => {
  const { folder } = await workspaceWith()
  await runDemo(folder, [json], ['zh'], silentEffects)
  sample = await openWorkspace(folder)
})

const inSample = (...args: string[]) => tradebrief(['-C', sample.folder, ...args])

describe('figures', () => {
  it('lists every figure of the brief as data', async () => {
    const { code, stdout, stderr } = await inSample('figures', '2023-12', 'lithium-ion', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const figures: readonly Readonly<Record<string, unknown>>[] = JSON.parse(stdout)
    for (const figure of figures)
      expect(Object.keys(figure)).toEqual(['id', 'value', 'text', 'unit', 'marker'])
    const brief = JSON.parse(
      await readFile(join(sample.folder, 'briefs', '2023-12', 'lithium-ion.json'), 'utf8'),
    )
    expect(figures.map(({ id }) => id)).toEqual(brief.figures.map(({ id }: { id: string }) => id))
    expect(figures).toContainEqual({
      id: 'export.month.value',
      value: '5279377948',
      text: '52.8',
      unit: 'USD',
      marker: null,
    })
  })

  it('picks those that are named, in their order', async () => {
    const ids = ['import.month.value.yoy', 'export.month.value.yoy']
    const { stdout } = await inSample(
      'figures',
      '2023-12',
      'lithium-ion',
      '--json',
      ...ids.flatMap((id) => ['--id', id]),
    )
    expect(JSON.parse(stdout).map(({ id, text }: { id: string; text: string }) => [id, text])).toEqual([
      ['import.month.value.yoy', '24.7'],
      ['export.month.value.yoy', '-10.3'],
    ])
  })

  it('suggests the nearest where there is no such figure', async () => {
    const { code, stdout, stderr } = await inSample(
      'figures',
      '2023-12',
      'lithium-ion',
      '--id',
      'export.partner.USA.month.yoy',
    )
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(
      'This brief has no figure export.partner.USA.month.yoy.\nThe nearest are: export.partner.USA.month',
    )
  })
})

describe('status', () => {
  it('shows a sign a month, by product, flow, currency and cut', async () => {
    const { code, stdout } = await inSample('status')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /exports USD commodity\+partner\+place {2}■{12} ■{12}\n {2}imports USD commodity\+partner\+place {2}■{12} ■{12}\n/,
    )
  })

  it('gives the same as data, with every row of every load accounted for', async () => {
    const { stdout } = await inSample('status', '--json')
    const status = JSON.parse(stdout)
    expect(status.rows[0].months[23]).toEqual({ month: '2023-12', state: 'complete' })
    const rows = status.loads.map((load: Readonly<Record<string, number>>) => [
      load.rows,
      (load.rowsKept ?? 0) + (load.rowsSummed ?? 0) + (load.rowsRefused ?? 0),
    ])
    expect(rows).toEqual([
      [5386, 5386],
      [5979, 5979],
      [2749, 2749],
      [2594, 2594],
    ])
  })
})

it('explain gives months as the brief’s own data have them', async () => {
  const { stdout } = await inSample('explain', '2023-12', 'lithium-ion', 'export.month.value', '--json')
  expect(JSON.parse(stdout).figure.derivation.cells.months).toEqual({ from: '2023-12', to: '2023-12' })
})

it('check tells what it looked at, and its exit code whether there are warnings', async () => {
  const { code, stdout } = await inSample('check', '2023-12')
  expect(code).toBe(0)
  expect(stdout).toContain('✓ every month needed is there (6)')
  const missing = await inSample('check', '2024-01', '--json')
  expect(missing.code).toBe(2)
  expect(JSON.parse(missing.stdout)[0].results[0]).toMatchObject({
    id: 'complete',
    findings: [{ severity: 'refusal', facts: { months: '2024-01' } }, {}],
  })
})

it('a load says how the rows of the file add up, for people and for programs', async () => {
  const workspace = await workspaceWith()
  const rows = bathtubRows(months('2023-01'))
  const twice = [...rows, ...rows.slice(0, 3)]
  const file = await portalFile(workspace, '出口.csv', twice)
  const another = rows.slice(0, 1).map((row) => ({ ...row, value: row.value + 1 }))
  const other = await portalFile(workspace, '出口2.csv', [...twice, ...another])
  const people = await tradebrief(['-C', workspace.folder, 'load', file, '--scope', 'whole'])
  expect(people.stdout).toContain('11 rows = 8 kept + 3 added to others + 0 refused')
  const programs = await tradebrief(['-C', workspace.folder, 'load', other, '--scope', 'whole', '--json'])
  expect(JSON.parse(programs.stdout)).toMatchObject([
    { changed: true, rows: 12, rowsKept: 8, rowsSummed: 4, rowsRefused: 0 },
  ])
})

it.each([
  ['months', '2023-13', 'These are no months: 2023-13'],
  ['as-of', 'yesterday', 'This is no date: yesterday'],
  ['codes', '85076000,8507x', 'This is no commodity code: 8507x'],
  ['codes', '1234567890123456', 'This is no commodity code: 1234567890123456'],
])('what is typed of a file is refused where it makes no sense: --%s %s', async (option, text, message) => {
  const files = join(repository, 'samples', 'lithium-ion', 'files')
  const ran = await inSample('load', files, `--${option}`, text)
  expect(ran.code).toBe(2)
  expect(ran.stderr).toContain(message)
})

it('init leaves a workspace that is there alone', async () => {
  const before = readdirSync(sample.folder)
  const { code, stdout, stderr } = await tradebrief(['init', sample.folder, '--yes'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toBe(
    `There is a workspace already: ${sample.folder}\nChoose another folder, or use this one.\n`,
  )
  expect(readdirSync(sample.folder)).toEqual(before)
})

it('init makes the workspace where -C says', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'tradebrief-'))
  const { code, stdout } = await tradebrief(['-C', parent, 'init', 'briefs', '--yes'])
  expect(code).toBe(0)
  expect(stdout).toContain(`The workspace is ready: ${join(parent, 'briefs')}\n`)
  expect(existsSync(join(parent, 'briefs', 'tradebrief.yaml'))).toBe(true)
  await rm(parent, { recursive: true })
})

describe('what is typed wrongly', () => {
  it.each([
    [['frobnicate'], "error: unknown command 'frobnicate'", '错误：没有这个命令：frobnicate'],
    [
      ['statsu'],
      "error: unknown command 'statsu'\n(Did you mean status?)",
      '错误：没有这个命令：statsu（是否要用 status？）',
    ],
    [['build', '--nope', '2023-12'], "error: unknown option '--nope'", '错误：没有这个选项：--nope'],
    [['build'], "error: missing required argument 'month'", '错误：缺少参数：month'],
    [
      ['init', 'a', 'b'],
      "error: too many arguments for 'init'. Expected 1 argument but got 2.",
      '错误：参数太多',
    ],
    [
      ['load', 'a.csv', '--flow', 'both'],
      "error: option '--flow <flow>' argument 'both' is invalid. Allowed choices are export, import.",
      '错误：--flow 不能是 both，可以是：export, import',
    ],
    [
      ['load', 'a.csv', '--months'],
      "error: option '--months <period>' argument missing",
      '错误：选项 --months <period> 后面缺少内容',
    ],
  ])('%j is told, with exit code 2', async (args, en, zh) => {
    for (const [language, words, hint] of [
      ['en', en, '(add --help for usage)'],
      ['zh', zh, '（加 --help 查看用法）'],
    ] as const) {
      const ran = await tradebrief([...args, '--ui', language])
      expect(ran).toEqual({ code: 2, stdout: '', stderr: `${words}\n${hint}\n` })
    }
  })
})

describe('help', () => {
  const commands = [
    'init',
    'load',
    'inbox',
    'undo',
    'compact',
    'backup',
    'restore',
    'verify',
    'doctor',
    'status',
    'plan',
    'check',
    'bridge',
    'build',
    'figures',
    'explain',
    'revisions',
    'compare',
    'export',
    'audit',
    'publish',
    'release',
    'notify',
    'schedule',
    'serve',
    'open',
    'mcp',
    'token',
    'demo',
    'ledger',
    'schema',
  ]

  it('names every command', async () => {
    const { stdout } = await tradebrief(['--help'])
    const listed = [...stdout.matchAll(/^ {2}(\w+) .* {2}\S/gm)].map(([, name]) => name)
    expect(listed).toEqual([...commands, 'complete', 'help'])
  })

  it.each(commands)('of %s has examples, in both languages', async (command) => {
    const [en, zh] = await Promise.all(
      ['en', 'zh'].map((language) => tradebrief(['--ui', language, command, '--help'])),
    )
    expect(en).toMatchObject({ code: 0, stderr: '' })
    expect(en?.stdout).toContain(`Examples:\n  $ tradebrief ${command}`)
    expect(en?.stdout).toMatch(/^Usage: /)
    expect(zh?.stdout).toContain(`示例：\n  $ tradebrief ${command}`)
    // Names of options and of files aside, no English is left.
    expect(zh?.stdout).toMatch(/^用法：/)
    expect(zh?.stdout).not.toMatch(/Usage|Options|Arguments|Commands|choices|default/)
  })
})

it.each(['', '2>&1'])(
  'a load goes on to its end where nobody reads what it tells (%s| true)',
  async (also) => {
    const workspace = await workspaceWith()
    const file = await portalFile(workspace, '出口.csv', bathtubRows(months('2023-01')))
    const bad = join(workspace.folder, 'bad.csv')
    await writeFile(bad, 'nothing of customs')
    const script = `"$0" "$@" ${also} | true; exit "\${PIPESTATUS[0]}"`
    const command = [process.execPath, binary, '-C', workspace.folder, 'load', file, bad, '--scope', 'whole']
    expect((await run(['bash', '-c', script, ...command])).code).toBe(2)
    expect(await withLedger(workspace, (ledger) => ledger.loads())).toHaveLength(1)
  },
)

it('a pipe whose reader goes away ends quietly', async () => {
  const { code, stderr, lines } = await new Promise<{ code: number | null; stderr: string; lines: string }>(
    (resolve, reject) => {
      const child = spawn(
        'bash',
        [
          '-o',
          'pipefail',
          '-c',
          '"$0" "$1" -C "$2" figures 2023-12 lithium-ion --json | head -1',
          process.execPath,
          binary,
          sample.folder,
        ],
        { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] },
      )
      let lines = ''
      let stderr = ''
      child.stdout.on('data', (text: Buffer) => {
        lines += text
      })
      child.stderr.on('data', (text: Buffer) => {
        stderr += text
      })
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, stderr, lines }))
    },
  )
  expect({ code, stderr, lines }).toEqual({ code: 0, stderr: '', lines: '[\n' })
})
