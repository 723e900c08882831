import { type BriefRelease, findActor, ReleaseRefusal } from '../releases/releases.ts'
import type { NotifyConfig } from '../workspace/project/automation/automation.ts'
import { hasRole, type Role, readTokens } from '../workspace/project/tokens/tokens.ts'
import type { MessageState, OutboxEvent } from './outbox.ts'

/** What stands against a message: `withheld` for now, such as a role that is missing, or for good. */
export interface Obstacle {
  readonly isFinal: boolean
  /** In English, for records. */
  readonly reason: string
}

/** The roles of those who are asked to do something. */
const rolesNeeded: Partial<Record<OutboxEvent['kind'], Role>> = {
  'to-review': 'reviewer',
  'to-sign': 'signer',
}

/**
 * What stands against sending a message now. A published brief must be published still, and a version that waits must
 * wait still, as it was submitted; who is asked to review or sign must be allowed to.
 *
 * @param releases as they are now.
 */
export async function findObstacle(
  folder: string,
  { event, to, channel }: Pick<MessageState, 'event' | 'to' | 'channel'>,
  releases: readonly BriefRelease[],
  config: NotifyConfig,
  now: Date,
): Promise<Obstacle | null> {
  const stale = findStale(event, releases)
  if (stale) return { isFinal: true, reason: stale }
  const role = rolesNeeded[event.kind]
  if (channel === 'webhook') {
    const isThere = config.webhooks.some(({ name }) => name === to)
    return isThere ? null : { isFinal: true, reason: 'the webhook is not in tradebrief.yaml any more' }
  }
  const recipient = config.recipients.find((item) => item.to === to)
  if (!recipient) return { isFinal: true, reason: 'the recipient is not in tradebrief.yaml any more' }
  return role === undefined ? null : findRoleObstacle(folder, recipient.person, role, now)
}

function findStale(
  { kind, products, period, version, submittedAt }: OutboxEvent,
  releases: readonly BriefRelease[],
) {
  if (kind === 'new-data' || kind === 'to-confirm') return null
  const [product] = products
  const release = releases.find((item) => item.product === product?.id && item.period === period)
  const found = release?.versions.find(({ number }) => number === version)
  if (!found) return 'the version is not there any more'
  if (kind !== 'published')
    return found.state === 'inReview' && found.submission?.at === submittedAt
      ? null
      : 'it does not wait any more'
  if (found.state === 'published') return null
  if (found.state === 'amended') return 'a later version was published in its place'
  return 'it is not published any more'
}

async function findRoleObstacle(
  folder: string,
  person: string | undefined,
  role: Role,
  now: Date,
): Promise<Obstacle | null> {
  const withheld = (reason: string): Obstacle => ({ isFinal: false, reason })
  if (person === undefined) {
    // While nobody has a token, everybody who can write the files is an owner.
    if ((await readTokens(folder)).length === 0) return null
    return withheld('withheld: the recipient has no person in tradebrief.yaml, so that nobody knows the role')
  }
  try {
    const actor = await findActor(folder, person, now)
    return hasRole(actor.role, role) ? null : withheld(`withheld: ${person} is no ${role}`)
  } catch (error) {
    if (error instanceof ReleaseRefusal) return withheld(`withheld: ${error.message}`)
    throw error
  }
}
