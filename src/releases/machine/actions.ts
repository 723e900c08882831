import { hasRole, type Role } from '../../workspace/project/tokens/tokens.ts'
import { findPersonObstacle } from './person-rules.ts'
import {
  type Actor,
  isSamePerson,
  type ReleaseAction,
  type ReleaseRules,
  type ReleaseState,
  releaseStates,
  type Version,
} from './release-types.ts'

interface ActionRule {
  /** The states of a version in which it can be done. */
  readonly from: readonly ReleaseState[]
  /** The least role that it takes. */
  readonly role: Role
  /** Whether it always takes a reason. */
  readonly needsReason: boolean
}

/** Every action, with the states, the role and the reason that it takes. */
export const actionRules: Readonly<Record<ReleaseAction, ActionRule>> = {
  submit: { from: ['draft', 'inReview'], role: 'editor', needsReason: false },
  approve: { from: ['inReview'], role: 'reviewer', needsReason: false },
  return: { from: ['inReview'], role: 'reviewer', needsReason: true },
  sign: { from: ['inReview'], role: 'signer', needsReason: false },
  schedule: { from: ['signed', 'scheduled'], role: 'signer', needsReason: false },
  publish: { from: ['signed'], role: 'signer', needsReason: false },
  amend: { from: ['published'], role: 'editor', needsReason: true },
  withdraw: {
    from: ['draft', 'inReview', 'signed', 'scheduled', 'published', 'amended'],
    role: 'editor',
    needsReason: true,
  },
  comment: { from: releaseStates, role: 'editor', needsReason: false },
  answer: { from: releaseStates, role: 'editor', needsReason: false },
  assign: { from: releaseStates, role: 'editor', needsReason: false },
  resolve: { from: releaseStates, role: 'editor', needsReason: false },
  reopen: { from: releaseStates, role: 'editor', needsReason: false },
}

/** The states before a signature, in which editors may give a version up. */
const unsigned: readonly ReleaseState[] = ['draft', 'inReview']

/** The least role that an action takes with a version: what is signed, only a signer withdraws. */
export const roleNeeded = (action: ReleaseAction, { state }: Pick<Version, 'state'>): Role =>
  action === 'withdraw' && !unsigned.includes(state) ? 'signer' : actionRules[action].role

/** The next steps of a version, in the order in which a person is offered them. */
const transitions = [
  'approve',
  'sign',
  'publish',
  'schedule',
  'submit',
  'amend',
  'return',
  'withdraw',
] as const satisfies readonly ReleaseAction[]

/** The same once somebody has approved it, and for who submitted it: another approval is not what comes next. */
const reviewed = ['sign', 'approve', ...transitions.slice(2)] as const satisfies readonly ReleaseAction[]

const isAuthor = ({ authors }: Version, person: string): boolean =>
  authors.some((author) => isSamePerson(author, person))

/** The transitions that a version allows to a person now; files, reasons and the clock may still stand against one. */
export function nextActions(version: Version, actor: Actor, rules: ReleaseRules): ReleaseAction[] {
  const { approvals, history, state } = version
  const hasApproved = approvals.some(({ person }) => isSamePerson(person, actor.name))
  const order = approvals.length > 0 || isAuthor(version, actor.name) ? reviewed : transitions
  return order.filter(
    (action) =>
      actionRules[action].from.includes(state) &&
      hasRole(actor.role, roleNeeded(action, version)) &&
      findPersonObstacle(version, action, actor.name, rules) === null &&
      !(action === 'approve' && hasApproved) &&
      // A draft that nobody has submitted is there with the brief: there is nothing to withdraw.
      !(action === 'withdraw' && history.length === 0),
  )
}

/**
 * The step by which a version waits for a person; null where it waits for somebody else, or for nobody. What was returned
 * waits for who submitted it, what is in review for an approval by somebody else, then for a signature.
 */
export function findWaitingStep(version: Version, actor: Actor, rules: ReleaseRules): ReleaseAction | null {
  const next = nextActions(version, actor, rules)
  const offered = (action: ReleaseAction) => (next.includes(action) ? action : null)
  const { state, approvals, history } = version
  switch (state) {
    case 'draft': {
      const isReturned = history.findLast(
        ({ action }) => actionRules[action].from.length < releaseStates.length,
      )
      return isReturned?.action === 'return' && isAuthor(version, actor.name) ? offered('submit') : null
    }
    case 'inReview': {
      const hasReviewer = approvals.length > 0 || isAuthor(version, actor.name)
      return hasReviewer ? offered('sign') : (offered('approve') ?? offered('sign'))
    }
    case 'signed':
      return offered('publish')
    default:
      return null
  }
}
