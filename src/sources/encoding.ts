import { isUtf8 } from 'node:buffer'
import { UserError } from '../trade/user-error.ts'
import { beginsWith, headOf } from './bytes.ts'
import { decodeText } from './decode.ts'
import type { SourceFile } from './source.ts'

/** How the text of a file is written down. GBK and GB2312 are parts of GB18030. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/**
 * The encoding of a file: by its byte order mark; else by its heading, which in Chinese cannot be read as
 * both; else, where the heading is plain ASCII, by all of the file: UTF-8 if everything is, GB18030 if
 * not. A damaged file is neither: it is taken for the one in which it reads furthest, so that the message
 * of the damage names the right line.
 */
export async function encodingOf(file: SourceFile): Promise<Encoding> {
  const decided = encodingOfHead(await headOf(file))
  if (decided) return decided
  const utf8 = await readableLines(file, 'utf-8')
  if (utf8 === Number.POSITIVE_INFINITY) return 'utf-8'
  return (await readableLines(file, 'gb18030')) >= utf8 ? 'gb18030' : 'utf-8'
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

/** The line at which a file stops to be readable in an encoding, or infinity. */
async function readableLines(file: SourceFile, encoding: Encoding): Promise<number> {
  try {
    for await (const _ of decodeText(file, encoding));
    return Number.POSITIVE_INFINITY
  } catch (error) {
    if (error instanceof UserError) return error.where?.line ?? 0
    throw error
  }
}
