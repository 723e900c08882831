import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { System } from './systems.ts'

/** A package of a lock file. */
export interface LockedPackage {
  /** `node_modules/…` */
  readonly path: string
  readonly name: string
  readonly version: string
  /** As in the lock file: `sha512-…` in base64. */
  readonly integrity: string
  readonly license: string | undefined
  /** Whether it has compiled code for some systems alone. */
  readonly isNative: boolean
}

interface LockFile {
  readonly packages: Readonly<
    Record<
      string,
      { version: string; integrity?: string; license?: string; os?: unknown; optional?: boolean }
    >
  >
}

/**
 * Installs what a lock file has for a system, without development packages, into a temporary folder, for as long as
 * `use` takes. npm takes packages from its configured registry or its cache, compares each with its integrity hash, and
 * runs no scripts.
 */
export async function withLockedPackages<Result>(
  project: string,
  { os, cpu }: Pick<System, 'os' | 'cpu'>,
  use: (folder: string, packages: readonly LockedPackage[]) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-bundle-'))
  try {
    for (const file of ['package.json', 'package-lock.json'])
      copyFileSync(join(project, file), join(folder, file))
    const options = [
      '--omit=dev',
      '--ignore-scripts',
      '--no-bin-links',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
    ]
    const target = [`--os=${os}`, `--cpu=${cpu}`, '--libc=glibc']
    await promisify(execFile)('npm', ['ci', ...options, ...target], {
      cwd: folder,
      shell: process.platform === 'win32',
    })
    return await use(folder, installedPackages(folder, project))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What npm installed, by its record, each with the integrity of the project's lock file. */
function installedPackages(folder: string, project: string): LockedPackage[] {
  const locked = readLock(join(project, 'package-lock.json')).packages
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json')).packages
  return Object.entries(installed).map(([path, { version, license, os, optional }]) => {
    const wanted = locked[path]
    if (wanted?.version !== version || !wanted.integrity) throw new Error(`${path} is not in the lock file`)
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const isNative = optional === true && os !== undefined
    return { path, name, version, integrity: wanted.integrity, license, isNative }
  })
}

const readLock = (path: string): LockFile => JSON.parse(readFileSync(path, 'utf8'))
