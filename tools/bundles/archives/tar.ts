import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Entry, entrySeconds, sortEntries } from '../entry.ts'

const block = 512

/**
 * A tar archive (POSIX ustar) with all folders, sorted, owned by root.
 *
 * @throws where a path does not fit into a header: 100 bytes, or 155 and 100 around a slash.
 */
export function tarBytes(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = []
  const folders = new Set<string>()
  for (const { path, executable, bytes } of sortEntries(entries)) {
    for (const folder of parentFolders(path)) {
      if (folders.has(folder)) continue
      folders.add(folder)
      parts.push(header(`${folder}/`, { mode: 0o755, size: 0, type: '5' }))
    }
    parts.push(header(path, { mode: executable ? 0o755 : 0o644, size: bytes.length, type: '0' }), bytes)
    parts.push(Buffer.alloc((block - (bytes.length % block)) % block))
  }
  return Buffer.concat([...parts, Buffer.alloc(2 * block)])
}

/** As `tarBytes`, compressed. Node's gzip header has no time and no name. */
export const tarGzBytes = (entries: readonly Entry[]): Promise<Buffer> =>
  promisify(gzip)(tarBytes(entries), { level: 9 })

/** The folders above a path, the topmost first. */
function parentFolders(path: string): string[] {
  const names = path.split('/').slice(0, -1)
  return names.map((_, index) => names.slice(0, index + 1).join('/')).filter((folder) => folder !== '.')
}

function header(path: string, { mode, size, type }: { mode: number; size: number; type: '0' | '5' }): Buffer {
  const bytes = Buffer.alloc(block)
  const { prefix, name } = splitPath(path)
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`
  bytes.write(name, 0)
  bytes.write(octal(mode, 8), 100)
  bytes.write(octal(0, 8), 108)
  bytes.write(octal(0, 8), 116)
  bytes.write(octal(size, 12), 124)
  bytes.write(octal(entrySeconds, 12), 136)
  bytes.write(' '.repeat(8), 148)
  bytes.write(type, 156)
  bytes.write('ustar\x0000', 257, 'latin1')
  bytes.write('root', 265)
  bytes.write('root', 297)
  bytes.write(octal(0, 8), 329)
  bytes.write(octal(0, 8), 337)
  bytes.write(prefix, 345)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}

function splitPath(path: string): { prefix: string; name: string } {
  if (Buffer.byteLength(path) <= 100) return { prefix: '', name: path }
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)]
    if (name && Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return { prefix, name }
  }
  throw new Error(`the path is too long for a tar archive: ${path}`)
}
