import { posix } from 'node:path'
import { zipEntries } from './zip-entry.ts'

/** What a part of an Office file refers to (Open Packaging Conventions). */
export interface Relationship {
  readonly id: string
  /** The last word of its type: `header`, `image`. */
  readonly type: string
  /** A path in the file; outside, the address as it stands. */
  readonly target: string
  readonly external: boolean
}

/** An Office file opened for reading, part by part. */
export class WordPackage {
  readonly #bytes: Uint8Array
  readonly #most: number

  /** @param most bytes of a part, unpacked. */
  constructor(bytes: Uint8Array, most: number) {
    this.#bytes = bytes
    this.#most = most
  }

  /** @throws RangeError where the bytes are no zip, or the part is too large or damaged. */
  bytes(path: string): Uint8Array | undefined {
    return zipEntries(this.#bytes, { test: (one) => one === path }, this.#most).get(path)
  }

  /** @throws TypeError where it is not UTF-8, RangeError as above. */
  text(path: string): string | undefined {
    const bytes = this.bytes(path)
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  }

  /** Whether there is a part whose path matches. */
  has(path: RegExp): boolean {
    let found = false
    const look = (one: string) => {
      found ||= path.test(one)
      return false
    }
    zipEntries(this.#bytes, { test: look }, this.#most)
    return found
  }

  /** What a part refers to; the file itself is the part `''`. */
  relationshipsOf(part: string): Relationship[] {
    const folder = part === '' ? '' : posix.dirname(part)
    const rels = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
    const tags = (this.text(rels) ?? '').match(/<Relationship\s[^>]*>/g) ?? []
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

/** Whether a switch of WordprocessingML is there and on. */
export const isOn = (xml: string, name: string): boolean =>
  new RegExp(`<${name}(?!\\s[^>]*w:val="(?:0|false|off)")(?=[\\s/>])`).test(xml)

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
