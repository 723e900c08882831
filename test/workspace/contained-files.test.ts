import { execFileSync } from 'node:child_process'
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveDesk } from '../../src/desk/server.ts'
import { hiddenCharacter } from '../../src/trade/visible-text.ts'
import { readContainedText } from '../../src/workspace/files/contained-file.ts'
import { isDeviceName } from '../../src/workspace/files/device-name.ts'
import { readCommentaryText } from '../../src/workspace/project/commentary/commentary-files.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { productOfText } from '../../src/workspace/project/products/product-files.ts'
import { readProduct, readProducts } from '../../src/workspace/project/products/products.ts'
import { readCorrelations } from '../../src/workspace/project/references/correlations.ts'
import { readNomenclature } from '../../src/workspace/project/references/nomenclature.ts'
import { allBulletins } from '../../src/workspace/project/references/stored-bulletins.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import { months, temporaryFolder } from '../support/staged.ts'
import { bathtubRows, portalFile } from '../support/trade.ts'
import { load, sample, withLedger, workspaceWith } from '../support/workspaces.ts'

const secret = 'root:$6$SECRET$hash:19000\n'
const outsideWords = 'This file is not in the workspace, and was not read.'

let elsewhere: Awaited<ReturnType<typeof temporaryFolder>>
let secretFile: string
beforeAll(async () => {
  elsewhere = await temporaryFolder()
  secretFile = join(elsewhere.path, 'secret.csv')
  await writeFile(secretFile, secret)
})
afterAll(() => elsewhere.remove())

