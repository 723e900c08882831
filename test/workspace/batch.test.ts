import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pressesFor } from '../../src/press/press.ts'
import type { Press } from '../../src/press/press-type.ts'
import { checks } from '../../src/review/checks/checks.ts'
import { packError, unpackError } from '../../src/trade/errors/portable-error.ts'
import { SystemRefusal } from '../../src/trade/errors/system-refusal.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { type BuildOutcome, buildBriefs } from '../../src/workspace/build/build-briefs.ts'
import { keepEdited } from '../../src/workspace/build/print/edited-files.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { processMark } from '../../src/workspace/files/owner-tag.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProducts } from '../../src/workspace/project/products/products.ts'
import { month } from '../support/briefs.ts'
import { tradebrief } from '../support/command.ts'
import { manyProducts } from '../support/many-products.ts'
import { killedMark, otherMachineKilledMark } from '../support/process-marks.ts'
import { load, withLedger } from '../support/workspaces.ts'

/** Enough products for the threads to be worth it. */
const { workspace, names } = await manyProducts(9)

const briefs = () => join(workspace.folder, 'briefs', '2023-12')
const place = (name: string) => join(briefs(), name)

async function build({
  only = names,
  formats = ['docx', 'md'],
  force = false,
  presses,
}: {
  only?: readonly string[]
  formats?: readonly string[]
  force?: boolean
  presses?: readonly Press[]
} = {}): Promise<BuildOutcome[]> {
  const opened = await openWorkspace(workspace.folder)
  const products = (await readProducts(opened)).filter(({ id }) => only.includes(id))
  const order = {
    month: month('2023-12'),
    products,
    languages: ['zh'] as const,
    presses: presses ?? (await pressesFor(formats)),
    force,
  }
  return withLedger(opened, (ledger) => buildBriefs(opened, ledger, order, silentEffects))
}

const built = (outcomes: readonly BuildOutcome[]) =>
  outcomes.map((outcome) => ('error' in outcome ? outcome.error.message : outcome.built))

describe('many products', () => {
  it('are printed in threads to the same bytes as one by one', async () => {
    expect(built(await build({ formats: ['docx', 'pdf', 'xlsx', 'html', 'md', 'json'] }))).toEqual(
      names.map(() => true),
    )
    const inThreads = new Map(readdirSync(briefs()).map((name) => [name, readFileSync(place(name))]))
    await build({
      only: ['batteries-4'],
      formats: ['docx', 'pdf', 'xlsx', 'html', 'md', 'json'],
      force: true,
    })
    for (const name of readdirSync(briefs()).filter((file) => file.startsWith('batteries-4.')))
      expect(readFileSync(place(name)).equals(inThreads.get(name) ?? Buffer.alloc(0)), name).toBe(true)
  })

  it('one that cannot be built does not keep the others back, and is told at the end', async () => {
    writeFileSync(
      join(workspace.folder, 'products', 'bathtubs.yaml'),
      'name: {zh: 浴缸, en: bathtubs}\nclasses: [{name: {zh: 浴缸, en: Bathtubs}, codes: {HS2022: ["73242100"]}}]\n',
    )
    const { code, stdout, stderr } = await tradebrief([
      '-C',
      workspace.folder,
      'build',
      '2023-12',
      '--all',
      '--force',
      '--verbose',
      '--formats',
      'md',
    ])
    expect(code).toBe(2)
    expect(
      stdout
        .trim()
        .split('\n')
        .map((path) => path.split('/').at(-1)),
    ).toEqual([...names, 'lithium-ion'].flatMap((name) => [`${name}.md`, `${name}.checks.html`]))
    expect(stderr).toMatch(/bathtubs: .*(\n.*)*1 of 11 products could not be built: bathtubs\n$/)
  })

  it('are checked one after the other, and what cannot be built is named at the end', async () => {
    const { code, stdout, stderr } = await tradebrief(['-C', workspace.folder, 'check', '2023-12'])
    expect(code).toBe(2)
    const summaries = new RegExp(`^${checks.length} checks: `, 'gm')
    expect(stdout.match(summaries)).toHaveLength(names.length + 2)
    expect(stderr).toBe('11 products: no brief of 1 (bathtubs), warnings for 0\n')
  })

  it('are named or all of them, not both', async () => {
    const { code, stderr } = await tradebrief([
      '-C',
      workspace.folder,
      'build',
      '2023-12',
      '--all',
      'bathtubs',
    ])
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        '--all means every product, so none can be named: bathtubs\nLeave out --all, or the products.\n',
    })
  })

  it('a bug in one press stops its product only, and keeps its stack', async () => {
    const faulty: Press = {
      format: 'faulty',
      extension: 'txt',
      mediaType: 'text/plain',
      print: async ({ about }) => {
        if (about.product === 'batteries-2') throw new TypeError('nothing to print with')
        return new TextEncoder().encode(about.product)
      },
    }
    const outcomes = await build({ presses: [faulty] })
    expect(built(outcomes)).toEqual(
      names.map((name) => (name === 'batteries-2' ? 'nothing to print with' : true)),
    )
    const [, failed] = outcomes
    expect(failed && 'error' in failed && failed.error.stack).toContain('batch.test.ts')
  })
})

