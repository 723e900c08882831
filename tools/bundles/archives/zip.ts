import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { type Entry, sortEntries } from '../entry.ts'

/** A zip archive, sorted. DOS times have no zone, so the date has the zone of this machine. */
export async function zipBytes(entries: readonly Entry[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const { path, executable, bytes } of sortEntries(entries)) {
    zip.addBuffer(bytes, path, {
      mtime: new Date(2020, 0, 1),
      mode: executable ? 0o100755 : 0o100644,
      forceDosTimestamp: true,
      compressionLevel: 9,
    })
  }
  zip.end()
  return buffer(zip.outputStream)
}
