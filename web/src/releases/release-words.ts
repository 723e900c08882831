import type { Localized, ReleaseAction } from '../api.ts'

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

/** Actions that always take a reason: asked for before it is sent; the desk holds everybody to `actionRules`. */
export const needsReason = (action: ReleaseAction): boolean =>
  ['return', 'amend', 'withdraw'].includes(action)

/** What the desk asks of the person for whom a brief waits. */
export const waitingWords: Readonly<Partial<Record<ReleaseAction, Localized>>> = {
  approve: { zh: '请审核', en: 'to review' },
  sign: { zh: '请签发', en: 'to sign' },
  publish: { zh: '请发布', en: 'to publish' },
  submit: { zh: '已退回，请修改后重新提交', en: 'returned to you, to submit again' },
}

/** A file of a brief, by what it is for whoever reads the page. */
export function nameFile(file: string): Localized {
  if (file === 'inputs/product.yaml') return { zh: '产品文件', en: 'the product file' }
  if (file === 'inputs/commentary.zh.md') return { zh: '中文评论', en: 'the Chinese commentary' }
  if (file === 'inputs/commentary.en.md') return { zh: '英文评论', en: 'the English commentary' }
  return { zh: file, en: file }
}
