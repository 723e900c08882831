import { posix } from 'node:path'
import { Archive, type ArchiveLimits } from '../../archive/archive.ts'

/** What a part of an Office file refers to (Open Packaging Conventions). */
export interface Relationship {
  readonly id: string
  /** The last word of its type: `header`, `image`. */
  readonly type: string
  /** A path in the file; outside, the address as it stands. */
  readonly target: string
  readonly external: boolean
}

/** What a Word file from a stranger may hold in all, of which little is read. */
const archiveLimits: ArchiveLimits = { entries: 5_000, entrySize: 67_108_864, size: 268_435_456 }

/** An Office file opened for reading, part by part. */
export class WordPackage {
  readonly #archive: Archive
  readonly #most: number

  /**
   * @param most bytes of a part, unpacked.
   * @throws ArchiveFault where the bytes are no zip, or hold too much.
   */
  constructor(bytes: Uint8Array, most: number) {
    this.#archive = new Archive(bytes, archiveLimits)
    this.#most = most
  }

  /** @throws ArchiveFault where the part is too large or damaged. */
  bytes(path: string): Uint8Array | undefined {
    return this.#archive.read(path, this.#most) ?? undefined
  }

  /** Without comments. @throws TypeError where it is not UTF-8, ArchiveFault as above. */
  text(path: string): string | undefined {
    const bytes = this.bytes(path)
    return bytes && withoutComments(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  }

  /** Whether there is a part whose path matches. */
  has(path: RegExp): boolean {
    return this.#archive.paths.some((item) => path.test(item))
  }

  /** What a part refers to; the file itself is the part `''`. */
  relationshipsOf(part: string): Relationship[] {
    const folder = part === '' ? '' : posix.dirname(part)
    const rels = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
    const tags = (this.text(rels) ?? '').match(/<Relationship\s[^<>]*>/g) ?? []
    return tags.map((tag) => {
      const external = attribute(tag, 'TargetMode') === 'External'
      const target = attribute(tag, 'Target')
      return {
        id: attribute(tag, 'Id'),
        type: posix.basename(attribute(tag, 'Type')),
        target: external ? target : posix.resolve('/', folder, target).slice(1),
        external,
      }
    })
  }
}

/** XML without its comments, which could hold anything that patterns look for. One that is not closed stays. */
function withoutComments(xml: string): string {
  const parts: string[] = []
  let index = 0
  for (let open = xml.indexOf('<!--'); open !== -1; open = xml.indexOf('<!--', index)) {
    const close = xml.indexOf('-->', open + 4)
    if (close === -1) break
    parts.push(xml.slice(index, open))
    index = close + 3
  }
  return parts.join('') + xml.slice(index)
}

/** Whether a switch of WordprocessingML is there and on. */
export const isOn = (xml: string, name: string): boolean =>
  new RegExp(`<${name}(?!\\s[^<>]*w:val="(?:0|false|off)")(?=[\\s/>])`).test(xml)

/** An attribute of a tag, as text; empty where it has none. */
export function attribute(tag: string, name: string): string {
  const [, value = ''] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? []
  return value.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(amp|lt|gt|quot|apos));/g, (_, decimal, hex, named) =>
    named === undefined
      ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
      : (entities[named] ?? ''),
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
