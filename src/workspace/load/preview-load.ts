import type { Ledger, Load, LoadFacts } from '../../ledger/ledger.ts'
import { formatRange, type Localized, type NamedCode } from '../../trade/trade.ts'
import type { Choice, Effects } from '../effects.ts'
import type { StatedFacts, Workspace } from '../project/project.ts'
import { monthRuns } from '../words/words.ts'
import { loadWholeFile } from './load-files.ts'

/** What a file says, as `load` would take it in. */
export interface Understanding {
  /** One, or several where the file is of several reporters, flows or years. */
  readonly loads: readonly Load[]
  /** The same content is in the ledger already, with the same said of it. */
  readonly known: boolean
  /** What nothing tells, so that a person must; the loads have a provisional answer in its place. */
  readonly questions: readonly OpenQuestion[]
  /** The first of its commodities, with their names as the file writes them. */
  readonly commodities: readonly NamedCode[]
}

export interface OpenQuestion {
  readonly about: 'flow' | 'scope' | 'months' | 'repeated-rows'
  /** Whether the file cannot be loaded before it is answered. */
  readonly isRequired: boolean
  readonly question: Localized
  readonly choices: readonly Choice[]
}

/**
 * Reads a whole file as `load` does, and stores nothing: what would be loaded, and what would be asked.
 *
 * @param earlierLoads the loads that may have brought the same content before.
 * @throws UserError as `loadWholeFile` does.
 */
export async function understandFile(
  workspace: Workspace,
  earlierLoads: readonly Load[],
  path: string,
  stated: StatedFacts,
  now: () => Date,
): Promise<Understanding> {
  const questions: OpenQuestion[] = []
  const effects: Effects = {
    now,
    progress: () => ({ advance: () => {}, done: () => {} }),
    async choose(question, choices) {
      const provisional = provisionalAnswers.find(({ answer }) =>
        choices.some(({ value }) => value === answer),
      )
      if (!provisional) throw new Error('a question that no page knows')
      // One answer holds for the whole file.
      if (!questions.some(({ about }) => about === provisional.about))
        questions.push({ about: provisional.about, isRequired: true, question, choices })
      return provisional.answer
    },
  }
  const commodities: NamedCode[] = []
  const ledger = ledgerThatKeepsNothing(earlierLoads, ({ commodity }) =>
    commodities.push(...commodity.slice(0, mostNames)),
  )
  const outcomes = await loadWholeFile(workspace, ledger, path, stated, effects)
  const loads = outcomes.map(({ load }) => load)
  const [only] = outcomes
  if (only?.changed && outcomes.length === 1 && only.load.uncoveredMonths.length > 0)
    questions.push(askAbsentMonths(only.load))
  return {
    loads,
    known: outcomes.every(({ changed }) => !changed),
    questions,
    commodities: eachOnce(commodities),
  }
}

/** The first of the commodities, each once, though several loads have it. */
const eachOnce = (commodities: readonly NamedCode[]): NamedCode[] =>
  [...new Map(commodities.map((commodity) => [commodity.code, commodity])).values()].slice(0, mostNames)

/** So many names say what a file is of; a file of the whole country has thousands. */
const mostNames = 5

/** What each question is about, by one of its answers, which the file is shown with until it is answered. */
const provisionalAnswers = [
  { answer: 'export', about: 'flow' },
  { answer: 'filtered', about: 'scope' },
  { answer: 'once', about: 'repeated-rows' },
] as const

/** Whether there was no trade in the months of which a file has no row; without an answer they are not covered. */
function askAbsentMonths({ uncoveredMonths, period }: Load): OpenQuestion {
  const months = monthRuns(uncoveredMonths)
  return {
    about: 'months',
    isRequired: false,
    question: {
      zh: `文件里没有 ${months} 的数据行。如不说明，这些月份按没有数据处理，用到它们的简报不能编制。确实没有贸易吗？`,
      en: `The file has no row of ${months}. Unless you say otherwise these months count as missing, and no brief that needs them is built. Was there no trade?`,
    },
    choices: [
      { value: formatRange(period), label: { zh: '确实没有贸易', en: 'there was no trade in these months' } },
    ],
  }
}

/** Answers what `load` asks of a ledger, and takes nothing in. */
function ledgerThatKeepsNothing(
  earlierLoads: readonly Load[],
  onNames: (names: LoadFacts['names']) => void,
): Ledger {
  const none = async () => []
  return {
    load: async (_, { names, ...facts }: LoadFacts) => {
      onNames(names)
      return { load: { ...facts, id: 0, cells: facts.rows, relations: [] }, changed: true }
    },
    withdraw: async () => null,
    loads: async (filter) =>
      earlierLoads.filter(({ sha256 }) => filter?.sha256 === undefined || sha256 === filter.sha256),
    coverage: none,
    totals: none,
    trace: none,
    names: async () => new Map(),
    close: async () => {},
  }
}
