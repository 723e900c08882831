import { useState } from 'preact/hooks'
import { ask, type Localized, type Problem, send, toProblem, useAnswer } from '../api.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { timeName } from '../times.ts'

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
export function People({ accounts, person }: { readonly accounts: boolean; readonly person: string }) {
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
      <p class="faint">
        {say(
          accounts
            ? { zh: '每个人用自己的令牌登录。', en: 'Everybody signs in with a token of their own.' }
            : {
                zh: '这个工作台只在本机可见，不用登录；令牌在给几个人用的工作台上才需要。',
                en: 'This desk is seen on this machine alone, and nobody signs in; tokens are for a desk of several people.',
              },
        )}
      </p>
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
  const [made, setMade] = useState<{ name: string; token: string } | null>(null)
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
      {made && (
        <div class="notice" role="status">
          <p>
            {say({
              zh: `${made.name} 的令牌，只显示这一次，请抄下来交给本人：`,
              en: `The token of ${made.name}. It is shown this once: copy it and hand it over.`,
            })}
          </p>
          <code class="token">{made.token}</code>
        </div>
      )}
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
