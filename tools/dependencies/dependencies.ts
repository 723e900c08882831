/**
 * Checks the packages of the lock file, by the registry that npm is configured for:
 *
 *     node scripts/run.js tools/dependencies/dependencies.ts [--offline]
 *
 * 1. Licences: each package that is shipped has one of those that may be passed on.
 * 2. Install scripts: no package that is shipped has one.
 * 3. Known vulnerabilities (`npm audit`), not with `--offline`.
 * 4. Age: when the version was published; one younger than a week is reported, since malicious versions are mostly found
 *    within days. Not with `--offline`.
 *
 * Ends with 1 where something was found. What was not checked is named, also where a registry does not answer.
 *
 * @module
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const root = resolve(import.meta.dirname, '..', '..', '..', '..')
const { offline } = parseArgs({ options: { offline: { type: 'boolean', default: false } } }).values

const permitted = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Unlicense',
  'Zlib',
])
/** A version must have been public for so many days. */
const fewestDays = 7

interface Locked {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}
interface Package extends Locked {
  readonly name: string
}

const found: string[] = []
const unchecked: string[] = []
const shipped = ['package-lock.json', 'tools/bundles/runtime/package-lock.json'].flatMap(readShipped)
console.log(`${shipped.length} packages are shipped`)
for (const each of shipped) {
  if (!isPermitted(each.license))
    found.push(`${each.name} ${each.version}: licence ${each.license ?? 'not stated'}`)
  if (each.hasInstallScript) found.push(`${each.name} ${each.version}: runs a script when it is installed`)
}
if (offline) unchecked.push('known vulnerabilities and age, because of --offline')
else found.push(...audit(), ...readDirect().flatMap(checkAge))
for (const line of found) console.log(line)
for (const line of unchecked) console.log(`NOT CHECKED: ${line}`)
const count = found.length === 0 ? 'nothing was found' : `${found.length} found`
console.log(unchecked.length === 0 ? count : `${count} in what was checked`)
process.exitCode = found.length === 0 ? 0 : 1

function readShipped(file: string): Package[] {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(root, file), 'utf8'),
  )
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, locked]) => ({ ...locked, name: path.slice(path.lastIndexOf('node_modules/') + 13) }))
}

/** Whether an expression of SPDX allows one of the licences: `(MIT OR GPL-3.0-or-later)` does. */
function isPermitted(license: string | undefined): boolean {
  if (license === undefined) return false
  const choices = license.replace(/[()]/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((name) => permitted.has(name)))
}

/** Those that `package.json` names: to ask for all of several hundred would be too much for a registry. */
function readDirect(): Package[] {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  return shipped.filter(({ name, version }) => dependencies[name] === version)
}

function checkAge({ name, version }: Package): string[] {
  const { status, stdout } = npm('view', name, 'time', '--json')
  const time = status === 0 ? Date.parse(JSON.parse(stdout)[version]) : Number.NaN
  if (Number.isNaN(time)) return [`${name} ${version}: the registry does not state when it was published`]
  const days = Math.floor((Date.now() - time) / 86_400_000)
  console.log(`${name} ${version}: ${days} days`)
  return days < fewestDays ? [`${name} ${version}: published ${days} days ago`] : []
}

/** Names of vulnerable packages. A registry may lack that service: nothing was checked then. */
function audit(): string[] {
  const { stdout } = npm('audit', '--omit=dev', '--json')
  const { vulnerabilities, message, error } = JSON.parse(stdout || '{}')
  if (!vulnerabilities) {
    const reason = String(message || error?.summary || 'no reason given').replace(
      /https?:\S+/g,
      'the registry',
    )
    unchecked.push(`known vulnerabilities; npm audit was not answered: ${reason}`)
    return []
  }
  return Object.entries<{ severity: string }>(vulnerabilities).map(
    ([name, { severity }]) => `${name}: ${severity} vulnerability`,
  )
}

function npm(...args: readonly string[]) {
  return spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64e6,
  })
}
