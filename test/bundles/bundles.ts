import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formats } from '../../src/press/formats/formats.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import { tradebrief } from '../support/command.ts'
import { repository, sample } from '../support/workspaces.ts'

const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))

/** Where `scripts/test-bundles` has made the bundles. */
export const bundleFolder = join(repository, 'out', 'bundles')
export const bundleFile = (system: string, extension: string): string =>
  join(bundleFolder, `tradebrief-${version}-${system}.${extension}`)
export const portableFolder = (system: string): string => `tradebrief-${version}-${system}`
export const bundleVersion: string = version

/** How each bundle is asked for all that a brief can be. */
export const buildArguments = ['build', '2023-12', '--formats', formats.join(','), '--language', 'zh,en']

/** The files of the sample's briefs by their names, as the checkout makes them. */
export async function buildInCheckout(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-reference-'))
  cpSync(join(sample, 'products'), join(folder, 'products'), { recursive: true })
  for (const args of [
    ['init', folder, '--yes'],
    ['-C', folder, 'load', join(sample, 'files')],
    ['-C', folder, ...buildArguments],
  ]) {
    const { code, stderr } = await tradebrief(args)
    if (code !== 0) throw new Error(stderr)
  }
  return readBriefs(folder)
}

/** The files of the briefs of a workspace; the manifest names files by the separators of its system. */
export function readBriefs(workspace: string): ReadonlyMap<string, Buffer> {
  const folder = join(workspace, 'briefs', '2023-12')
  const names = readdirSync(folder).filter((name) => !name.startsWith('_'))
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]))
}

/** Names of files that are absent or differ. */
export const differences = (
  wanted: ReadonlyMap<string, Buffer>,
  present: ReadonlyMap<string, Buffer>,
): string[] => [...wanted].filter(([name, bytes]) => !present.get(name)?.equals(bytes)).map(([name]) => name)

/** A folder for one file of tests, removed after it. */
export function makeFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-bundles-'))
  cleanUpAfterFile(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  mkdirSync(join(folder, name), { recursive: true })
  return join(folder, name)
}
