import { createHash } from 'node:crypto'
import { z } from 'zod'
import { UserError } from '../../trade/errors/errors.ts'
import { editionLanguages } from '../../trade/trade.ts'
import { dataFileSchema } from '../../workspace/build/print/print.ts'
import type { FileDigest } from '../machine/machine.ts'

/** The list of the frozen files of a version, in its folder. */
export const sealFile = 'release.json'

/**
 * What a file of a version is. `brief`: what is published. `checks`: the page of checks beside it. `input`: what it was
 * made from, such as the product file and the commentary.
 */
export const frozenKinds = ['brief', 'checks', 'input'] as const
export type FrozenKind = (typeof frozenKinds)[number]

const sealSchema = z.object({
  format: z.literal(1),
  product: z.string(),
  /** As the brief names it, for pages that list it when the product file has gone. */
  name: z.object({ zh: z.string(), en: z.string() }),
  period: z.string(),
  version: z.number(),
  languages: z.array(z.enum(editionLanguages)),
  /** The version of the program, and a digest of its code. */
  program: z.string(),
  /** The day of the newest data, and the files of customs data that the brief rests on. */
  vintage: z.object({
    asOf: z.string(),
    files: z.array(dataFileSchema),
  }),
  warnings: z.array(z.object({ zh: z.string(), en: z.string() })),
  files: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(frozenKinds),
      language: z.enum(editionLanguages).nullable(),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
})

/** Everything that a signature stands for. */
export type Seal = z.infer<typeof sealSchema>
export type FrozenFile = Seal['files'][number]

/** The bytes of a seal; the same seal always has the same. */
export const formatSeal = (seal: Seal): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(seal, null, 2)}\n`)

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** @throws UserError for a text that is no seal. */
export function parseSeal(text: string, file: string): Seal {
  try {
    return sealSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new UserError(
      { zh: '签发清单读不出来。', en: 'The list of signed files cannot be read.' },
      { where: { file }, cause, hint: { zh: '从备份恢复它。', en: 'Restore it from a backup.' } },
    )
  }
}

/** The files of a seal as a submission lists them. */
export const sealedDigests = ({ files }: Pick<Seal, 'files'>): FileDigest[] =>
  files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }))