/** What an operation is refused with; nothing of the secret may be in it. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw new Error('not refused')
  const reported = `${error.message}\n${JSON.stringify(error)}`
  expect(reported).not.toContain('SECRET')
  return error.message
}

const configured = (workspace: Workspace, config: Partial<Workspace['config']>): Workspace => ({
  ...workspace,
  config: { ...workspace.config, ...config },
})

describe('a file that a workspace names or holds', () => {
  it.each(['../secret.csv', 'link.csv', 'folder/secret.csv', 'absolute'])(
    'is no list of codes and no correlation table where %s leads out of the workspace',
    async (named) => {
      const workspace = await workspaceWith()
      await copyFile(secretFile, join(workspace.folder, '..', 'secret.csv'))
      await symlink(secretFile, join(workspace.folder, 'link.csv'))
      await symlink(elsewhere.path, join(workspace.folder, 'folder'))
      const file = named === 'absolute' ? secretFile : named
      const listed = configured(workspace, { nomenclature: file })
      expect(await refusalOf(readNomenclature(listed))).toBe(outsideWords)
      const tables = configured(workspace, { correlations: [{ file }] })
      expect(await refusalOf(readCorrelations(tables))).toBe(outsideWords)
    },
  )

  it('may lie in a folder of the workspace, or be a link to another file of it', async () => {
    const workspace = await workspaceWith()
    await mkdir(join(workspace.folder, 'tables'))
    await writeFile(join(workspace.folder, 'tables', 'codes.csv'), 'code,from,to\n85076000,2012-01,\n')
    await symlink(join('tables', 'codes.csv'), join(workspace.folder, 'link.csv'))
    for (const nomenclature of ['tables/codes.csv', 'link.csv'])
      expect(await readNomenclature(configured(workspace, { nomenclature }))).toHaveLength(1)
  })

  it('is no product where it is a link elsewhere, and what it leads to is not shown', async () => {
    const workspace = await workspaceWith()
    await symlink(secretFile, join(workspace.folder, 'products', 'stolen.yaml'))
    expect(await refusalOf(readProducts(workspace))).toBe(outsideWords)
    expect(await refusalOf(readProduct(workspace, 'stolen'))).toBe(outsideWords)
    const { code, stdout, stderr } = await tradebrief(['-C', workspace.folder, 'status'])
    expect(code).toBe(2)
    expect(stdout + stderr).toContain(outsideWords)
    expect(stdout + stderr).not.toContain('SECRET')
  })

  it('nor is it one where it leads to the tokens of the desk, or to what is no product file', async () => {
    const workspace = await workspaceWith()
    await mkdir(join(workspace.folder, '.desk'))
    await writeFile(join(workspace.folder, '.desk', 'tokens.yaml'), secret)
    await writeFile(join(workspace.folder, 'codes.csv'), secret)
    for (const target of ['../.desk/tokens.yaml', '../codes.csv']) {
      const products = await workspaceWith()
      await symlink(join(workspace.folder, 'products', target), join(products.folder, 'products', 'x.yaml'))
      expect(await refusalOf(readProducts(products))).toBe(outsideWords)
    }
    await symlink('../.desk/tokens.yaml', join(workspace.folder, 'products', 'tokens.yaml'))
    expect(await refusalOf(readProduct(workspace, 'tokens'))).toBe(outsideWords)
    await symlink('../codes.csv', join(workspace.folder, 'products', 'codes.yaml'))
    expect(await refusalOf(readProduct(workspace, 'codes'))).toBe(outsideWords)
  })

  it('is not shown by the desk either, over a socket', async () => {
    const workspace = await workspaceWith()
    const desk = await serveDesk({ folder: workspace.folder, port: 0, onError: () => {} })
    try {
      await symlink(secretFile, join(workspace.folder, 'products', 'stolen.yaml'))
      for (const path of ['/api/products', '/api/products/stolen', '/api/products/lithium-ion']) {
        const answer = await fetch(`${desk.url}${path}`)
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
        expect(await answer.text()).not.toContain('SECRET')
      }
    } finally {
      await desk.close()
    }
  })

  it('is no commentary, bulletin, or workspace file where it is a link elsewhere', async () => {
    const workspace = await workspaceWith()
    for (const name of ['commentary', 'bulletin']) await mkdir(join(workspace.folder, name))
    await symlink(secretFile, join(workspace.folder, 'commentary', 'a.md'))
    await symlink(secretFile, join(workspace.folder, 'bulletin', '2023-12.export.USD.2024-01-18.json'))
    expect(await refusalOf(readCommentaryText(workspace, 'commentary/a.md'))).toBe(outsideWords)
    expect(await refusalOf(allBulletins(workspace))).toBe(outsideWords)
    const { folder } = await workspaceWith()
    execFileSync('rm', [join(folder, 'tradebrief.yaml')])
    await symlink(secretFile, join(folder, 'tradebrief.yaml'))
    expect(await refusalOf(openWorkspace(folder))).toBe(outsideWords)
  })

  it('is not what is said of a file that is loaded, where it is a link elsewhere', async () => {
    const workspace = await workspaceWith()
    const file = await portalFile(workspace, '出口.csv', bathtubRows(months('2023-12')))
    await symlink(secretFile, `${file}.yaml`)
    expect(await refusalOf(load(workspace, [file], { scope: 'whole' }))).toBe(outsideWords)
  })

  it.skipIf(process.platform === 'win32')('that is a pipe is refused, and not waited for', async () => {
    const workspace = await workspaceWith()
    execFileSync('mkfifo', [join(workspace.folder, 'products', 'pipe.yaml')])
    expect(await refusalOf(readProduct(workspace, 'pipe'))).toBe('This is not a regular file.')
  })

  it('is refused where it is larger than any such file', async () => {
    const { folder } = await workspaceWith()
    await writeFile(join(folder, 'large.csv'), 'x'.repeat(2_000_000))
    const reading = readContainedText(folder, 'large.csv', { largest: 1024 * 1024 })
    expect(await refusalOf(reading)).toBe('The file is too large: 1 MB at most.')
  })
})

describe('names of devices', () => {
  const names = ['con', 'NUL', 'Aux', 'prn', 'com1', 'LPT9', 'com0', 'con.v2', 'aux.en', 'COM¹']

  it('are those of Windows, with whatever ending', () => {
    for (const name of names) expect(isDeviceName(name)).toBe(true)
    for (const name of ['console', 'com', 'com10', 'null', 'lithium-ion', 'a.con'])
      expect(isDeviceName(name)).toBe(false)
  })

  it('are no ids of products, in the workspace or at the desk', async () => {
    const yaml = await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8')
    const workspace = await workspaceWith({ 'con.yaml': yaml })
    const words = 'On Windows con is the name of a device; it cannot be the id of a product.'
    expect(await refusalOf(readProducts(workspace))).toBe(words)
    expect(await refusalOf(productOfText(workspace, 'con', yaml))).toBe(words)
    const other = await workspaceWith()
    const desk = await serveDesk({ folder: other.folder, port: 0, onError: () => {} })
    try {
      for (const id of ['nul', 'COM1', 'aux']) {
        const answer = await fetch(`${desk.url}/api/products/${id}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ yaml }),
        })
        expect({ id, status: answer.status }).toEqual({ id, status: 422 })
      }
      expect((await fetch(`${desk.url}/api/products`)).status).toBe(200)
    } finally {
      await desk.close()
    }
  })
})

describe('characters that cannot be seen', () => {
  const hidden = [
    '\u202e',
    '\u2066',
    '\u2069',
    '\u200b',
    '\u200f',
    '\ufeff',
    '\u0007',
    '\u001b',
    '\u0085',
    '\u2028',
  ]

  it('are found, and others are not', () => {
    for (const character of hidden)
      expect(hiddenCharacter(`a${character}b`)).toBe(
        `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      )
    expect(hiddenCharacter('锂离子蓄电池 (Li-ion)\tÉlan\n😀')).toBeNull()
  })

  const product = (name: string, more = '') =>
    `name: {zh: 浴缸, en: ${JSON.stringify(name)}}
classes: [{name: {zh: 浴缸, en: bathtubs}, codes: {HS2022: ["73242100"]}}]
${more}`

  it.each(hidden)(
    'are refused in names and titles of a product (%j), with line and column',
    async (character) => {
      const workspace = await workspaceWith()
      const code = hiddenCharacter(character)
      const reported = await productOfText(workspace, 'a', product(`x${character}y`)).catch(
        (error: unknown) => error,
      )
      expect(reported).toMatchObject({
        words: {
          en: `name.en: has the invisible control character ${code}; remove it`,
          zh: `name.en：含有看不见的控制字符 ${code}，请删去`,
        },
        where: { line: 1, column: 20 },
      })
      const title = `wording: {zh: {title: ${JSON.stringify(`题${character}`)}}}\n`
      expect(await refusalOf(productOfText(workspace, 'a', product('x', title)))).toContain(code)
    },
  )

  it('are refused in the issuer, in notes, in ids and in names of people', async () => {
    const { folder } = await workspaceWith()
    await writeFile(join(folder, 'tradebrief.yaml'), 'issuer: "某商会\\u202e"\n')
    expect(await refusalOf(openWorkspace(folder))).toContain(
      'issuer: has the invisible control character U+202E',
    )
    const workspace = await workspaceWith({ 'a\u202eb.yaml': product('x') })
    expect(await refusalOf(readProducts(workspace))).toBe(
      'The id a\ufffdb has the invisible control character U+202E.',
    )
    const { code, stderr } = await tradebrief([
      ...['-C', (await workspaceWith()).folder],
      ...['token', 'add', 'a\u202eb', '--role', 'reader'],
    ])
    expect(code).toBe(2)
    expect(stderr).toContain('This cannot be a name: a\ufffdb')
  })

  it('are made visible in the names of files that are loaded', async () => {
    const workspace = await workspaceWith()
    const file = await portalFile(workspace, '出口\u202evsc.csv', bathtubRows(months('2023-12')))
    await load(workspace, [file], { scope: 'whole' })
    const [loaded] = await withLedger(workspace, (ledger) => ledger.loads())
    expect(loaded?.file).toBe('出口\ufffdvsc.csv')
  })
})
