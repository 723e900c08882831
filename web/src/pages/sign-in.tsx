import { useState } from 'preact/hooks'
import { type Problem, send, signOut, toProblem } from '../api.ts'
import { OtherLanguageButton } from '../parts/other-language-button.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'

/** Where one signs in with a token, before anything else is seen. */
export function SignInPage({ to }: { readonly to: string | null }) {
  const { say } = useSpeech()
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [waiting, setWaiting] = useState(false)
  const signIn = async () => {
    setWaiting(true)
    try {
      await send('POST', '/api/session', { token })
      location.replace(ownAddress(to))
    } catch (error) {
      setProblem(toProblem(error))
      setWaiting(false)
    }
  }
  return (
    <main id="main" class="sign-in">
      <img src="/icon.svg" alt="" width="40" height="40" />
      <h1>{say({ zh: '登录贸易简报', en: 'Sign in to Tradebrief' })}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void signIn()
        }}
      >
        <TokenField token={token} onInput={setToken} />
        {problem && <ProblemBox problem={problem} />}
        <button type="submit" class="primary" disabled={waiting}>
          {say({ zh: '登录', en: 'Sign in' })}
        </button>
      </form>
      {!isPrivate() && (
        <p class="warnings">
          {say({
            zh: '这个连接没有加密，令牌和数据在网络上可以被别人读到。',
            en: 'This connection is not encrypted: others on the network can read the token and the data.',
          })}
        </p>
      )}
      <OtherLanguageButton />
    </main>
  )
}

function TokenField({
  token,
  onInput,
}: {
  readonly token: string
  readonly onInput: (token: string) => void
}) {
  const { say } = useSpeech()
  return (
    <>
      <label>
        {say({ zh: '令牌', en: 'Token' })}
        <input
          type="password"
          name="token"
          required
          autocomplete="current-password"
          spellcheck={false}
          value={token}
          aria-describedby="token-from"
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </label>
      <p id="token-from" class="faint">
        {say({
          zh: '令牌由管理这个工作区的人发给您。',
          en: 'It comes from whoever keeps this workspace.',
        })}
      </p>
    </>
  )
}

/** Signs out, and leads to the sign-in page; where the desk did not end the session, the page says so and stays. */
export function SignOutButton({ person }: { readonly person: string }) {
  const { say } = useSpeech()
  const [problem, setProblem] = useState<Problem | null>(null)
  return (
    <>
      {problem && <ProblemBox problem={problem} />}
      <button
        type="button"
        class="quiet sign-out"
        onClick={() => signOut().catch((error) => setProblem(toProblem(error)))}
      >
        {say({ zh: `退出 ${person}`, en: `Sign out ${person}` })}
      </button>
    </>
  )
}

/** Where one was going: a page of this desk, whatever the address bar says. */
function ownAddress(to: string | null): string {
  const { origin, pathname, search } = new URL(to ?? '/', location.origin)
  return origin === location.origin ? pathname + search : '/'
}

const isPrivate = (): boolean =>
  location.protocol === 'https:' || /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname)
