import { UndecidedRelationError } from '../../ledger/coverage/coverage.ts'
import type { Ledger, LoadOutcome } from '../../ledger/ledger.ts'
import { aboutFile } from './about-file.ts'
import { type FileOutcome, UndecidedFile } from './questions/questions.ts'
import { reportChanges } from './report-changes.ts'
import type { StagedFileWriter } from './staging/staging.ts'

interface HandedOver {
  readonly file: string
  readonly ledger: Ledger
  readonly facts: Parameters<Ledger['load']>[1]
  readonly staged: StagedFileWriter
  readonly stagedFile: Parameters<Ledger['load']>[0]
  readonly restate: boolean
}

/** What came of a load. Its staged rows are discarded, unless a question is open that may load them again. */
export const settleLoad = (
  loading: Promise<LoadOutcome>,
  { file, ledger, facts, staged, stagedFile, restate }: HandedOver,
): Promise<FileOutcome | UndecidedFile> =>
  loading.then(
    async (outcome) => {
      await staged.discard()
      return { file, outcome: await reportChanges(ledger, outcome) }
    },
    async (error: unknown) => {
      if (error instanceof UndecidedRelationError)
        return new UndecidedFile(facts, error, async (answered) =>
          reportChanges(ledger, await ledger.load(stagedFile, answered, { restate })),
        )
      await staged.discard()
      const about = aboutFile(error)
      if (about) return { file, error: about }
      throw error
    },
  )
