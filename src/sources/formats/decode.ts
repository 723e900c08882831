import { isUtf8, transcode } from 'node:buffer'
import { UserError } from '../../trade/errors/errors.ts'
import type { SourceFile } from '../source-file.ts'
import { joined } from './bytes.ts'

/** How the text of a file is written down. GBK and GB2312 are parts of GB18030. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5' | 'windows-1252'

/** A record is never longer: real ones stay below 1 KiB, and memory must not follow a broken file. */
export const longestRecord = 64 * 1024

const pieceSize = 64 * 1024

/**
 * The text of a file in pieces that end where a line ends, without its byte order mark. Line ends are
 * `\n`, `\r\n` or a lone `\r`.
 *
 * @throws UserError with the line for bytes that are no characters of the encoding (a damaged download
 * must not be repaired by a replacement character), for NUL, and for a line over `longestRecord` bytes.
 */
export async function* decodeText(file: SourceFile, encoding: Encoding): AsyncGenerator<string> {
  const decode = strictDecoder(encoding)
  let offset = 0
  for await (const bytes of linePieces(file, encoding)) {
    if (bytes.length > longestRecord && endOfLastLine(bytes, encoding) === 0)
      throw tooLong(file.name, await lineAt(file, encoding, offset))
    const text = decode(bytes)
    if (text === null) throw damaged(file.name, await lineAt(file, encoding, offset, bytes, '\ufffd'))
    if (text.includes('\0')) throw notText(file.name, await lineAt(file, encoding, offset, bytes, '\0'))
    yield offset === 0 && text.startsWith('\ufeff') ? text.slice(1) : text
    offset += bytes.length
  }
}

/** Bytes to text, or null where they are no whole characters. Byte order marks stay: each piece would lose one. */
function strictDecoder(encoding: Encoding): (bytes: Uint8Array) => string | null {
  // Checking and transcoding takes a third of the time of a TextDecoder.
  if (encoding === 'utf-8')
    return (bytes) => (isUtf8(bytes) ? transcode(bytes, 'utf8', 'utf16le').toString('utf16le') : null)
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  return (bytes) => {
    try {
      return decoder.decode(bytes)
    } catch {
      return null
    }
  }
}

/**
 * The line of the first such character in a piece that begins at an offset, or the line in which the
 * piece begins. Lines are counted only here, by reading the file again, since only errors ask.
 */
async function lineAt(
  file: SourceFile,
  encoding: Encoding,
  offset: number,
  piece: Uint8Array = new Uint8Array(0),
  character = '',
): Promise<number> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  let line = 1
  let index = 0
  for await (const bytes of linePieces(file, encoding)) {
    if (index >= offset) break
    line += countLineEnds(decoder.decode(bytes.subarray(0, offset - index)))
    index += bytes.length
  }
  const text = decoder.decode(piece)
  return line + countLineEnds(text.slice(0, text.indexOf(character)))
}

/** How many lines end in a text. */
export function countLineEnds(text: string): number {
  let count = 0
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) count++
  for (let position = text.indexOf('\r'); position !== -1; position = text.indexOf('\r', position + 1))
    if (text.charCodeAt(position + 1) !== 0x0a) count++
  return count
}

/**
 * The bytes in pieces cut behind a line end, where no multi-byte character can be cut. A piece without
 * any line end is the file's last line, or one that is too long, behind which nothing more is read.
 */
export async function* linePieces(file: SourceFile, encoding: Encoding): AsyncGenerator<Uint8Array> {
  let pending = new Uint8Array(0)
  for await (const chunk of file.bytes())
    for (let start = 0; start < chunk.length; start += pieceSize) {
      const piece = chunk.subarray(start, start + pieceSize)
      const bytes = pending.length === 0 ? piece : joined([pending, piece])
      const end = endOfLastLine(bytes, encoding)
      if (end > 0) yield bytes.subarray(0, end)
      else if (bytes.length > longestRecord) {
        yield bytes
        return
      }
      // A copy, because whoever gives the bytes may use their memory again.
      pending = new Uint8Array(bytes.subarray(end))
    }
  if (pending.length > 0) yield pending
}

/** The offset behind the last line end, or 0. A `\r` at the very end may be half of `\r\n` and does not count. */
function endOfLastLine(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const low = encoding === 'utf-16le' ? 0 : 1
    for (let index = (bytes.length & ~1) - 2; index >= 0; index -= 2)
      if (bytes[index + low] === 0x0a && bytes[index + 1 - low] === 0) return index + 2
    return 0
  }
  // No byte of a longer character is 0x0a or 0x0d, in UTF-8, in GB18030 or in Big5.
  const newline = bytes.lastIndexOf(0x0a)
  return newline === -1 ? bytes.lastIndexOf(0x0d, -2) + 1 : newline + 1
}

function damaged(file: string, line: number): UserError {
  return new UserError(
    {
      zh: '文件损坏：这一行有残缺的字符，读不出来',
      en: 'The file is damaged: this line has bytes that are no whole character',
    },
    {
      where: { file, line },
      hint: {
        zh: '多半是下载中断或传输出错，请重新下载；如果文件既不是 GB18030 也不是 UTF-8，请另存为“CSV UTF-8”',
        en: 'The download was probably cut off: download it again. If the file is neither GB18030 nor UTF-8, save it as "CSV UTF-8"',
      },
    },
  )
}

function notText(file: string, line: number): UserError {
  return new UserError(
    { zh: '这不是文本文件：有空字节', en: 'This is not text: it has NUL bytes' },
    {
      where: { file, line },
      hint: {
        zh: '请用海关统计在线查询下载的 CSV 原文件，或在 Excel 中另存为“CSV UTF-8”或 .xlsx',
        en: 'Use the CSV file as downloaded from the online query, or save it from Excel as "CSV UTF-8" or .xlsx',
      },
    },
  )
}

function tooLong(file: string, line: number): UserError {
  return new UserError(
    {
      zh: `这一行超过 ${longestRecord / 1024} KiB，不是海关统计的表格`,
      en: `This line is longer than ${longestRecord / 1024} KiB: it is no row of customs statistics`,
    },
    {
      where: { file, line },
      hint: {
        zh: '换行可能丢失了，请重新下载原文件',
        en: 'The line breaks may have been lost: download the file again',
      },
    },
  )
}
