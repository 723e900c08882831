import { useState } from 'preact/hooks'
import { type Localized, type Problem, type ReleaseRules, send, toProblem, useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'

const ruleWords: Readonly<Record<keyof ReleaseRules, Localized>> = {
  approval: {
    zh: '签发之前，须由提交人以外的审核者审核通过',
    en: 'Before a brief is signed, a reviewer who did not submit it must approve it',
  },
  twoPeople: {
    zh: '签发的人不能是提交人，也不能是审核人',
    en: 'Whoever signs a brief must be neither who submitted nor who approved it',
  },
}

/** Who must take part in a release. */
export function ReleaseRulesForm({ mayChange }: { readonly mayChange: boolean }) {
  const { say } = useSpeech()
  const { answer, problem } = useAnswer<ReleaseRules>('/api/release-rules')
  const [changed, setChanged] = useState<ReleaseRules | null>(null)
  const [refused, setRefused] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const rules = changed ?? answer
  const shown = refused ?? problem
  const set = (next: ReleaseRules) => {
    setSending(true)
    // The tick stands while it is being stored, and goes again where it is refused.
    setChanged(next)
    send<ReleaseRules>('PUT', '/api/release-rules', next)
      .then(
        (stored) => {
          setChanged(stored)
          setRefused(null)
        },
        (error) => {
          setChanged(rules)
          setRefused(toProblem(error))
        },
      )
      .finally(() => setSending(false))
  }
  return (
    <section aria-labelledby="release-rules">
      <h2 id="release-rules">{say({ zh: '审核和签发的规则', en: 'Rules for review and signing' })}</h2>
      {shown && <ProblemBox problem={shown} />}
      {rules &&
        (['approval', 'twoPeople'] as const).map((name) => (
          <p key={name}>
            <label class="check">
              <input
                type="checkbox"
                checked={rules[name]}
                disabled={!mayChange || isSending}
                onChange={({ currentTarget }) => set({ ...rules, [name]: currentTarget.checked })}
              />
              {say(ruleWords[name])}
            </label>
          </p>
        ))}
      <p class="faint">
        {mayChange
          ? say({
              zh: '谁可以审核、谁可以签发，由令牌的角色决定：在“工作区”页的“人员和令牌”里发令牌。',
              en: 'Who may review and who may sign follows from the role of their tokens: make tokens under People and tokens on the page Workspace.',
            })
          : say({
              zh: '管理工作区的人可以改这些规则。',
              en: 'Owners of the workspace can change these rules.',
            })}
      </p>
    </section>
  )
}
