import { useState } from 'preact/hooks'
import { type Localized, type Problem, send, toProblem, useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { timeName } from '../times.ts'

interface FormerProduct {
  readonly id: string
  readonly name: Localized
  readonly state: 'archived' | 'deleted'
  readonly when: string | null
  readonly who: string | null
}

const stateWords = {
  archived: { zh: '已归档', en: 'archived' },
  deleted: { zh: '已删除', en: 'deleted' },
} as const

/** The products that were archived or deleted, each with the way back; that which was left just now comes first. */
export function FormerProducts({
  latest,
  mayRestore,
  onRestored,
}: {
  /** The id of the product that was archived or deleted just now; null for none. */
  readonly latest: string | null
  readonly mayRestore: boolean
  readonly onRestored: () => void
}) {
  const { say } = useSpeech()
  const { answer, again } = useAnswer<readonly FormerProduct[]>('/api/former-products')
  const [problem, setProblem] = useState<Problem | null>(null)
  const restore = async (id: string) => {
    try {
      await send('POST', `/api/products/${encodeURIComponent(id)}/restore`, {})
      setProblem(null)
      again()
      onRestored()
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  const left = answer?.find(({ id }) => id === latest)
  return (
    <>
      {problem && <ProblemBox problem={problem} />}
      {left && (
        <div class="notice" role="status">
          <p>
            {say({
              zh: `“${left.name.zh}”${stateWords[left.state].zh}。`,
              en: `${left.name.en} is ${stateWords[left.state].en}.`,
            })}
          </p>
          {mayRestore && (
            <button type="button" onClick={() => restore(left.id)}>
              {say({ zh: '撤销', en: 'Undo' })}
            </button>
          )}
        </div>
      )}
      {answer && answer.length > 0 && (
        <details class="former">
          <summary>
            {say({
              zh: `归档和删除的产品（${answer.length}）`,
              en: `Archived and deleted products (${answer.length})`,
            })}
          </summary>
          <ul class="loads">
            {answer.map((item) => (
              <FormerRow key={item.id} item={item} onRestore={mayRestore ? () => restore(item.id) : null} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function FormerRow({
  item: { name, state, when, who },
  onRestore,
}: {
  readonly item: FormerProduct
  readonly onRestore: (() => void) | null
}) {
  const { say, language } = useSpeech()
  const about = [say(stateWords[state]), when && timeName(Date.parse(when), language), who]
  return (
    <li>
      {say(name)} <span class="faint">{about.filter(Boolean).join(' · ')}</span>{' '}
      {onRestore && (
        <button type="button" onClick={onRestore}>
          {say({ zh: '恢复', en: 'Restore' })}
          <span class="hidden"> {say(name)}</span>
        </button>
      )}
    </li>
  )
}
