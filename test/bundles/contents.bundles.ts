import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systems } from '../../tools/bundles/systems.ts'
import { repository } from '../support/workspaces.ts'
import { bundleFile, bundleFolder, bundleVersion, makeFolder, portableFolder } from './bundles.ts'

const unpack = (system: string): string => {
  const folder = makeFolder(system)
  if (system === 'windows-x64') execFileSync('unzip', ['-q', bundleFile(system, 'zip'), '-d', folder])
  else execFileSync('tar', ['-xzf', bundleFile(system, 'tar.gz'), '-C', folder])
  return folder
}
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))

/** System and processor by the header of a program or library; null for other files. */
function targetOf(bytes: Buffer): string | null {
  if (bytes.length < 64) return null
  if (bytes.readUInt32LE(0) === 0xfeedfacf)
    return { 16777223: 'macos-x64', 16777228: 'macos-arm64' }[bytes.readUInt32LE(4)] ?? 'macos'
  if (bytes.readUInt32BE(0) === 0xcafebabe) return universalTarget(bytes)
  if (bytes.readUInt32BE(0) === 0x7f454c46)
    return { 62: 'linux-x64', 183: 'linux-arm64' }[bytes.readUInt16LE(18)] ?? 'linux'
  const header = bytes.toString('latin1', 0, 2) === 'MZ' ? bytes.readUInt32LE(60) : 0
  if (header > 0 && bytes.toString('latin1', header, header + 2) === 'PE')
    return bytes.readUInt16LE(header + 4) === 0x8664 ? 'windows-x64' : 'windows'
  return null
}

/** The target of a Mach-O file for both processors: that of its bundle, which is one of them. */
function universalTarget(bytes: Buffer): string {
  const count = bytes.readUInt32BE(4)
  const processors = Array.from({ length: count }, (_, index) => bytes.readUInt32BE(8 + index * 20))
  return [0x01000007, 0x0100000c].every((each) => processors.includes(each)) ? 'macos-both' : 'macos'
}

/** Where Node.js and the program lie. */
const homes: Readonly<Record<string, string>> = {
  'windows-x64': 'Tradebrief',
  'macos-arm64': 'Tradebrief.app/Contents/Resources',
  'macos-x64': 'Tradebrief.app/Contents/Resources',
  'linux-x64': portableFolder('linux-x64'),
  'linux-arm64': portableFolder('linux-arm64'),
}

describe.each(systems.map(({ name }) => name))('the bundle for %s', (system) => {
  const folder = unpack(system)
  const home = join(folder, homes[system] ?? '')
  const files = filesIn(folder)

  it('has compiled code for that system alone: Node.js, ledger, typesetter, painter', () => {
    const targets = files
      .map((file) => ({ file, target: targetOf(readFileSync(file)) }))
      .filter(({ target }) => target)
    expect(targets.length).toBeGreaterThanOrEqual(5)
    for (const { file, target } of targets)
      expect({ file, target }).toEqual({ file, target: target === 'macos-both' ? target : system })
    for (const part of ['node/node', 'duckdb', 'typst', 'resvg'])
      expect(targets.filter(({ file }) => file.slice(folder.length).includes(part)).length).toBeGreaterThan(0)
  })

  it('has program, fonts, sample, licences and a bill of materials, and nothing of this machine', () => {
    for (const path of [
      'app/dist/cli.js',
      'app/typeset/TradebriefSong.otf',
      'app/samples/lithium-ion/files',
      'LICENSES.txt',
    ])
      expect(existsSync(join(home, path)), path).toBe(true)
    const bill = JSON.parse(readFileSync(join(home, 'sbom.cdx.json'), 'utf8'))
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' })
    for (const { name, hashes } of bill.components) expect(hashes[0].content, name).toMatch(/^[\da-f]{128}$/)
    const licences = readFileSync(join(home, 'LICENSES.txt'), 'utf8')
    for (const { name } of bill.components.filter((each: { name: string }) => !each.name.startsWith('node-')))
      expect(licences).toContain(`${name} `)
    const texts = files.filter((file) => /\.(?:js|json|txt|sh|cmd|vbs|plist|md)$/.test(file))
    expect(texts.filter((file) => readFileSync(file, 'utf8').includes(repository))).toEqual([])
  })

  it('has no path that is too long for Windows', () => {
    const lengths = files.map((file) => file.length - folder.length)
    if (system === 'windows-x64') expect(Math.max(...lengths)).toBeLessThan(140)
  })
})

describe('the application for macOS', () => {
  it.each(['macos-arm64', 'macos-x64'])('%s has a launcher that may be run, and names it', (system) => {
    const contents = join(unpack(system), 'Tradebrief.app', 'Contents')
    const plist = readFileSync(join(contents, 'Info.plist'), 'utf8')
    const [, launcher = ''] = /<key>CFBundleExecutable<\/key>\s*<string>(.*)<\/string>/.exec(plist) ?? []
    expect(() => execFileSync('test', ['-x', join(contents, 'MacOS', launcher)])).not.toThrow()
    expect(() => execFileSync('test', ['-x', join(contents, 'Resources', 'node', 'node')])).not.toThrow()
    expect(plist).toContain(`<string>${bundleVersion}</string>`)
  })
})

describe('the downloads', () => {
  it('have the sums that are stated', () => {
    const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: bundleFolder, encoding: 'utf8' })
    expect(checked.trim().split('\n')).toHaveLength(12)
  })

  it('are under 120 MB', () => {
    for (const { name } of systems) {
      const file = bundleFile(name, name === 'windows-x64' ? 'zip' : 'tar.gz')
      expect(readFileSync(file).length, file).toBeLessThan(120e6)
    }
  })

  it('have a package that Debian’s tools read', () => {
    const deb = join(bundleFolder, `tradebrief_${bundleVersion}_amd64.deb`)
    expect(execFileSync('dpkg-deb', ['--field', deb, 'Package', 'Architecture'], { encoding: 'utf8' })).toBe(
      'Package: tradebrief\nArchitecture: amd64\n',
    )
    expect(execFileSync('dpkg-deb', ['--contents', deb], { encoding: 'utf8', maxBuffer: 1e8 })).toContain(
      './usr/lib/tradebrief/node/node',
    )
  })
})
