import type { ComponentChildren } from 'preact'
import { Link } from '../address.tsx'
import type { Problem } from '../api.ts'
import { useSpeech } from '../say.tsx'

/** What went wrong, where, and what to do next. */
export function ProblemBox({
  problem,
  children,
}: {
  readonly problem: Problem
  readonly children?: ComponentChildren
}) {
  const { say, language } = useSpeech()
  const { words, hint, where } = problem
  const [first = '', ...rest] = say(words).split('\n')
  return (
    <div class="problem" role="alert">
      <p class="strong">{first}</p>
      {rest.length > 0 && <pre>{rest.join('\n')}</pre>}
      {where && (
        <p class="faint">
          {[
            where.file,
            where.line !== null && (language === 'zh' ? `第 ${where.line} 行` : `line ${where.line}`),
            where.column !== null && (language === 'zh' ? `列 ${where.column}` : `column ${where.column}`),
            where.found !== null && `“${where.found}”`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {hint && <p>{say(hint)}</p>}
      {children ?? <NextClick status={problem.status} />}
    </div>
  )
}

/** What can be pressed next where the page around knows no better. */
function NextClick({ status }: { readonly status: number }) {
  const { say } = useSpeech()
  if (status === 404)
    return (
      <p>
        <Link class="button" href="/">
          {say({ zh: '回到简报', en: 'Go to the briefs' })}
        </Link>
      </p>
    )
  if (status !== 0 && status < 500 && status !== 429) return null
  return (
    <p>
      <button type="button" onClick={() => location.reload()}>
        {say({ zh: '再试一次', en: 'Try again' })}
      </button>
    </p>
  )
}
