import { isAscii, isUtf8 } from 'node:buffer'
import type { SourceFile } from '../source-file.ts'
import { beginsWith, readHead } from './bytes.ts'
import { type Encoding, linePieces } from './decode.ts'

/**
 * The encoding of a file: by its byte order mark; else by its heading, which in Chinese cannot be read as
 * both; else, where the heading is plain ASCII, by the rest. Whether all of the file keeps to it shows
 * when it is read.
 */
export async function detectEncoding(file: SourceFile): Promise<Encoding> {
  const decided = encodingOfHead(await readHead(file))
  return decided ?? ((await isWrittenInUtf8(file)) ? 'utf-8' : 'gb18030')
}

/** The encoding that the beginning of a file shows, or null where its first line is plain ASCII. */
export function encodingOfHead(head: Uint8Array): Encoding | null {
  if (beginsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (beginsWith(head, 0xff, 0xfe)) return 'utf-16le'
  if (beginsWith(head, 0xfe, 0xff)) return 'utf-16be'
  if (beginsWith(head, 0x84, 0x31, 0x95, 0x33)) return 'gb18030'
  const isLineEnd = (byte: number) => byte === 0x0a || byte === 0x0d
  const start = head.findIndex((byte) => !isLineEnd(byte))
  const rest = start === -1 ? head.subarray(0, 0) : head.subarray(start)
  const end = rest.findIndex(isLineEnd)
  const heading = end === -1 ? rest : rest.subarray(0, end)
  if (heading.every((byte) => byte < 0x80)) return null
  return isUtf8(heading) ? 'utf-8' : 'gb18030'
}

/**
 * Whether a file is UTF-8 from beginning to end, or has Chinese characters in UTF-8 before it goes wrong:
 * then it is a damaged one, not one in GB18030, whose characters hardly ever look like these. A single
 * character can be both (桶 in GB18030 is Ͱ in UTF-8): a file that has no other is taken for UTF-8.
 */
async function isWrittenInUtf8(file: SourceFile): Promise<boolean> {
  const decoder = new TextDecoder('utf-8')
  for await (const bytes of linePieces(file, 'utf-8')) {
    if (isAscii(bytes)) continue
    const text = decoder.decode(bytes)
    const isWhole = isUtf8(bytes)
    if (/[\u4e00-\u9fff]/.test(isWhole ? text : text.slice(0, text.indexOf('\ufffd')))) return true
    if (!isWhole) return false
  }
  return true
}
