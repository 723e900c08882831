import type { Localized } from '../../trade/trade.ts'
import type { Version } from './release-types.ts'

/**
 * What is open when a version is signed, which takes a reason: what the workspace finds open then, warnings of the build
 * that no reviewer has read, and comments that are not resolved. Who approves a version has read its warnings.
 */
export function listOpenMatters(
  { submission, approvals, comments }: Version,
  openPoints: readonly Localized[],
): Localized[] {
  const unread = approvals.length === 0 ? (submission?.warnings ?? []) : []
  const unresolved = comments.filter(({ resolved }) => resolved === null)
  return [
    ...openPoints,
    ...unread.map(({ zh, en }) => ({
      zh: `警告无人审核：${zh}`,
      en: `warning that nobody has reviewed: ${en}`,
    })),
    ...unresolved.map(({ id, person, text }) => ({
      zh: `第 ${id} 条意见未了结（${person}）：${shorten(text)}`,
      en: `comment ${id} is not resolved (${person}): ${shorten(text)}`,
    })),
  ]
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
