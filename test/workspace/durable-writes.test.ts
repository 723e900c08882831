import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Disk, realDisk } from '../../src/workspace/files/disk.ts'
import { removeFileDurably, writeFiles, writeFilesDurably } from '../../src/workspace/files/write-files.ts'
import { bundle } from '../support/bundle.ts'
import { isPermitted, run } from '../support/command.ts'
import { repository, sample, workspaceWith } from '../support/workspaces.ts'

/** The real disk, with a record of its calls by the names of files within a folder; temporary names read `beside NAME`. */
function recordedDisk(folder: string): { readonly disk: Disk; readonly calls: string[] } {
  const calls: string[] = []
  const nameOf = (path: string) => {
    const [, name] = /^\.(.+)\.\d+-[\da-f]{8}-[\da-f-]{36}$/.exec(basename(path)) ?? []
    const place = relative(folder, name === undefined ? path : join(dirname(path), name)) || '.'
    return name === undefined ? place : `beside ${place}`
  }
  const disk: Disk = {
    makeFolder: realDisk.makeFolder,
    writeFile(path, bytes, options) {
      calls.push(`${options.sync ? 'write and sync' : 'write'} ${nameOf(path)}`)
      return realDisk.writeFile(path, bytes, options)
    },
    rename(from, to) {
      calls.push(`rename ${nameOf(from)} to ${nameOf(to)}`)
      return realDisk.rename(from, to)
    },
    remove: realDisk.remove,
    syncFile: realDisk.syncFile,
    syncFolder(path) {
      calls.push(`sync folder ${nameOf(path)}`)
      return realDisk.syncFolder(path)
    },
  }
  return { disk, calls }
}

const bytes = new TextEncoder().encode('text')

describe('a durable write', () => {
  it('syncs every file before any is renamed, and then each folder whose entries changed', async () => {
    const { folder } = await workspaceWith()
    const { disk, calls } = recordedDisk(folder)
    const paths = [join(folder, 'commentary', '2023-12', 'a.md'), join(folder, 'products', 'b.yaml')]
    await writeFilesDurably(
      paths.map((path) => ({ path, bytes })),
      disk,
    )
    expect(calls).toEqual([
      'write and sync beside commentary/2023-12/a.md',
      'write and sync beside products/b.yaml',
      'rename beside commentary/2023-12/a.md to commentary/2023-12/a.md',
      'rename beside products/b.yaml to products/b.yaml',
      'sync folder commentary/2023-12',
      'sync folder commentary', // which was created for the file, as was commentary/2023-12
      'sync folder .',
      'sync folder products',
    ])
    for (const path of paths) expect(await readFile(path, 'utf8')).toBe('text')
  })

  it('renames nothing where a file cannot be synced, and leaves the old content', async () => {
    const { folder } = await workspaceWith()
    const { disk, calls } = recordedDisk(folder)
    const path = join(folder, 'products', 'a.yaml')
    await writeFile(path, 'old')
    const failing: Disk = {
      ...disk,
      writeFile: async (name) => {
        throw Object.assign(new Error(`EIO: i/o error, fsync '${name}'`), { code: 'EIO' })
      },
    }
    await expect(writeFilesDurably([{ path, bytes }], failing)).rejects.toThrow(/failed to read or write/)
    expect(calls).toEqual([])
    expect(await readFile(path, 'utf8')).toBe('old')
  })

  it('syncs the folder of a file that is removed', async () => {
    const { folder } = await workspaceWith()
    const { disk, calls } = recordedDisk(folder)
    await removeFileDurably(join(folder, 'products', 'lithium-ion.yaml'), disk)
    expect(calls).toEqual(['sync folder products'])
    expect(await readdir(join(folder, 'products'))).not.toContain('lithium-ion.yaml')
    await removeFileDurably(join(folder, 'commentary', '2023-12', 'none.md'), disk)
  })

  it('is not what briefs have, which can be built again', async () => {
    const { folder } = await workspaceWith()
    const { disk, calls } = recordedDisk(folder)
    await writeFiles([{ path: join(folder, 'briefs', 'a.md'), bytes }], disk)
    expect(calls).toEqual(['write beside briefs/a.md', 'rename beside briefs/a.md to briefs/a.md'])
  })
})

const canTrace = isPermitted('strace', '-f', '-o', '/dev/null', 'true')

/** Runs a command and returns its calls that sync and rename, with paths within a folder, in order. */
async function tracedCalls(folder: string, command: readonly string[]): Promise<string[]> {
  const log = join(folder, 'calls.log')
  const calls = 'trace=fsync,fdatasync,rename,renameat,renameat2'
  const { code, stderr } = await run(['strace', '-f', '-y', '-s', '500', '-e', calls, '-o', log, ...command])
  expect(stderr).not.toContain('bug')
  expect(code).toBe(0)
  const text = (await readFile(log, 'utf8')).replaceAll(folder, '')
  return text.split('\n').flatMap((line) => {
    const [, call = '', given = ''] = /^\d+ +(\w+)\((.*)$/.exec(line) ?? []
    const shown = given.replace(/\.\d+-[\da-f]{8}-[\da-f-]{36}/g, '.TEMPORARY')
    const synced = /^\d+<([^>]*)>/.exec(shown)?.[1]
    const renamed = [...shown.matchAll(/"([^"]*)"/g)].map(([, path]) => path)
    if (call.startsWith('rename')) return [`rename ${renamed.join(' to ')}`]
    return call && synced !== undefined ? [`sync ${synced || '/'}`] : []
  })
}

describe.skipIf(!canTrace)('the command under strace', () => {
  it('syncs the tokens before it renames them, and then their folder', async () => {
    const { folder } = await workspaceWith()
    const calls = await tracedCalls(folder, [
      ...[process.execPath, join(repository, 'bin', 'tradebrief.js')],
      ...['-C', folder, 'token', 'add', 'reader', '--role', 'reader'],
    ])
    expect(calls.filter((call) => call.includes('.desk') || call === 'sync /')).toEqual([
      'sync /.desk/.tokens.json.TEMPORARY',
      'rename /.desk/.tokens.json.TEMPORARY to /.desk/tokens.json',
      'sync /.desk',
      'sync /',
    ])
  })

  it('syncs the log of a ledger before a load is said to be done', async () => {
    const { folder } = await workspaceWith()
    const files = join(sample, 'files')
    const calls = await tracedCalls(folder, [
      ...[process.execPath, join(repository, 'bin', 'tradebrief.js')],
      ...['-C', folder, 'load', files],
    ])
    expect(calls).toContain('sync /ledger.duckdb.wal')
    expect(calls).toContain('sync /ledger.duckdb')
    // The file was created, and so is its name.
    expect(calls).toContain('sync /')
  })

  it('syncs the copy of a brief that was changed by hand before the brief is built over it', async () => {
    const { folder } = await workspaceWith()
    const path = join(folder, 'briefs', 'brief.md')
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, 'changed by hand')
    const script = await bundle(new URL('keep-and-build.ts', import.meta.url), folder)
    const calls = await tracedCalls(folder, [process.execPath, script, path])
    const order = calls.filter((call) => call.includes('/briefs'))
    expect(order.map((call) => call.replace(/kept-[\d-]+/, 'kept-TIME'))).toEqual([
      'sync /briefs/brief.kept-TIME.md',
      'sync /briefs',
      'rename /briefs/.brief.md.TEMPORARY to /briefs/brief.md',
    ])
  })
})
