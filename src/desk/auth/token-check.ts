import type { Localized } from '../../trade/language.ts'
import { isExpired, type Token } from '../../workspace/project/tokens/tokens.ts'
import type { DeskContext } from '../http/operation.ts'
import { Refusal } from '../http/problem.ts'
import type { ChangeLog } from '../jobs/change-log.ts'
import type { Accounts } from './accounts.ts'
import { type LoginAttempt, loggedToken } from './login-throttle.ts'
import { validSession } from './session-cookie.ts'

/**
 * The holder of a token that a request presents, to sign in or to do something at once.
 *
 * @throws Refusal 401 for a token that does not exist or is expired, 429 after too many of them.
 */
export async function checkToken(context: DeskContext, accounts: Accounts, token: string): Promise<Token> {
  const { keyring, throttle, failures, now } = accounts
  const session = await validSession(context, accounts)
  const attempt = { token, address: context.get('client').address, session: session?.number ?? null }
  const holder = throttle.isLocked(attempt) ? null : await keyring.holder(token)
  if (holder && !isExpired(holder, now())) return holder
  const isThrottled = throttle.countFailure(attempt)
  const reason = isThrottled ? 'throttled' : holder ? 'expired' : 'unknown'
  await failures.note(attempt, reason)
  throw refusals[reason]()
}

type Reason = 'unknown' | 'expired' | 'throttled'

const bearer = { 'www-authenticate': 'Bearer' }

const refusals: Readonly<Record<Reason, () => Refusal>> = {
  unknown: () =>
    new Refusal(
      401,
      { zh: '没有这个令牌。', en: 'There is no such token.' },
      { headers: bearer, hint: askForToken },
    ),
  expired: () =>
    new Refusal(
      401,
      { zh: '这个令牌已过期。', en: 'This token is expired.' },
      { headers: bearer, hint: askForToken },
    ),
  throttled: () =>
    new Refusal(
      429,
      { zh: '错误的令牌太多，请稍后再试。', en: 'Too many wrong tokens; try again later.' },
      { hint: { zh: '等一分钟。', en: 'Wait a minute.' }, headers: { 'retry-after': '60' } },
    ),
}

const askForToken: Localized = {
  zh: '令牌由管理工作区的人用 tradebrief token add 新建。',
  en: 'The person who keeps the workspace makes tokens with: tradebrief token add',
}

const reasonWords: Readonly<Record<Reason, Localized>> = {
  unknown: { zh: '没有这个令牌', en: 'no such token' },
  expired: { zh: '令牌已过期', en: 'the token is expired' },
  throttled: { zh: '错误太多', en: 'too many wrong tokens' },
}

/** So many are logged within a minute, so that nobody fills the disk. */
const mostLogged = 60
const minute = 60_000

/** Logs tokens that were refused: a line for whoever runs the desk, and one among the changes of the workspace. */
export class LoginFailureLog {
  readonly #changes: ChangeLog
  readonly #log: (line: Localized) => void
  readonly #now: () => Date
  #begun = 0
  #logged = 0

  constructor(changes: ChangeLog, log: (line: Localized) => void, now: () => Date) {
    this.#changes = changes
    this.#log = log
    this.#now = now
  }

  async note({ token, address }: LoginAttempt, reason: Reason): Promise<void> {
    const now = this.#now().getTime()
    if (now - this.#begun >= minute) [this.#begun, this.#logged] = [now, 0]
    this.#logged++
    if (this.#logged > mostLogged) {
      if (this.#logged === mostLogged + 1) this.#log(tooMany)
      return
    }
    const shown = loggedToken(token)
    const { zh, en } = reasonWords[reason]
    this.#log({
      zh: `登录被拒：地址 ${address || '不明'}${shown ? `，令牌 ${shown}` : ''}（${zh}）`,
      en: `Sign-in refused: address ${address || 'unknown'}${shown ? `, token ${shown}` : ''} (${en})`,
    })
    await this.#changes.note('', 'sign-in-refused', { address, token: shown, reason })
  }
}

const tooMany: Localized = {
  zh: '登录被拒的次数过多，这一分钟内不再逐条记录。',
  en: 'Too many refused sign-ins: the others of this minute are not logged.',
}
