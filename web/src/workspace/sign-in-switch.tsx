import { useState } from 'preact/hooks'
import { type About, ask, type Problem, send, toProblem } from '../api.ts'
import { announceChange } from '../desk-changes.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { type ShownToken, TokenNotice } from './token-notice.tsx'

/** Whether people sign in, and the switch where the page has one. Turning it on makes the owner's own token first. */
export function SignInSwitch({
  about,
  onChanged,
}: {
  readonly about: About
  readonly onChanged: () => void
}) {
  const { say } = useSpeech()
  const [made, setMade] = useState<ShownToken | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const change = async (request: () => Promise<ShownToken | null>) => {
    setSending(true)
    try {
      setMade(await request())
      setProblem(null)
      onChanged()
      announceChange()
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setSending(false)
    }
  }
  const turnOn = (name: string) => change(() => send<ShownToken>('POST', '/api/sign-in', { name }))
  const turnOff = () =>
    change(async () => {
      await ask('/api/sign-in', { method: 'DELETE' })
      return null
    })
  return (
    <>
      <p>{say(stateOf(about))}</p>
      {problem && <ProblemBox problem={problem} />}
      {made && <TokenNotice made={made} isOwn />}
      {about.signInSwitch &&
        (about.accounts ? (
          <TurnOff isSending={isSending} onTurnOff={turnOff} />
        ) : (
          <TurnOn person={about.person} isSending={isSending} onTurnOn={turnOn} />
        ))}
    </>
  )
}

function stateOf({ accounts, signInSwitch, person }: About) {
  if (!accounts)
    return {
      zh: `登录没有打开：能用这台电脑的人都可以做任何事，记录里都是“${person}”。要由几个人分别编写、审核和签发，请打开登录。`,
      en: `Sign-in is off: whoever uses this machine may do everything, and is recorded as “${person}”. Turn sign-in on to have several people write, review and sign.`,
    }
  if (signInSwitch)
    return {
      zh: '登录已打开：每个人用自己的令牌登录，重新启动工作台之后也一样。',
      en: 'Sign-in is on: everybody signs in with a token of their own, also after the desk is started again.',
    }
  return {
    zh: '每个人用自己的令牌登录。这是启动工作台时定的（--tokens、网络地址或反向代理），不能在这里关闭。',
    en: 'Everybody signs in with a token of their own. How the desk was started demands it (--tokens, an address on the network, or a proxy); it cannot be turned off here.',
  }
}

function TurnOn({
  person,
  isSending,
  onTurnOn,
}: {
  readonly person: string
  readonly isSending: boolean
  readonly onTurnOn: (name: string) => void
}) {
  const { say } = useSpeech()
  const [name, setName] = useState(person)
  return (
    <form
      class="form-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onTurnOn(name.trim())
      }}
    >
      <label>
        {say({ zh: '您的姓名（管理者）', en: 'Your name (owner)' })}
        <input
          value={name}
          required
          maxLength={64}
          aria-describedby="sign-in-on"
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary" disabled={isSending}>
        {say({ zh: '打开登录', en: 'Turn sign-in on' })}
      </button>
      <span id="sign-in-on" class="faint">
        {say({
          zh: '先给您本人发一个管理者令牌，显示一次，您随即以它登录，不会把自己关在外面。',
          en: 'You get a token of an owner first, shown once, and are signed in with it at once, so that you are not locked out.',
        })}
      </span>
    </form>
  )
}

function TurnOff({ isSending, onTurnOff }: { readonly isSending: boolean; readonly onTurnOff: () => void }) {
  const { say } = useSpeech()
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <p>
        <button type="button" onClick={() => setAsked(true)}>
          {say({ zh: '关闭登录…', en: 'Turn sign-in off…' })}
        </button>
      </p>
    )
  return (
    <div class="notice">
      <p>
        {say({
          zh: '关闭之后，能用这台电脑的人不用令牌就可以做任何事，也可以签发。令牌保留，再打开时仍然有效。',
          en: 'Once it is off, whoever uses this machine may do everything without a token, signing included. Tokens stay, and hold when it is turned on again.',
        })}
      </p>
      <p class="actions">
        <button type="button" class="primary" disabled={isSending} onClick={onTurnOff}>
          {say({ zh: '确定关闭登录', en: 'Turn it off' })}
        </button>
        <button type="button" onClick={() => setAsked(false)}>
          {say({ zh: '不关闭', en: 'Leave it on' })}
        </button>
      </p>
    </div>
  )
}
