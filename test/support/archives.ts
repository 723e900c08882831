import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** An entry of an archive that a test makes, by default a plain file of the backup’s contents that its manifest lists. */
export interface TestEntry {
  readonly name: string
  readonly content: string
  readonly mode?: number
  /** Whether the manifest lists it. */
  readonly listed?: boolean
  /** The size that the manifest gives it. */
  readonly bytes?: number
}

const marker: TestEntry = { name: 'tradebrief-backup.txt', content: 'A backup', listed: false }

/** Writes an archive like a backup, with whatever entries and manifest the test wants. */
export async function writeTestArchive(
  path: string,
  entries: readonly TestEntry[],
  manifest: object = {},
): Promise<void> {
  const zip = new ZipFile()
  for (const { name, content, mode = 0o100600 } of [marker, ...entries])
    zip.addBuffer(Buffer.from(content), name, { mode })
  const files = entries
    .filter(({ listed = true }) => listed)
    .map(({ name, content, bytes }) => ({
      path: name.replace(/^workspace\//, ''),
      bytes: bytes ?? Buffer.byteLength(content),
      sha256: createHash('sha256').update(content).digest('hex'),
      modified: '2024-01-18T00:00:00.000Z',
    }))
  const total = {
    format: 1,
    program: '0.1.0',
    made: '2024-01-18T00:00:00.000Z',
    workspace: 'w',
    ledger: null,
  }
  zip.addBuffer(Buffer.from(JSON.stringify({ ...total, files, ...manifest })), 'manifest.json')
  zip.end()
  await pipeline(Readable.from(zip.outputStream), createWriteStream(path))
}
