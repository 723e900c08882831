import { basename } from 'node:path'
import type { Ledger } from '../ledger/ledger.ts'
import { UserError } from '../trade/errors/errors.ts'
import { type Localized, withoutControls } from '../trade/trade.ts'
import { countLoads, loadFiles, takeTable } from '../workspace/load/load.ts'
import { UnstatedRelation } from '../workspace/load/questions/questions.ts'
import type { Workspace } from '../workspace/project/project.ts'
import type { Choice, Effects } from '../workspace/workspace.ts'
import type { InboxQuestion } from './inbox-state.ts'

/** What came of a file. */
export interface InboxOutcome {
  /** The numbers of its loads. */
  readonly loads: number[]
  /** Whether a load of it is new. */
  isNew: boolean
  isBulletin: boolean
  /** What a person must answer before it can be loaded. */
  question: InboxQuestion | null
  error: UserError | null
}

/** A question is open about the file that is being loaded: it is left out until somebody answers. */
class OpenQuestion extends UserError {
  readonly asked: InboxQuestion

  constructor(asked: InboxQuestion) {
    super(asked.question)
    this.asked = asked
  }
}

/**
 * Loads files as the command does, and takes down questions instead of asking them. Returns what came of each, by its path. A
 * general error, such as a full disk, ends it: what came before stands, and the error comes beside it.
 */
export async function loadReady(
  workspace: Workspace,
  ledger: Ledger,
  paths: readonly string[],
  effects: Effects,
): Promise<{ readonly outcomes: ReadonlyMap<string, InboxOutcome>; readonly error: unknown }> {
  const byName = new Map(paths.map((path) => [withoutControls(basename(path)), path]))
  const outcomes = new Map<string, InboxOutcome>()
  const outcomeOf = (name: string): InboxOutcome => {
    const path = byName.get(name)
    if (path === undefined) throw new Error(`nobody asked for ${name}`)
    const outcome = outcomes.get(path) ?? noOutcome()
    outcomes.set(path, outcome)
    return outcome
  }
  try {
    const asking: Effects = { ...effects, choose: takeDown }
    for await (const read of loadFiles(workspace, ledger, paths, {}, asking)) {
      const item = 'table' in read ? await takeTable(workspace, read.table, {}) : read
      const outcome = outcomeOf(item.file)
      if ('error' in item) addError(outcome, item.error)
      else if ('kept' in item) Object.assign(outcome, { isBulletin: true, isNew: true })
      else {
        outcome.loads.push(item.outcome.load.id)
        outcome.isNew ||= item.outcome.changed
      }
    }
    return { outcomes, error: null }
  } catch (error) {
    await dropUnfinished(workspace, outcomes, effects)
    return { outcomes, error }
  }
}

/** Leaves files for the next pass of which an error kept some loads from being reached. */
async function dropUnfinished(
  workspace: Workspace,
  outcomes: Map<string, InboxOutcome>,
  effects: Effects,
): Promise<void> {
  for (const [path, { loads, isBulletin, question, error }] of outcomes) {
    if (isBulletin || question || error) continue
    // Whatever keeps a file from being read again, it is not known to be finished.
    const count = await countLoads(workspace, path, effects).catch(() => Number.POSITIVE_INFINITY)
    if (loads.length < count) outcomes.delete(path)
  }
}

const noOutcome = (): InboxOutcome => ({
  ...{ loads: [], isNew: false, isBulletin: false },
  ...{ question: null, error: null },
})

function addError(outcome: InboxOutcome, error: UserError): void {
  if (error instanceof OpenQuestion) outcome.question = error.asked
  else if (error instanceof UnstatedRelation)
    outcome.question = {
      about: 'relation',
      question: error.asked.question,
      choices: error.asked.choices.map(plainChoice),
    }
  else outcome.error = error
}

/** What each question is about, by one of its answers. */
const subjects = [
  { answer: 'export', about: 'flow' },
  { answer: 'whole', about: 'scope' },
  { answer: 'once', about: 'repeated-rows' },
] as const

/** The answer to the question of relation that leaves a file out. */
const leaveOut = 'none'

async function takeDown(words: Localized, choices: readonly Choice[]): Promise<string> {
  if (choices.some(({ value }) => value === leaveOut)) return leaveOut
  const subject = subjects.find(({ answer }) => choices.some(({ value }) => value === answer))
  if (!subject) throw new Error('a question that the inbox does not know')
  throw new OpenQuestion({ about: subject.about, question: words, choices: choices.map(plainChoice) })
}

const plainChoice = ({ value, label: { zh, en } }: Choice) => ({ value, label: { zh, en } })
