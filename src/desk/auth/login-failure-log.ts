import type { Localized } from '../../trade/trade.ts'
import type { ChangeLog } from '../jobs/jobs.ts'
import { type LoginAttempt, loggedToken } from './login-throttle.ts'

/** Why a token was refused. */
export type RefusedTokenReason = 'unknown' | 'expired' | 'throttled'

const reasonWords: Readonly<Record<RefusedTokenReason, Localized>> = {
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

  async note({ token, address }: LoginAttempt, reason: RefusedTokenReason): Promise<void> {
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
