import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { binary, run, tradebrief } from '../support/command.ts'
import { load, sample, workspaceWith } from '../support/workspaces.ts'

let workspace: string
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradebrief-completion-'))
  const product = 'name: {zh: 浴缸, en: bathtubs}\n'
  const ids = ['bathtubs', '浴缸', '$(touch mine)', 'a b']
  workspace = (await workspaceWith(Object.fromEntries(ids.map((id) => [`${id}.yaml`, product])))).folder
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The words that are offered in place of the last one, and whether files are too. */
async function offered(...words: readonly string[]) {
  const { code, stdout, stderr } = await tradebrief(['complete', '--', ...words])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const lines = stdout.trimEnd().split('\n')
  return { words: lines.slice(0, -1).map((line) => line.split('\t')[0]), files: lines.at(-1) === ':0' }
}

describe('completion offers', () => {
  it.each([
    ['commands by their beginning', ['re'], ['revisions']],
    ['parts of a command', ['token', ''], ['add', 'list', 'remove']],
    ['options of a command and of all commands', ['load', '--'], ['--flow', '--months', '--ui', '--help']],
    ['short options', ['-'], ['-C', '-h', '-V']],
    ['values of options that have a choice', ['load', '--flow', ''], ['export', 'import']],
    ['values of arguments that have a choice', ['schema', 'p'], ['product']],
    ['shells', ['complete', ''], ['zsh', 'bash', 'fish', 'powershell']],
  ])('%s', async (_, words, expected) => {
    const { words: found, files } = await offered(...words)
    expect(found).toEqual(expect.arrayContaining(expected))
    expect(found.filter((word) => !word?.startsWith(words.at(-1) ?? ''))).toEqual([])
    expect(files).toBe(false)
  })

  it.each([
    ['files to load', ['load', '']],
    ['more files to load', ['load', 'a.csv', '--flow', 'export', '']],
    ['a folder', ['-C', '']],
    ['a file for an option', ['serve', '--tls-key', 'k']],
    ['a brief', ['audit', '']],
    ['a workspace', ['ledger', 'copy', 'a', '']],
  ])('%s, which the shell knows', async (_, words) => {
    expect(await offered(...words)).toEqual({ words: [], files: true })
  })

  it('products of the workspace, but for names that a shell would run or break', async () => {
    const subject = (...words: readonly string[]) => offered('-C', workspace, ...words)
    const everything = { words: ['bathtubs', 'lithium-ion', '浴缸'], files: false }
    expect(await subject('build', '2023-12', '')).toEqual(everything)
    expect(await subject('build', '2023-12', '--force', 'bathtubs', 'lit')).toEqual({
      ...everything,
      words: ['lithium-ion'],
    })
    expect(await subject('plan', '')).toEqual(everything)
    expect(await subject('plan', 'bathtubs', '')).toEqual({ words: [], files: false })
    expect(await offered('-C', join(folder, 'none'), 'plan', '')).toEqual({ words: [], files: false })
  })

  it('months that there are data of, and the figures of a brief', async () => {
    const { folder: filled } = await workspaceWith()
    const target = async (...words: readonly string[]) => (await offered('-C', filled, ...words)).words
    // There is no ledger yet, and asking makes none.
    expect(await target('build', '')).toEqual([])
    expect(await readdir(filled)).not.toContain('ledger.duckdb')
    await load(await openWorkspace(filled), await filesToLoad([join(sample, 'files')]))
    expect(await target('build', '2023-0')).toEqual(
      Array.from({ length: 9 }, (_, month) => `2023-0${month + 1}`),
    )
    expect(await target('revisions', '--month', '2022-12')).toEqual(['2022-12'])
    const growth = 'export.partner.USA.month.value.yoy'
    expect(await target('explain', '2023-12', 'lithium-ion', 'export.partner.USA.month')).toContain(growth)
    expect(await target('figures', '2023-12', 'lithium-ion', '--id', growth)).toEqual([growth])
    expect(await target('explain', '2023-Q4', 'lithium-ion', 'trade.quarter.')).toContain(
      'trade.quarter.value',
    )
    // Nobody can tell what a brief holds that cannot be built, or is none.
    expect(await target('explain', '2022-12', 'lithium-ion', '')).toEqual([])
    expect(await target('explain', 'some day', 'nothing', '')).toEqual([])
  })

  it('nothing where anything may be written', async () => {
    expect(await offered('build', '')).toEqual({ words: [], files: false })
    expect(await offered('nonsense', '')).toEqual({ words: [], files: false })
  })
})

it('bash has files where no words are offered, also without its package for completion', async () => {
  const bin = join(folder, 'bin')
  await mkdir(bin)
  await writeFile(join(bin, 'tradebrief'), `#!/bin/sh\nexec '${process.execPath}' '${binary}' "$@"\n`, {
    mode: 0o755,
  })
  const script = `
    eval "$(tradebrief complete bash)"
    complete -p tradebrief
    compopt() { echo "compopt $*"; }
    COMP_WORDS=(tradebrief load '') COMP_CWORD=2
    __tradebrief_complete tradebrief '' load; echo "\${COMPREPLY[@]}"
    COMP_WORDS=(tradebrief load --fl) COMP_CWORD=2
    __tradebrief_complete tradebrief --fl load; echo "\${COMPREPLY[@]}"`
  const { stdout, stderr } = await run(['bash', '--norc', '--noprofile', '-c', script], {
    env: { PATH: `${bin}:${process.env.PATH}` },
  })
  expect(stderr).toBe('')
  expect(stdout.split('\n')).toEqual([
    'complete -o default -F __tradebrief_complete tradebrief',
    '',
    'compopt +o default',
    '--flow',
    '',
  ])
})
