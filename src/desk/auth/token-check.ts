import type { Localized } from '../../trade/trade.ts'
import { isExpired, type Token } from '../../workspace/project/tokens/tokens.ts'
import { Refusal } from '../problem.ts'
import type { Accounts, DeskContext } from './desk-environment.ts'
import type { RefusedTokenReason } from './login-failure-log.ts'
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

const bearer = { 'www-authenticate': 'Bearer' }

const refusals: Readonly<Record<RefusedTokenReason, () => Refusal>> = {
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
