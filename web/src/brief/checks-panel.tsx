import type { Asked, Check, Localized } from '../api.ts'
import { Panel } from '../parts/panel.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'
import { ConfirmedLine, ConfirmForm } from './confirm-form.tsx'

export interface Checks {
  readonly results: readonly Check[]
}

/** How many things the checks found that are to be looked at before signing. */
export const toLookAt = ({ results }: Checks): number =>
  results
    .flatMap(({ findings }) => findings)
    .filter(({ severity, confirmed }) => severity !== 'note' && !confirmed).length

/** The findings that wait for a confirmation, without which there is no brief. */
export const listToConfirm = ({ results }: Checks): Check['findings'] =>
  results
    .flatMap(({ findings }) => findings)
    .filter(({ severity, confirmed }) => severity === 'confirmation' && !confirmed)

const marks = {
  clean: { mark: '✓', zh: '没有发现', en: 'nothing found' },
  note: { mark: '·', zh: '说明', en: 'to know' },
  warning: { mark: '!', zh: '提醒', en: 'look at it' },
  confirmation: { mark: '?', zh: '待确认', en: 'to confirm' },
  refusal: { mark: '✕', zh: '不能编制', en: 'no brief' },
  nothing: { mark: '–', zh: '无可检查', en: 'nothing to look at' },
} as const

/** How much a check looked at; what belongs together is not broken over lines. */
function countLooked(looked: number): Localized {
  const count = looked.toLocaleString('en')
  return { zh: `，看过 ${count} 处`, en: `, ${count}\u00a0looked\u00a0at` }
}

/** What a person has to do comes first. */
const order: readonly (keyof typeof marks)[] = [
  'refusal',
  'confirmation',
  'warning',
  'note',
  'clean',
  'nothing',
]

const sortChecks = (results: Checks['results']): Checks['results'] =>
  results.toSorted((a, b) => order.indexOf(stateOf(a)) - order.indexOf(stateOf(b)))

function stateOf({ looked, findings }: Check): keyof typeof marks {
  const worst = (['refusal', 'confirmation', 'warning', 'note'] as const).find((severity) =>
    findings.some((finding) => finding.severity === severity && !finding.confirmed),
  )
  return worst ?? (looked === 0 ? 'nothing' : 'clean')
}

/** Every check of the data behind a brief, with what it found. */
export function ChecksPanel({
  of,
  checks: { answer, problem },
  mayConfirm,
  onConfirmed,
  onClose,
}: {
  /** The product and the month, as they are in addresses. */
  readonly of: string
  readonly checks: Asked<Checks>
  readonly mayConfirm: boolean
  readonly onConfirmed: () => void
  readonly onClose: () => void
}) {
  const { say } = useSpeech()
  return (
    <Panel title={say({ zh: '数据的检查', en: 'Checks of the data' })} kind="checks" onClose={onClose}>
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && <Skeleton lines={8} />}
      {answer && (
        <CheckList results={answer.results} of={of} mayConfirm={mayConfirm} onConfirmed={onConfirmed} />
      )}
    </Panel>
  )
}

function CheckList({
  results,
  of,
  mayConfirm,
  onConfirmed,
}: Checks & { readonly of: string; readonly mayConfirm: boolean; readonly onConfirmed: () => void }) {
  const { say } = useSpeech()
  return (
    <ul class="check-list">
      {sortChecks(results).map((check) => {
        const state = stateOf(check)
        return (
          <li key={check.id} data-state={state}>
            <span class="mark" aria-hidden="true">
              {marks[state].mark}
            </span>
            <div>
              <p>
                {say(check.title)}{' '}
                <span class="faint">
                  {say(marks[state])}
                  {check.looked > 0 && say(countLooked(check.looked))}
                </span>
              </p>
              {check.findings.length > 0 && (
                <ul class="findings">
                  {check.findings.map(({ severity, words, confirmation, confirmed }) => (
                    <li key={words.en} data-severity={confirmed ? 'note' : severity}>
                      {say(words)}
                      {confirmation && mayConfirm && !confirmed && (
                        <ConfirmForm of={of} request={confirmation} onConfirmed={onConfirmed} />
                      )}
                      {confirmed && (
                        <ConfirmedLine
                          of={of}
                          confirmed={confirmed}
                          mayUndo={mayConfirm}
                          onUndone={onConfirmed}
                        />
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
