import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readReleases } from '../../src/releases/release-brief.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { tradebrief } from '../support/command.ts'
import { workspaceWith } from '../support/workspaces.ts'
import { writeBrief } from './written-brief.ts'

let folder: string
/** Runs `tradebrief release …` on the workspace. */
const release = (...args: string[]) => tradebrief(['-C', folder, 'release', ...args])
const december = ['2023-12', 'lithium-ion']

beforeAll(async () => {
  const workspace = await workspaceWith()
  folder = workspace.folder
  await writeBrief(workspace, 'first')
  await writeFile(
    join(folder, 'tradebrief.yaml'),
    'releases: {two_people: true, approval: true, utc_offset: "+08:00"}\n',
  )
  const people = { 王芳: 'editor', 李: 'reviewer', 陈主任: 'signer', 林: 'reader' } as const
  for (const [name, role] of Object.entries(people)) await addToken(folder, name, role, new Date())
})

describe('tradebrief release', () => {
  it('takes a brief from its submission to its release, by people with their roles', async () => {
    const refused = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await release(...args)
      expect(code).toBe(2)
      return stderr
    }
    expect(await refused('submit', ...december, '--person', '路人')).toContain('none of the people')
    expect(await refused('submit', ...december, '--person', '林')).toContain('takes the role editor')
    const submitted = await release('submit', ...december, '--person', '王芳')
    expect(submitted.stderr).toBe('')
    expect(submitted.stdout).toMatch(
      /version 1: in review[\s\S]*submitted {2}王芳 \(editor, command line, system user \S+@\S+\)/,
    )
    await release('comment', ...december, '请核对', '--on', 'table:1', '--assign', '王芳', '--person', '李')
    expect((await release('approve', ...december, '--person', '李')).code).toBe(0)
    expect(await refused('sign', ...december, '--person', '陈主任')).toMatch(
      /takes a reason, since this is open:[\s\S]*comment 1 is not resolved \(李\)[\s\S]*--reason/,
    )
    expect(await refused('sign', ...december, '--person', '李')).toContain('takes the role signer')
    const signed = await release('sign', ...december, '--person', '陈主任', '--reason', '已核对')
    expect(signed.stdout).toMatch(
      /version 1: signed[\s\S]*signed {2}陈主任 \(signer, command line, system user \S+@\S+\): 已核对/,
    )
    expect(
      await refused('schedule', ...december, '--at', '2999-01-20 tomorrow', '--person', '陈主任'),
    ).toMatch(/This is no time/)
    const scheduled = await release(
      ...[
        'schedule',
        ...december,
        '--at',
        '2999-01-20T10:00',
        '--early',
        '林',
        '--person',
        '陈主任',
        '--json',
      ],
    )
    expect(JSON.parse(scheduled.stdout).versions[0]).toMatchObject({
      ...{ state: 'scheduled', embargo: '2999-01-20T02:00:00.000Z', earlyAccess: ['林'] },
    })
    const { stdout } = await release('list')
    expect(stdout).toBe('2023-12  lithium-ion  version 1: scheduled 20 January 2999, 10:00 (UTC+8)\n')
    const changes = await readFile(join(folder, '.desk', 'changes.jsonl'), 'utf8')
    expect(changes).toMatch(/"who":"陈主任","what":"release","action":"sign","product":"lithium-ion"/)
  })

  it('verifies what was signed, and ends with 1 where a byte is another', async () => {
    const sound = await release('verify')
    expect([sound.code, sound.stdout]).toEqual([0, expect.stringContaining('All as it was signed.')])
    // One user of the system ran all of it, under three names.
    expect(sound.stdout).toMatch(
      /version 1: two people are required, but one user of the system, \S+@\S+, took/,
    )
    expect(sound.stdout).toContain('under the names 王芳, 李, 陈主任')
    const [found] = await readReleases(await openWorkspace(folder), new Date())
    const path = join(folder, 'releases', found?.versions[0]?.signature?.folder ?? '', 'lithium-ion.docx')
    const bytes = await readFile(path)
    await chmod(path, 0o600)
    await writeFile(path, 'altered')
    const { code, stdout } = await release('verify', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout).findings).toMatchObject([{ severity: 'fault' }, { severity: 'warning' }])
    await writeFile(path, bytes)
  })

  it('takes no step where the workspace leaves that to the desk', async () => {
    const settings = join(folder, 'tradebrief.yaml')
    const before = await readFile(settings, 'utf8')
    await writeFile(settings, 'releases: {command_line: false}\n')
    for (const args of [
      ['withdraw', ...december, '--reason', '测试', '--person', '陈主任'],
      ['comment', ...december, '意见', '--person', '王芳'],
    ]) {
      const { code, stderr } = await release(...args)
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining('taken at the desk, by people who have signed in'),
      ])
      expect(stderr).toContain('tradebrief serve')
    }
    expect((await release('list')).stdout).toContain('version 1: scheduled')
    await writeFile(settings, before)
  })

  it('is completed by the shell, and explains itself in both languages', async () => {
    const completed = await tradebrief(['complete', '--', '-C', folder, 'release', 's'])
    expect(completed.stdout).toMatch(/^show\t[\s\S]*submit\t[\s\S]*sign\t[\s\S]*schedule\t/)
    const products = await tradebrief(['complete', '--', '-C', folder, 'release', 'sign', '2023-12', ''])
    expect(products.stdout).toContain('lithium-ion')
    const help = await tradebrief(['--ui', 'zh', 'release', 'schedule', '--help'])
    expect(help.stdout).toMatch(/可提前查看的人[\s\S]*示例：/)
    const english = await release('--help')
    for (const name of [
      'list',
      'show',
      'submit',
      'sign',
      'schedule',
      'publish',
      'amend',
      'withdraw',
      'verify',
    ])
      expect(english.stdout).toContain(`\n  ${name} `)
  })
})
