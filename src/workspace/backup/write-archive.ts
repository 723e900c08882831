import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { extname } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { realDisk } from '../files/files.ts'
import { type BackedUpFile, contentsFolder, manifestName, markerName, markerText } from './backup-manifest.ts'

/** A file that goes into an archive. */
export interface ArchivedFile {
  /** Its path in the workspace. */
  readonly path: string
  /** Where it is now. */
  readonly source: string
  readonly modified: Date
}

/** Compressed already, or by the engine: to compress them again takes long and gains little. */
const compressed = new Set(['.docx', '.xlsx', '.pdf', '.png', '.zip', '.jpg', '.duckdb'])

/**
 * Writes an archive with files, and a manifest of them with checksums at its end. Files are streamed: memory does not
 * grow with them. When this returns, the archive is on the disk.
 *
 * @param manifestOf makes the text of the manifest from the files as they were read.
 * @param onBytes is told how many bytes more were read.
 * @throws Error of Node where a file cannot be read, or the archive not written.
 */
export async function writeArchive(
  path: string,
  files: readonly ArchivedFile[],
  manifestOf: (files: readonly BackedUpFile[]) => string,
  onBytes: (count: number) => void,
): Promise<void> {
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  const recorded: BackedUpFile[] = []
  let reading: Readable | undefined
  const epoch = { mtime: new Date(0), forceDosTimestamp: true }
  zip.addBuffer(Buffer.from(markerText), markerName, { ...epoch, compress: false })
  for (const file of files)
    zip.addReadStreamLazy(
      `${contentsFolder}/${file.path}`,
      { mtime: file.modified, mode: 0o100600, compress: !compressed.has(extname(file.path).toLowerCase()) },
      (give) => {
        const digest = digestingStream(onBytes, (bytes, sha256) =>
          recorded.push({ path: file.path, bytes, sha256, modified: file.modified.toISOString() }),
        )
        reading = createReadStream(file.source, { highWaterMark: 1024 * 1024 })
        // What goes wrong with the file is told to the archive, which ends with it.
        pipeline(reading, digest).catch((error: unknown) => zip.emit('error', error))
        give(null, digest)
      },
    )
  zip.addReadStreamLazy(manifestName, { ...epoch, compress: true }, (give) =>
    give(null, Readable.from([Buffer.from(manifestOf(recorded))])),
  )
  zip.end()
  const output = Readable.from(zip.outputStream)
  zip.on('error', (error: Error) => output.destroy(error))
  try {
    await pipeline(output, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  } finally {
    reading?.destroy()
  }
  await realDisk.syncFile(path)
}

/** Passes bytes on; when they end, tells how many they were, and their SHA-256. */
function digestingStream(
  onBytes: (count: number) => void,
  onEnd: (bytes: number, sha256: string) => void,
): Transform {
  const hash = createHash('sha256')
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      onBytes(chunk.length)
      done(null, chunk)
    },
    flush(done) {
      onEnd(bytes, hash.digest('hex'))
      done()
    },
  })
}
