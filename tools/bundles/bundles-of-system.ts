import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { debBytes } from './archives/deb.ts'
import { tarGzBytes } from './archives/tar.ts'
import { zipBytes } from './archives/zip.ts'
import { type Contents, toEntry } from './contents.ts'
import { type Entry, within } from './entry.ts'
import type { System } from './systems.ts'

/** A file that users download. */
export interface Bundle {
  readonly file: string
  readonly bytes: Buffer
}

/** Packs the contents with the launchers of their system. */
export function packBundles(root: string, system: System, contents: Contents): Promise<Bundle[]> {
  const launcher = (file: string, path: string, executable = false): Entry => {
    const text = readFileSync(join(root, 'tools', 'bundles', 'files', file), 'utf8')
    const filled = text.replaceAll('@VERSION@', contents.version)
    // Notepad and the Windows Script Host want the line ends of Windows.
    const lines = system.os === 'win32' ? filled.replaceAll('\n', '\r\n') : filled
    return toEntry(path, Buffer.from(lines), 'launcher', executable)
  }
  return { win32: packWindows, darwin: packMacos, linux: packLinux }[system.os]({
    ...{ root, contents, launcher, name: `tradebrief-${contents.version}-${system.name}`, cpu: system.cpu },
  })
}

interface Packing {
  readonly root: string
  readonly contents: Contents
  readonly name: string
  readonly cpu: System['cpu']
  launcher(file: string, path: string, executable?: boolean): Entry
}

/** A short folder, since paths of Windows are limited. */
async function packWindows({ contents, launcher, name }: Packing): Promise<Bundle[]> {
  const entries = within('Tradebrief', [
    ...contents.entries,
    launcher('Tradebrief.vbs', 'Tradebrief.vbs'),
    launcher('Close Tradebrief.vbs', 'Close Tradebrief.vbs'),
    launcher('tradebrief.cmd', 'tradebrief.cmd'),
    launcher('README.windows.txt', 'README.txt'),
  ])
  return [{ file: `${name}.zip`, bytes: await zipBytes(entries) }]
}

async function packMacos({ root, contents, launcher, name }: Packing): Promise<Bundle[]> {
  const app = 'Tradebrief.app/Contents'
  const entries = [
    ...within(`${app}/Resources`, contents.entries),
    launcher('Info.plist', `${app}/Info.plist`),
    launcher('macos-launcher.sh', `${app}/MacOS/Tradebrief`, true),
    launcher('launcher.sh', `${app}/Resources/tradebrief`, true),
    toEntry(`${app}/PkgInfo`, Buffer.from('APPL????'), 'launcher'),
    toEntry(`${app}/Resources/icon.svg`, readIcon(root), 'launcher'),
    launcher('README.macos.txt', 'README.txt'),
  ]
  return [{ file: `${name}.tar.gz`, bytes: await tarGzBytes(entries) }]
}

async function packLinux({ root, contents, launcher, name, cpu }: Packing): Promise<Bundle[]> {
  const program = [...contents.entries, launcher('launcher.sh', 'tradebrief', true)]
  const portable = within(name, [...program, launcher('README.linux.txt', 'README.txt')])
  const installed = [
    ...within('usr/lib/tradebrief', program),
    launcher('usr-bin.sh', 'usr/bin/tradebrief', true),
    launcher('tradebrief.desktop', 'usr/share/applications/tradebrief.desktop'),
    launcher('tradebrief.service', 'usr/lib/systemd/system/tradebrief.service'),
    toEntry('usr/share/icons/hicolor/scalable/apps/tradebrief.svg', readIcon(root), 'launcher'),
    toEntry('usr/share/doc/tradebrief/copyright', readFileSync(join(root, 'LICENSE')), 'launcher'),
  ]
  const control = {
    Package: 'tradebrief',
    Version: contents.version,
    Architecture: cpu === 'x64' ? 'amd64' : 'arm64',
    Maintainer: 'Tradebrief <tradebrief@localhost>',
    Section: 'misc',
    Priority: 'optional',
    Depends: 'libc6 (>= 2.28), libstdc++6, libgcc-s1',
    Recommends: 'xdg-utils, xdg-user-dirs',
    Description:
      'trade briefs from monthly customs statistics\n Reads monthly files of Chinese customs statistics and writes trade briefs.',
  }
  const [tar, deb] = await Promise.all([tarGzBytes(portable), debBytes(control, installed)])
  return [
    { file: `${name}.tar.gz`, bytes: tar },
    { file: `tradebrief_${contents.version}_${control.Architecture}.deb`, bytes: deb },
  ]
}

const readIcon = (root: string): Buffer => readFileSync(join(root, 'web', 'public', 'icon.svg'))
