import type { Product } from '../brief/product/product.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { mendable, UserError } from '../trade/errors/errors.ts'
import type { Localized } from '../trade/trade.ts'
import { type ScheduleConfig, scheduledActions } from '../workspace/project/automation/automation.ts'
import type { Workspace } from '../workspace/project/project.ts'
import { withExclusiveLock } from '../workspace/records/records.ts'
import type { Effects } from '../workspace/workspace.ts'
import { actions } from './actions.ts'
import { planSchedules } from './plan-runs.ts'
import type { ActionResult } from './schedule-action.ts'
import { type EndedRun, openScheduleJournal } from './schedule-journal.ts'

export interface RunOptions {
  readonly workspace: Workspace
  readonly ledger: Ledger
  readonly products: readonly Product[]
  /** The clock is one of them. */
  readonly effects: Effects
  /** The schedule that is run now, due or not. */
  readonly name?: string | undefined
}

export interface RunReport {
  readonly runs: readonly EndedRun[]
}

/** A run that was begun so often and never ended is given up: it ends the program. */
const mostAttempts = 3

/**
 * Runs what is due, or the schedule that is named. A run that was missed is done once; one that was stopped in the
 * middle is done again, since its actions come to the same.
 *
 * @returns null where another process is at it.
 * @throws UserError for a time that cannot be read, and a name that there is not.
 */
export function runSchedules(options: RunOptions): Promise<RunReport | null> {
  return withExclusiveLock(options.workspace.folder, 'schedules.lock', () => run(options))
}

async function run(options: RunOptions): Promise<RunReport> {
  const { workspace, effects, name } = options
  const { schedules = [] } = workspace.config
  if (name !== undefined && !schedules.some((schedule) => schedule.name === name))
    throw noSchedule(name, schedules)
  const journal = openScheduleJournal(workspace.folder)
  const now = effects.now()
  const planned = planSchedules(workspace, await journal.read(), now)
  const startedAt = now.toISOString()
  await journal.append(
    planned
      .filter(({ isNew }) => isNew)
      .map(({ schedule, when }) => ({ line: 'seen' as const, schedule: schedule.name, when, at: startedAt })),
  )
  const runs: EndedRun[] = []
  for (const { schedule, due, attempts: begun } of planned) {
    const moment = name === undefined ? due : schedule.name === name ? now : null
    if (!moment) continue
    const attempts = name === undefined ? begun : 0
    const head = { schedule: schedule.name, planned: moment.toISOString() }
    if (attempts < mostAttempts)
      await journal.append([{ line: 'begun', ...head, at: effects.now().toISOString() }])
    const results = attempts < mostAttempts ? await runActions(options, schedule) : [givenUp]
    const ended: EndedRun = {
      ...{ line: 'ended', ...head, at: effects.now().toISOString() },
      outcome: results.every(({ isDone }) => isDone) ? 'done' : 'failed',
      words: results.map(({ words }) => words),
    }
    await journal.append([ended])
    runs.push(ended)
  }
  return { runs }
}

/** Every action, also after one that failed: what could be built is published. */
async function runActions(
  { workspace, ledger, products, effects }: RunOptions,
  schedule: ScheduleConfig,
): Promise<ActionResult[]> {
  const chosen = products.filter(({ id }) => schedule.products?.includes(id) ?? true)
  const results: ActionResult[] = []
  for (const action of scheduledActions.filter((item) => schedule.run.includes(item)))
    try {
      results.push(await actions[action]({ workspace, ledger, products: chosen, schedule, effects }))
    } catch (error) {
      results.push({ isDone: false, words: wordFailure(error) })
    }
  return results
}

/** A bug is recorded too, by its message: nobody watches a schedule. */
function wordFailure(error: unknown): Localized {
  const userError = mendable(error)
  if (userError) return userError.words
  const text = error instanceof Error ? error.message : String(error)
  return { zh: `程序内部错误：${text}`, en: `an internal error: ${text}` }
}

const givenUp: ActionResult = {
  isDone: false,
  words: {
    zh: `开始了 ${mostAttempts} 次都没有完成，不再试；下次照常。`,
    en: `It was begun ${mostAttempts} times and never ended; it is given up until its next time.`,
  },
}

const noSchedule = (name: string, schedules: readonly ScheduleConfig[]): UserError =>
  new UserError(
    {
      zh: `没有名为“${name.slice(0, 60)}”的时间表。`,
      en: `There is no schedule of this name: ${name.slice(0, 60)}`,
    },
    {
      where: { file: 'tradebrief.yaml' },
      hint: {
        zh: `已有的：${schedules.map((schedule) => schedule.name).join('、') || '没有'}`,
        en: `There are: ${schedules.map((schedule) => schedule.name).join(', ') || 'none'}`,
      },
    },
  )
