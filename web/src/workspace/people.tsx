import { useState } from 'preact/hooks'
import { type About, ask, type Localized, type Problem, send, toProblem, useAnswer } from '../api.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { timeName } from '../times.ts'
import { SignInSwitch } from './sign-in-switch.tsx'
import { type ShownToken, TokenNotice } from './token-notice.tsx'

interface ListedToken {
  readonly name: string
  readonly role: 'reader' | 'editor' | 'reviewer' | 'signer' | 'owner'
  readonly made: string
  readonly expires: string | null
}

const roleWords: Readonly<Record<ListedToken['role'], Localized>> = {
  reader: { zh: '读者：只能看', en: 'reader: may look' },
  editor: { zh: '编辑者：也能改', en: 'editor: may change things too' },
  reviewer: { zh: '审核者：还能审核发布稿', en: 'reviewer: may approve releases too' },
  signer: { zh: '签发者：还能签发、发布、撤回', en: 'signer: may sign, publish and withdraw too' },
  owner: { zh: '管理者：还能改本页、下载备份', en: 'owner: may change this page and download backups too' },
}

/** Who may use the desk: each person has a token, which is shown once. */
export function People({ about, onChanged }: { readonly about: About; readonly onChanged: () => void }) {
  const { accounts, person } = about
  const { say } = useSpeech()
  const { answer, problem, again } = useAnswer<readonly ListedToken[]>('/api/tokens')
  const [refused, setRefused] = useState<Problem | null>(null)
  const remove = async (name: string) => {
    try {
      await ask(`/api/tokens/${encodeURIComponent(name)}`, { method: 'DELETE' })
      setRefused(null)
      again()
    } catch (error) {
      setRefused(toProblem(error))
    }
  }
  return (
    <section aria-labelledby="people">
      <h2 id="people">{say({ zh: '人员和令牌', en: 'People and tokens' })}</h2>
      <SignInSwitch
        about={about}
        onChanged={() => {
          again()
          onChanged()
        }}
      />
      {(problem ?? refused) && <ProblemBox problem={(problem ?? refused) as Problem} />}
      <ul class="loads">
        {answer?.map((token) => (
          <TokenRow
            key={token.name}
            token={token}
            onRemove={accounts && token.name === person ? null : () => remove(token.name)}
          />
        ))}
      </ul>
      <NewToken onMade={again} />
    </section>
  )
}

function TokenRow({
  token: { name, role, expires },
  onRemove,
}: {
  readonly token: ListedToken
  /** Null for one’s own. */
  readonly onRemove: (() => void) | null
}) {
  const { say, language } = useSpeech()
  const [isAsked, setAsked] = useState(false)
  const until = expires && timeName(Date.parse(expires), language)
  return (
    <li>
      {name}{' '}
      <span class="faint">
        {say(roleWords[role])}
        {until && say({ zh: ` · 到 ${until}`, en: ` · until ${until}` })}
      </span>{' '}
      {onRemove &&
        (isAsked ? (
          <>
            <button type="button" class="primary" onClick={onRemove}>
              {say({ zh: `确定收回 ${name} 的令牌`, en: `Take back the token of ${name}` })}
            </button>{' '}
            <button type="button" onClick={() => setAsked(false)}>
              {say({ zh: '不收回', en: 'Leave it' })}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setAsked(true)}>
            {say({ zh: '收回…', en: 'Take back…' })}
            <span class="hidden"> {name}</span>
          </button>
        ))}
    </li>
  )
}

function NewToken({ onMade }: { readonly onMade: () => void }) {
  const { say } = useSpeech()
  const [name, setName] = useState('')
  const [role, setRole] = useState<string>('reader')
  const [made, setMade] = useState<ShownToken | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const make = async () => {
    try {
      const { token } = await send<{ token: string }>('POST', '/api/tokens', { name, role })
      setMade({ name, token })
      setName('')
      setProblem(null)
      onMade()
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <>
      {problem && <ProblemBox problem={problem} />}
      {made && <TokenNotice made={made} />}
      <form
        class="form-row"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void make()
        }}
      >
        <label>
          {say({ zh: '给谁', en: 'For whom' })}
          <input value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
        </label>
        <ChoiceField
          label={{ zh: '可以做什么', en: 'What they may do' }}
          value={role}
          options={Object.entries(roleWords)}
          onSet={setRole}
        />
        <button type="submit">{say({ zh: '发令牌', en: 'Make a token' })}</button>
      </form>
    </>
  )
}
