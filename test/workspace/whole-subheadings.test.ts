import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StatedFacts } from '../../src/workspace/project/stated-facts.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import { load, repository, workspaceWith } from '../support/workspaces.ts'

const folder = join(repository, 'test', 'cases', 'brief', 'market-and-mirror-brazil')

/** A file of Brazil with other codes in the place of 85076000, in turn. */
async function brazilFile(workspace: Workspace, name: string, codes: readonly string[]): Promise<string> {
  const lines = (await readFile(join(folder, name), 'utf8')).split('\n')
  const path = join(workspace.folder, name)
  const divided = lines.map((line, index) => line.replace('85076000', codes[index % codes.length] ?? ''))
  await writeFile(path, divided.join('\n'))
  return path
}

interface Given {
  readonly before?: readonly string[]
  readonly now?: readonly string[]
  readonly more?: string
  readonly stated?: StatedFacts
}

async function workspaceOf({
  before = ['85076010'],
  now = ['85076010', '85076090'],
  more = '',
  stated = {},
}: Given): Promise<Workspace> {
  const product = await readFile(join(folder, 'product.yaml'), 'utf8')
  const workspace = await workspaceWith({ 'batteries.yaml': `${product}${more}` })
  const exports = ['出口2022.csv', '出口2023.csv'].map((name) => join(folder, name))
  await load(workspace, exports, { asOf: '2023-03-18', scope: 'whole' })
  const imports = [
    await brazilFile(workspace, 'IMP_2022.csv', before),
    await brazilFile(workspace, 'IMP_2023.csv', now),
  ]
  await load(workspace, imports, { asOf: '2023-03-18', ...stated })
  return workspace
}

const run = ({ folder: at }: Workspace, ...args: string[]) => tradebrief(['-C', at, ...args])
const build = (workspace: Workspace, ...args: string[]) =>
  run(workspace, 'build', '2023-02', 'batteries', '--formats', 'md', '--language', 'en', ...args)

const check = 'whole-subheadings:BRA.import.850760'

describe('files of another reporter with national codes of a subheading', () => {
  it('are summed to it once a person has confirmed that their queries asked for all of it', async () => {
    const workspace = await workspaceOf({})
    const refused = await build(workspace)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain(
      'subheading 850760 of imports by Brazil is the sum of 85076010, 85076090',
    )
    expect(refused.stderr).toContain('IMP_2022.csv has no 85076090, which counts as no trade')
    expect(refused.stderr).toContain(`--accept ${check}`)
    expect((await run(workspace, 'check', '2023-02', 'batteries')).stdout).toContain(check)
    expect((await run(workspace, 'status')).stdout).toContain(check)

    expect(await build(workspace, '--accept', check, '--reason', 'yearly files')).toMatchObject({
      code: 0,
    })
    const brief = await readFile(join(workspace.folder, 'briefs', '2023-02', 'batteries.en.md'), 'utf8')
    expect(brief).toContain('yearly files')
    expect(await build(workspace, '--force')).toMatchObject({ code: 0 })
  })

  it('are asked about too where every file lists the same code, which may be a part', async () => {
    const { code, stderr } = await build(await workspaceOf({ now: ['85076010'] }))
    expect(code).toBe(2)
    expect(stderr).toContain('is the sum of 85076010 (')
    expect(stderr).not.toContain('counts as no trade')
  })

  it.each<[string, Given]>([
    ['the product file', { more: '\naccept: [{check: whole-subheadings, reason: yearly files}]\n' }],
    ['whoever loads them', { stated: { accept: ['whole-subheadings'] } }],
  ])('can be confirmed by %s', async (_, given) => {
    expect(await build(await workspaceOf(given))).toMatchObject({ code: 0 })
  })

  it('are to be confirmed again where another file comes in', async () => {
    const workspace = await workspaceOf({ before: ['85076010', '85076090'] })
    expect(await build(workspace, '--accept', check)).toMatchObject({ code: 0 })
    await load(workspace, [await brazilFile(workspace, 'IMP_2023.csv', ['85076010'])], { asOf: '2023-04-18' })
    const { code, stderr } = await build(workspace)
    expect(code).toBe(2)
    expect(stderr).toContain(check)
  })

  it('need no question where the code is all of the subheading, or the file has the whole trade', async () => {
    expect(await build(await workspaceOf({ before: ['85076000'], now: ['85076000'] }))).toMatchObject({
      code: 0,
    })
    const others = Array.from({ length: 97 }, (_, chapter) => String(chapter + 1).padStart(2, '0'))
    const codes = [
      '85076010',
      ...others.filter((chapter) => chapter !== '77').map((chapter) => `${chapter}019999`),
    ]
    const workspace = await workspaceOf({ before: ['85076010'], now: ['85076010'] })
    for (const name of ['IMP_2022.csv', 'IMP_2023.csv']) {
      const [heading = '', row = '', ...rows] = (await readFile(join(workspace.folder, name), 'utf8')).split(
        '\n',
      )
      const more = codes.slice(1).map((code) => row.replace('85076010', code))
      await writeFile(join(workspace.folder, name), [heading, row, ...more, ...rows].join('\n'))
    }
    const files = ['IMP_2022.csv', 'IMP_2023.csv'].map((name) => join(workspace.folder, name))
    await load(workspace, files, { asOf: '2023-05-18' })
    expect(await build(workspace)).toMatchObject({ code: 0 })
  })
})

describe('codes that are stated of a file', () => {
  it('must have those of its rows', async () => {
    const workspace = await workspaceWith()
    const path = await brazilFile(workspace, 'IMP_2023.csv', ['85076010'])
    const stated = load(workspace, [path], { codes: ['850760'] })
    await expect(stated).rejects.toThrow(/85076010|other than those/)
    const [outcome] = await load(workspace, [path], { codes: ['85076010', '85076090'] })
    expect(outcome?.load.commodities).toEqual(['85076010', '85076090'])
  })
})
