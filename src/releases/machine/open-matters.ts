import type { Localized } from '../../trade/trade.ts'
import { isSamePerson, type Version } from './release-types.ts'

/**
 * What is open when a version is signed, which takes a reason: what the workspace finds open then, warnings of the build
 * that no reviewer has read, comments that are not resolved, and that nobody but the signer has seen it. Who approves a
 * version has read its warnings.
 *
 * @param signer who signs it, or may.
 */
export function listOpenMatters(
  version: Version,
  openPoints: readonly Localized[],
  signer: string,
): Localized[] {
  const { submission, approvals, comments } = version
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
    ...(lacksSecondPerson(version, signer) ? [noSecondPerson(signer)] : []),
  ]
}

/** Whether a signature of a person would be that of the only one who has submitted or approved the version. */
export const lacksSecondPerson = ({ authors, approvals }: Version, signer: string): boolean =>
  [...authors, ...approvals.map(({ person }) => person)].every((name) => isSamePerson(name, signer))

/** What a signature without a second person records. */
export const noSecondPerson = (signer: string): Localized => ({
  zh: `没有第二个人看过：提交和签发的都是 ${signer}`,
  en: `no second person has seen it: ${signer} submits and signs it`,
})

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