it('the manifest says which files came of which data, and a file belongs to the last build that wrote it', async () => {
  const only = ['batteries-6']
  await build({ only, formats: ['docx', 'md'], force: true })
  changeProduct('batteries-6', 'top: 4\n')
  const [outcome] = await build({ only, formats: ['md'] })
  const { builds } = JSON.parse(readFileSync(place('_manifest.json'), 'utf8'))
  const subject = builds.filter(({ product }: { product: string }) => product === 'batteries-6')
  const files = subject.flatMap((item: { key: string; files: { name: string }[] }) =>
    item.files.map(({ name }) => [name, item.key]),
  )
  if (outcome && 'error' in outcome) throw outcome.error
  expect(new Map(files).size).toBe(files.length)
  const keys = new Map<string, string>(files)
  expect(keys.get('batteries-6.md')).not.toBe(keys.get('batteries-6.docx'))
  expect(subject[0].standsOn.length).toBeGreaterThan(0)
})

it('what a build that was killed left on the way to a brief goes, and nothing else', async () => {
  await build({ only: ['batteries-8'] })
  const id = '0e984725-c51c-4bf4-9e61-58d56b7f32c1'
  const adjacent = (format: string, mark: string) => `.batteries-8.${format}.${mark}-${id}`
  // Another machine may still be at work on what is young.
  const young = adjacent('docx', otherMachineKilledMark)
  const left = [adjacent('docx', killedMark), adjacent('pdf', otherMachineKilledMark)]
  const others = [adjacent('html', processMark), '.mine', young]
  const twoDaysAgo = new Date(Date.now() - 172_800_000)
  for (const name of [...left, ...others]) {
    writeFileSync(place(name), 'half a file')
    if (name !== young) utimesSync(place(name), twoDaysAgo, twoDaysAgo)
  }
  await build({ only: ['batteries-8'] })
  expect(readdirSync(briefs()).filter((name) => name.startsWith('.'))).toEqual(others.sort())
  for (const name of others) rmSync(place(name))
})

