import type { Localized, ReleaseAction, ReleaseVersion } from '../api.ts'

export const stateNames: Readonly<Record<ReleaseVersion['state'], Localized>> = {
  draft: { zh: '草稿', en: 'Draft' },
  inReview: { zh: '待审核', en: 'In review' },
  signed: { zh: '已签发', en: 'Signed' },
  scheduled: { zh: '已定时', en: 'Scheduled' },
  published: { zh: '已发布', en: 'Published' },
  amended: { zh: '已更正', en: 'Amended' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

/** What the button of an action says. */
export const actionNames: Readonly<Record<ReleaseAction, Localized>> = {
  submit: { zh: '提交审核', en: 'Submit' },
  approve: { zh: '审核通过', en: 'Approve' },
  return: { zh: '退回', en: 'Return' },
  sign: { zh: '签发', en: 'Sign' },
  schedule: { zh: '定时发布', en: 'Schedule' },
  publish: { zh: '立即发布', en: 'Publish now' },
  amend: { zh: '更正', en: 'Amend' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  comment: { zh: '提意见', en: 'Comment' },
  answer: { zh: '答复', en: 'Answer' },
  assign: { zh: '指派', en: 'Assign' },
  resolve: { zh: '了结', en: 'Resolve' },
  reopen: { zh: '重开', en: 'Reopen' },
}

/** What was done, in a history. */
export const doneNames: Readonly<Record<ReleaseAction, Localized>> = {
  submit: { zh: '提交审核', en: 'submitted' },
  approve: { zh: '审核通过', en: 'approved' },
  return: { zh: '退回', en: 'returned' },
  sign: { zh: '签发', en: 'signed' },
  schedule: { zh: '定时', en: 'scheduled' },
  publish: { zh: '发布', en: 'published' },
  amend: { zh: '开始更正', en: 'began an amendment' },
  withdraw: { zh: '撤回', en: 'withdrew' },
  comment: { zh: '提意见', en: 'commented' },
  answer: { zh: '答复', en: 'answered' },
  assign: { zh: '指派', en: 'assigned' },
  resolve: { zh: '了结意见', en: 'resolved' },
  reopen: { zh: '重开意见', en: 'reopened' },
}

/** Actions that always take a reason: asked for before it is sent; the desk holds everybody to `actionRules`. */
export const needsReason = (action: ReleaseAction): boolean =>
  ['return', 'amend', 'withdraw'].includes(action)

/** A moment in the time zone of the workspace’s releases: `2024-01-20 10:00 +08:00`. */
export function releaseTime(moment: string, offset: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? []
  const shift = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  const local = new Date(Date.parse(moment) + shift).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)} ${offset}`
}
