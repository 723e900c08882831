import { hasRole, type Role } from '../../workspace/project/tokens/tokens.ts'
import { findPersonObstacle } from './person-rules.ts'
import {
  type Actor,
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

/** The transitions that a version allows to a person now; files, reasons and the clock may still stand against one. */
export function nextActions(version: Version, actor: Actor, rules: ReleaseRules): ReleaseAction[] {
  return transitions.filter(
    (action) =>
      actionRules[action].from.includes(version.state) &&
      hasRole(actor.role, roleNeeded(action, version)) &&
      findPersonObstacle(version, action, actor.name, rules) === null &&
      // A draft that nobody has submitted is there with the brief: there is nothing to withdraw.
      !(action === 'withdraw' && version.history.length === 0),
  )
}
