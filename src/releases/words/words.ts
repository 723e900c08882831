/**
 * The words of releases, for messages, the command and the browser. It imports no other module of releases, so that the
 * browser may have it.
 *
 * @module
 */
import { type Localized, nameDay } from '../../trade/trade.ts'

/** In a sentence, after “is”. */
export const stateWords = {
  draft: { zh: '草稿', en: 'a draft' },
  inReview: { zh: '待审核', en: 'in review' },
  signed: { zh: '已签发', en: 'signed' },
  scheduled: { zh: '已定时', en: 'scheduled' },
  published: { zh: '已发布', en: 'published' },
  amended: { zh: '已更正', en: 'amended' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} as const satisfies Readonly<Record<string, Localized>>

/** As verbs, after “to”. */
export const actionWords = {
  submit: { zh: '提交审核', en: 'submit' },
  approve: { zh: '审核通过', en: 'approve' },
  return: { zh: '退回', en: 'return' },
  sign: { zh: '签发', en: 'sign' },
  schedule: { zh: '定时发布', en: 'schedule' },
  publish: { zh: '发布', en: 'publish' },
  amend: { zh: '更正', en: 'amend' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  comment: { zh: '提意见', en: 'comment' },
  answer: { zh: '答复意见', en: 'answer a comment' },
  assign: { zh: '指派意见', en: 'assign a comment' },
  resolve: { zh: '了结意见', en: 'resolve a comment' },
  reopen: { zh: '重开意见', en: 'reopen a comment' },
} as const satisfies Readonly<Record<string, Localized>>

/** What was done, in the past tense, for a history. */
export const doneWords = {
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
} as const satisfies Readonly<Record<string, Localized>>

export const roleWords = {
  reader: { zh: '读者', en: 'reader' },
  editor: { zh: '编辑者', en: 'editor' },
  reviewer: { zh: '审核者', en: 'reviewer' },
  signer: { zh: '签发者', en: 'signer' },
  owner: { zh: '管理者', en: 'owner' },
} as const satisfies Readonly<Record<string, Localized>>

/** A state as a label: Draft, In review. */
export function labelState(state: keyof typeof stateWords): Localized {
  const { zh, en } = stateWords[state]
  return { zh, en: en.replace(/^a /, '').replace(/^./, (letter) => letter.toUpperCase()) }
}

/** What is known of a version in short. */
interface Progress {
  readonly state: keyof typeof stateWords
  /** Who has approved what was submitted last. */
  readonly approvedBy: readonly string[]
  /** Whether the files are not what was submitted any more. */
  readonly isChanged?: boolean
}

/** A state as a label, with what has come of the review: In review, approved by 李. */
export function labelProgress({ state, approvedBy, isChanged = false }: Progress): Localized {
  const { zh, en } = labelState(state)
  if (state !== 'inReview') return { zh, en }
  if (isChanged) return { zh: '内容已变，须重新提交', en: 'Changed since it was submitted' }
  if (approvedBy.length === 0) return { zh, en }
  return {
    zh: `待签发，${approvedBy.join('、')} 审核通过`,
    en: `${en}, approved by ${approvedBy.join(', ')}`,
  }
}

/** A moment in a time zone, to the minute: 2024年1月20日 10:00（UTC+8）, 20 January 2024, 10:00 (UTC+8). */
export function formatReleaseTime(moment: string, offset: string): Localized {
  const time = shiftTime(moment, offset).slice(11, 16)
  const day = formatReleaseDay(moment, offset)
  const zone = zoneWords(offset)
  return { zh: `${day.zh} ${time}（${zone}）`, en: `${day.en}, ${time} (${zone})` }
}

/** The day of a moment in a time zone: 2024年1月20日, 20 January 2024. */
export const formatReleaseDay = (moment: string, offset: string): Localized =>
  nameDay(shiftTime(moment, offset).slice(0, 10))

const offsetParts = /^([+-])(\d{2}):(\d{2})$/

/** What a clock in the zone shows at a moment, as ISO 8601 writes it. */
function shiftTime(moment: string, offset: string): string {
  const [, sign, hours, minutes] = offsetParts.exec(offset) ?? []
  const shift = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  return new Date(new Date(moment).getTime() + shift).toISOString()
}

/** `+08:00` as readers know it: UTC+8. */
function zoneWords(offset: string): string {
  const [, sign, hours, minutes] = offsetParts.exec(offset) ?? []
  const isWhole = Number(minutes) === 0
  if (isWhole && Number(hours) === 0) return 'UTC'
  return `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${isWhole ? '' : `:${minutes}`}`
}