describe('a file that someone has changed since it was built', () => {
  const only = ['batteries-7']
  const stored = () => readdirSync(briefs()).filter((name) => name.includes('.kept-'))
  const warningsOf = ([outcome]: readonly BuildOutcome[]) =>
    outcome && 'warnings' in outcome ? outcome.warnings.map(({ en }) => en) : []

  it('is kept, with its changes, beside the one that is built', async () => {
    await build({ only })
    writeFileSync(place('batteries-7.md'), 'as I would say it')
    const reported = warningsOf(await build({ only }))
    expect(stored()).toEqual([expect.stringMatching(/^batteries-7\.kept-\d{8}-\d{6}\.md$/)])
    const [name = ''] = stored()
    expect(readFileSync(place(name), 'utf8')).toBe('as I would say it')
    expect(reported).toContain(
      `batteries-7.md was changed after it was built; with its changes it is kept as ${name}`,
    )
    expect(readFileSync(place('batteries-7.md'), 'utf8')).toMatch(/^# /)
    // It is told of once, and no build touches it.
    expect(warningsOf(await build({ only })).join()).not.toContain('.kept-')
    expect(stored()).toEqual([name])
    rmSync(place(name))
  })

  it('is kept where no record says who wrote it, and no other is', async () => {
    await build({ only })
    rmSync(place('_manifest.json'))
    await build({ only })
    expect(stored()).toEqual([])
    rmSync(place('_manifest.json'))
    writeFileSync(place('batteries-7.docx'), 'mine')
    await build({ only })
    expect(stored().map((name) => readFileSync(place(name), 'utf8'))).toEqual(['mine'])
    rmSync(place(stored()[0] ?? ''))
  })

  it('is not taken for absent where it cannot be read', async () => {
    const path = join(place('_manifest.json'), 'batteries-7.md')
    const keeping = keepEdited([{ path, bytes: new Uint8Array() }], () => undefined)
    await expect(keeping).rejects.toMatchObject({ where: { file: path } })
  })

  it('is told from one that a build wrote from other data, which is not kept', async () => {
    await build({ only })
    changeProduct('batteries-7', 'top: 6\n')
    expect(built(await build({ only }))).toEqual([true])
    expect(stored()).toEqual([])
  })
})

describe('a build that has nothing new to do', () => {
  const touched = (name: string) => statSync(place(name)).mtimeMs

  it('does nothing', async () => {
    await build({ force: true })
    const before = names.map((name) => touched(`${name}.docx`))
    expect(built(await build())).toEqual(names.map(() => false))
    expect(names.map((name) => touched(`${name}.docx`))).toEqual(before)
  })

  it('is done all the same where it is forced', async () => {
    expect(built(await build({ only: ['batteries-1'], force: true }))).toEqual([true])
  })

  it.each([
    ['a file of it is gone', () => rmSync(place('batteries-3.md'))],
    ['a file of it was cut short', () => writeFileSync(place('batteries-3.docx'), 'half')],
    [
      'a file of it is younger than the record, as after a build that was stopped',
      () => utimesSync(place('batteries-3.md'), new Date(), new Date(Date.now() + 60_000)),
    ],
    ['the record is broken', () => writeFileSync(place('_manifest.json'), '{"builds": 1}')],
    ['its product file has changed', () => changeProduct('batteries-3', 'top: 5\n')],
    [
      'the issuer has changed',
      () => writeFileSync(join(workspace.folder, 'tradebrief.yaml'), 'issuer: 某商会\n'),
    ],
  ])('is none where %s', async (_, change) => {
    const only = ['batteries-3']
    await build({ only })
    expect(built(await build({ only }))).toEqual([false])
    await change()
    expect(built(await build({ only }))).toEqual([true])
    expect(built(await build({ only }))).toEqual([false])
  })

  it('is none where data of one of its codes were loaded, but is where they were of others', async () => {
    const only = ['batteries-5']
    await build({ only })
    const rows = (code: string) =>
      `数据年月,商品编码,商品名称,贸易伙伴编码,贸易伙伴名称,美元\n202301,${code},货物,502,美国,5\n`
    const loadRows = async (name: string, code: string) => {
      const path = join(workspace.folder, name)
      writeFileSync(path, rows(code))
      await load(workspace, [path], { flow: 'export', scope: 'whole' })
    }
    await loadRows('other.csv', '10063020')
    expect(built(await build({ only }))).toEqual([false])
    await loadRows('same.csv', '85076000')
    expect(built(await build({ only }))).not.toEqual([false])
  })
})

it('an error passes from thread to thread as what it is', () => {
  const error = new UserError(
    { zh: '没有字形', en: 'no glyph' },
    { where: { file: 'a.csv', line: 3 }, hint: { zh: '改名。', en: 'Rename it.' } },
  )
  const arrived = unpackError(structuredClone(packError(error)))
  expect(arrived).toBeInstanceOf(UserError)
  expect(arrived instanceof UserError && arrived.explain('zh')).toBe(error.explain('zh'))
  expect(arrived.stack).toBe(error.stack)
  expect(unpackError(structuredClone(packError(new TypeError('oh')))).message).toBe('oh')
  const full = unpackError(structuredClone(packError(new Error('ENOSPC: no space left on device, write'))))
  expect(full).toBeInstanceOf(SystemRefusal)
  expect(full).toMatchObject({ words: { zh: '磁盘已满。' } })
})

function changeProduct(name: string, more: string): void {
  const path = join(workspace.folder, 'products', `${name}.yaml`)
  writeFileSync(path, `${readFileSync(path, 'utf8')}${more}`)
}
