import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { SourceFile } from '../../sources/sources.ts'
import { refusedBySystem } from '../../trade/errors/errors.ts'

/** A file on disk. Its bytes come, or a SystemRefusal that names it. */
export const sourceFile = (path: string, name: string = basename(path)): SourceFile => ({
  name,
  bytes: async function* () {
    try {
      yield* piecesOf(path)
    } catch (error) {
      throw refusedBySystem(error, path) ?? error
    }
  },
})

const pieceSize = 64 * 1024

/** Of most files just the beginning is asked for: a stream would read on behind it, and take long to be given up. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(pieceSize))
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
