import type { Source } from '../../src/sources/source.ts'
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

export async function readAll(file: SourceFile, source: Source = theSource()) {
  const reading = await source.read(file, { now })
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
