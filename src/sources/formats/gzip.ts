import { Readable } from 'node:stream'
import { constants, createGunzip, gunzipSync } from 'node:zlib'
import { UserError } from '../../trade/errors/errors.ts'
import type { SourceFile } from '../source-file.ts'
import { beginsWith, readHead } from './bytes.ts'

/** Of a compressed beginning so much is unpacked, which at the highest ratio of the format is 4 MB. */
const unpackedOfHead = 4096

/** Tables become a tenth of their size or so; what unpacks to more than this many times its bytes is no table. */
const largestRatio = 400

export const isGzip = (head: Uint8Array): boolean => beginsWith(head, 0x1f, 0x8b, 0x08)

/** The beginning of a file without compression; the same bytes of a file that has none, or is damaged. */
export function unpackHead(head: Uint8Array): Uint8Array {
  if (!isGzip(head)) return head
  try {
    return gunzipSync(head.subarray(0, unpackedOfHead), { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return head
  }
}

/**
 * The file without compression, unpacked as it is read; the same file where it is not compressed.
 *
 * @throws UserError, its bytes, for a file that is cut off or damaged, or unpacks to implausibly much.
 */
export async function unpack(file: SourceFile): Promise<SourceFile> {
  if (!isGzip(await readHead(file))) return file
  return {
    name: file.name,
    async *bytes() {
      let packed = 0
      async function* count() {
        for await (const chunk of file.bytes()) {
          packed += chunk.length
          yield new Uint8Array(chunk)
        }
      }
      const source = Readable.from(count())
      const gunzip = createGunzip()
      source.on('error', (error) => gunzip.destroy(error))
      let unpacked = 0
      try {
        for await (const chunk of source.pipe(gunzip)) {
          unpacked += chunk.length
          if (unpacked > largestRatio * Math.max(packed, 64 * 1024)) throw damaged(file.name)
          yield chunk
        }
      } catch (error) {
        if (error instanceof UserError) throw error
        throw damaged(file.name, error)
      } finally {
        source.destroy()
        gunzip.destroy()
      }
    },
  }
}

const damaged = (file: string, cause?: unknown): UserError =>
  new UserError(
    {
      zh: '压缩文件（.gz）损坏或不完整。',
      en: 'The compressed file (.gz) is damaged or incomplete.',
    },
    {
      where: { file },
      ...(cause !== undefined && { cause }),
      hint: { zh: '请重新下载。', en: 'Download it again.' },
    },
  )
