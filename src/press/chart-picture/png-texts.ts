import { crc32 } from 'node:zlib'
import { printable } from '../shared/shared.ts'

/** Where the first chunk of a PNG ends: the signature, and the header with its length, name and checksum. */
const afterHeader = 8 + 4 + 4 + 13 + 4

/**
 * A PNG with texts about it (`iTXt`, PNG specification, 11.3.3.4), which programs show as its properties.
 *
 * @param texts by keyword: `Title`, `Description`, `Source`.
 */
export function withPngTexts(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array {
  const chunks = Object.entries(texts).map(([keyword, text]) =>
    // Not compressed, in no stated language, without a translated keyword.
    chunk(
      'iTXt',
      Buffer.concat([Buffer.from(keyword, 'latin1'), Buffer.alloc(5), Buffer.from(printable(text))]),
    ),
  )
  return new Uint8Array(Buffer.concat([png.subarray(0, afterHeader), ...chunks, png.subarray(afterHeader)]))
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}
