import { createHash } from 'node:crypto'
import { type Entry, entrySeconds, sortEntries } from '../entry.ts'
import { tarGzBytes } from './tar.ts'

/**
 * A Debian package: an `ar` archive of the format’s version, the control files and the files (deb(5)).
 *
 * @param control the fields of its control file, without the size, which is added.
 * @param entries with paths from the root of the file system, without the slash at the beginning.
 */
export async function debBytes(
  control: Readonly<Record<string, string>>,
  entries: readonly Entry[],
): Promise<Buffer> {
  const kibibytes = entries.reduce((sum, { bytes }) => sum + Math.ceil(bytes.length / 1024), 0)
  const fields = { ...control, 'Installed-Size': String(kibibytes) }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`)
  const sums = sortEntries(entries).map(
    ({ path, bytes }) => `${createHash('md5').update(bytes).digest('hex')}  ${path}\n`,
  )
  const file = (path: string, text: string): Entry => ({
    ...{ path: `./${path}`, executable: false, bytes: Buffer.from(text), part: 'launcher' },
  })
  return arBytes([
    ['debian-binary', Buffer.from('2.0\n')],
    ['control.tar.gz', await tarGzBytes([file('control', lines.join('')), file('md5sums', sums.join(''))])],
    ['data.tar.gz', await tarGzBytes(entries.map((entry) => ({ ...entry, path: `./${entry.path}` })))],
  ])
}

function arBytes(members: readonly (readonly [name: string, bytes: Buffer])[]): Buffer {
  const parts = members.flatMap(([name, bytes]) => [
    Buffer.from(
      `${name.padEnd(16)}${String(entrySeconds).padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'100644'.padEnd(8)}${String(bytes.length).padEnd(10)}\`\n`,
    ),
    bytes,
    Buffer.from(bytes.length % 2 ? '\n' : ''),
  ])
  return Buffer.concat([Buffer.from('!<arch>\n'), ...parts])
}
