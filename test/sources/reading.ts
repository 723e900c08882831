import type { ReadContext, Reading, Source } from '../../src/sources/source.ts'
import type { SourceFile } from '../../src/sources/source-file.ts'
import { sources } from '../../src/sources/sources.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { toMonth } from '../../src/trade/month.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'

export const now = toMonth(2026, 5)

/** A file whose bytes come in chunks of one size, as a disk or a network would cut them. */
export function fileOf(name: string, bytes: Uint8Array, chunkSize = 64 * 1024): SourceFile {
  return {
    name,
    async *bytes() {
      for (let index = 0; index < bytes.length; index += chunkSize)
        yield bytes.subarray(index, index + chunkSize)
    },
  }
}

export const textFile = (text: string, name = 'test.csv'): SourceFile => fileOf(name, Buffer.from(text))

/** One of the loads of a file, read. */
export type ReadPart = Awaited<ReturnType<typeof readAll>> & { readonly id: string }

/** Every load of a file; one without a name where the source has no others. */
export async function readParts(
  file: SourceFile,
  source: Source,
  context: ReadContext = { now },
): Promise<ReadPart[]> {
  if (!source.listParts) return [{ id: '', ...(await readAll(file, source)) }]
  const parts: ReadPart[] = []
  for (const { id, open } of await source.listParts(file, context))
    parts.push({ id, ...(await readReading(open())) })
  return parts
}

export const readAll = async (file: SourceFile, source: Source = theSource()) =>
  readReading(await source.read(file, { now }))

async function readReading(reading: Reading) {
  const observations: Observation[] = []
  let largestBatch = 0
  for await (const batch of reading.batches) {
    largestBatch = Math.max(largestBatch, batch.length)
    observations.push(...batch)
  }
  return { reading, observations, report: reading.report(), largestBatch }
}

/** The error for the user with which reading ends; anything else that happens fails the test. */
export async function errorOf(file: SourceFile, source?: Source): Promise<UserError> {
  try {
    await readAll(file, source)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error(`${file.name} was read without an error`)
}

function theSource(): Source {
  const [first] = sources
  if (!first) throw new Error('there is no source')
  return first
}
