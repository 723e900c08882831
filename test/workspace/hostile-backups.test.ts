import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { isSafePath } from '../../src/workspace/backup/archive-path.ts'
import { restoreWorkspace } from '../../src/workspace/backup/restore.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { type TestEntry, writeTestArchive } from '../support/archives.ts'
import { temporaryFolder } from '../support/staged.ts'

let temporary: Awaited<ReturnType<typeof temporaryFolder>>
let folder: string
beforeAll(async () => {
  temporary = await temporaryFolder()
  folder = temporary.path
})
afterAll(() => temporary.remove())

const config: TestEntry = { name: 'workspace/tradebrief.yaml', content: 'issuer: x\n' }

let archives = 0
const nextArchive = () => join(folder, `archive-${++archives}.zip`)

/** What restoring an archive is refused with; nothing must be left of it. */
async function refusal(archive: string): Promise<string> {
  const target = join(folder, 'target', 'restored')
  await mkdir(join(folder, 'target'), { recursive: true })
  const error = await restoreWorkspace(archive, target, {}, silentEffects).catch((reason: unknown) => reason)
  if (!(error instanceof UserError)) throw new Error(`no UserError: ${error}`)
  expect(await readdir(join(folder, 'target'))).toEqual([])
  return error.words.en
}

/** Replaces some bytes of a file by others as many, wherever they are. */
async function replaceBytes(path: string, from: string, to: string): Promise<void> {
  if (Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new Error('expected as many bytes')
  const bytes = await readFile(path)
  const text = bytes.toString('latin1')
  if (!text.includes(from)) throw new Error(`no ${from}`)
  await writeFile(path, Buffer.from(text.replaceAll(from, to), 'latin1'))
}

describe('a backup that somebody has made to do harm', () => {
  it('is restored where nothing is wrong with it', async () => {
    const archive = nextArchive()
    await writeTestArchive(archive, [config, { name: 'workspace/products/a.yaml', content: 'name: x\n' }])
    const target = join(folder, 'sound')
    const restored = await restoreWorkspace(archive, target, {}, silentEffects)
    expect(restored).toMatchObject({ files: 2, ledger: null, replaced: null })
    expect(await readFile(join(target, 'products', 'a.yaml'), 'utf8')).toBe('name: x\n')
  })

  it.each([
    ['workspace/aaa/bb.txt', 'workspace/../bbb.txt'],
    ['workspace/aaa/bb.txt', 'workspace/aa/../b.tx'],
    ['workspace/aaa/bb.txt', '/orkspace/aaa/bb.txt'],
    ['workspace/aaa/bb.txt', 'workspace\\aaa\\bb.txt'],
    ['workspace/aaa/bb.txt', 'C:rkspace/aaa/bb.txt'],
    ['workspace/aaa/bb.txt', 'workspace//aa/bb.txt'],
    ['workspace/aaa/bb.txt', 'workspace/./a/bb.txt'],
    ['workspace/aaa/bb.txt', 'workspace/aaa/b\n.txt'],
    ['workspace/aaa/bb.txt', 'workspace/aaa/b\0.txt'],
  ])('is refused with the name %j changed to %j', async (from, to) => {
    const archive = nextArchive()
    await writeTestArchive(archive, [config, { name: from, content: 'evil' }])
    await replaceBytes(archive, from, to)
    expect(await refusal(archive)).toMatch(
      /^This backup cannot be used: it holds a (name that leads elsewhere|file that it does not list)/,
    )
    expect(await readdir(folder)).not.toContain('bbb.txt')
  })

  it.each([
    ['a link', { mode: 0o120777, content: '/etc/passwd' }],
    ['a folder', { mode: 0o040755, content: '' }],
    ['a device', { mode: 0o020666, content: '' }],
  ])('is refused with %s', async (_, entry) => {
    const archive = nextArchive()
    await writeTestArchive(archive, [config, { name: 'workspace/x', ...entry }])
    expect(await refusal(archive)).toBe(
      'This backup cannot be used: it holds a link, a folder or encrypted content (workspace/x).',
    )
  })

  it('is refused with a name twice', async () => {
    const archive = nextArchive()
    const entry = { name: 'workspace/products/a.yaml', content: 'name: x\n' }
    await writeTestArchive(archive, [config, entry, { ...entry, listed: false }])
    expect(await refusal(archive)).toBe(
      'This backup cannot be used: it holds a name twice (workspace/products/a.yaml).',
    )
    await writeTestArchive(archive, [config, entry, entry])
    expect(await refusal(archive)).toMatch(/a name twice/)
  })

  it('is refused with a file that is not listed, or that is listed and not there', async () => {
    const archive = nextArchive()
    await writeTestArchive(archive, [config, { name: 'workspace/x', content: 'x', listed: false }])
    expect(await refusal(archive)).toMatch(/it holds a file that it does not list \(workspace\/x\)/)
    await writeTestArchive(archive, [config, { name: 'workspace/x', content: 'x' }])
    await replaceBytes(archive, 'workspace/x', 'workspace/y')
    expect(await refusal(archive)).toMatch(/it does not list/)
  })

  it('is refused with a file of another size or content than it lists', async () => {
    const archive = nextArchive()
    await writeTestArchive(archive, [{ ...config, bytes: 5 }])
    expect(await refusal(archive)).toMatch(/a file has another size than it lists \(workspace\/tradebrief/)
    await writeTestArchive(archive, [config], {
      files: [
        { path: 'tradebrief.yaml', bytes: 10, sha256: '0'.repeat(64), modified: '2024-01-18T00:00:00.000Z' },
      ],
    })
    expect(await refusal(archive)).toBe(
      'The backup is damaged: workspace/tradebrief.yaml is not what its checksum says.',
    )
  })

  it('is refused where it claims more than the disk holds, or unpacks to more than it says', async () => {
    const archive = nextArchive()
    const content = 'x'.repeat(5_000_000)
    await writeTestArchive(archive, [config, { name: 'workspace/bomb', content, bytes: 5 }])
    expect(await refusal(archive)).toMatch(/another size/)
    // The size in the archive says 5 too: what comes out of the compressed bytes is cut off there.
    const size = Buffer.alloc(4)
    size.writeUInt32LE(5_000_000)
    const five = Buffer.alloc(4)
    five.writeUInt32LE(5)
    await replaceBytes(archive, size.toString('latin1'), five.toString('latin1'))
    expect(await refusal(archive)).toMatch(/is damaged: workspace\/bomb/)
  })

  it('is refused without a manifest, of another format, or where it is no archive', async () => {
    const archive = nextArchive()
    await writeTestArchive(archive, [config])
    await replaceBytes(archive, 'manifest.json', 'manifest.jsox')
    expect(await refusal(archive)).toBe('This file is not a backup of Tradebrief.')
    await writeTestArchive(archive, [config], { format: 2, program: '9.0.0' })
    expect(await refusal(archive)).toBe('The backup has format 2; this program knows format 1.')
    for (const text of ['', 'PK', 'no archive at all '.repeat(100)]) {
      await writeFile(archive, text)
      expect(await refusal(archive)).toBe('This file is not a backup of Tradebrief.')
    }
    expect(await refusal(join(folder, 'nowhere.zip'))).toBe('There is no such file.')
  })

  it('names a folder of its own only where that is a plain name', async () => {
    const archive = nextArchive()
    for (const workspace of ['../w', '/w', '..', '.hidden', 'a/b', 'con', '']) {
      await writeTestArchive(archive, [config], { workspace })
      const restoring = restoreWorkspace(archive, null, {}, silentEffects)
      await expect(restoring).rejects.toThrow('The backup names no folder that could be used.')
    }
  })

  it('any byte of which is another is refused, or restored whole', async () => {
    const archive = nextArchive()
    await writeTestArchive(archive, [config, { name: 'workspace/products/a.yaml', content: 'name: x\n' }])
    const bytes = await readFile(archive)
    let refused = 0
    for (let index = 0; index < bytes.length; index += 3) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 0x21
      await writeFile(archive, changed)
      const target = join(folder, `flipped-${index}`)
      const outcome = await restoreWorkspace(archive, target, {}, silentEffects).catch(
        (error: unknown) => error,
      )
      if (outcome instanceof UserError) refused++
      else {
        // A time, a comment: what does not belong to the files.
        expect(outcome).toMatchObject({ files: 2 })
        expect(await readFile(join(target, 'products', 'a.yaml'), 'utf8')).toBe('name: x\n')
      }
    }
    expect(refused).toBeGreaterThan(bytes.length / 3 / 3)
  })
})

describe('a folder to restore to', () => {
  it('is refused where it is not empty, and replaced only where it is a workspace and that is asked for', async () => {
    const archive = nextArchive()
    await writeTestArchive(archive, [config])
    const restore = (target: string, force = false) =>
      restoreWorkspace(archive, target, { force }, silentEffects)
    const target = join(folder, 'full')
    await mkdir(target)
    await writeFile(join(target, 'thesis.docx'), 'mine')
    await expect(restore(target)).rejects.toThrow('This folder is not empty.')
    await expect(restore(target, true)).rejects.toThrow('This folder is not empty.')
    await writeFile(join(target, 'tradebrief.yaml'), 'issuer: old\n')
    await expect(restore(target)).rejects.toThrow('This folder is not empty.')
    const { replaced } = await restore(target, true)
    expect(await readdir(target)).toEqual(['tradebrief.yaml'])
    expect((await readdir(replaced ?? '')).sort()).toEqual(['thesis.docx', 'tradebrief.yaml'])
    await expect(restore(archive)).rejects.toThrow('There is a file where a folder should be.')
  })

  it('may be empty, or a link to one that is', async () => {
    const archive = nextArchive()
    await writeTestArchive(archive, [config])
    const [real, named] = [join(folder, 'real'), join(folder, 'named')]
    await mkdir(real)
    await symlink(real, named)
    await restoreWorkspace(archive, named, {}, silentEffects)
    expect(await readdir(real)).toEqual(['tradebrief.yaml'])
    expect(await readdir(named)).toEqual(['tradebrief.yaml'])
  })
})

it('a path in an archive is safe where no system takes it for another place', () => {
  for (const path of ['a', 'a/b.md', '产品/锂电池.yaml', 'a b/c.d', '.desk/tokens.json', 'a…b'])
    expect(isSafePath(path, 'linux')).toBe(true)
  for (const path of ['', '/a', 'a/', 'a//b', '.', 'a/..', '../a', 'a\\b', 'a\u0000', 'a\u001b[2J', '\ufffd'])
    expect(isSafePath(path, 'linux')).toBe(false)
  for (const path of ['c:a', 'a/nul', 'COM1.yaml', 'a.', 'a ', 'a?b', 'aux.en.md'])
    expect(isSafePath(path, 'win32')).toBe(false)
})
