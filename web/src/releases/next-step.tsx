import type { Localized, ReleaseVersion } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { nameFile } from './release-words.ts'

/** Where a version is on its way, who is next, and what stands against it. */
export function NextStep({ version }: { readonly version: ReleaseVersion }) {
  const { say } = useSpeech()
  const { state, changedFiles, approvals, submission, openMatters } = version
  const warnings = submission?.warnings ?? []
  const words = nextWords(version)
  return (
    <>
      {words && <p>{say(words)}</p>}
      {changedFiles.length > 0 && <ChangedFiles version={version} />}
      {openMatters.length > 0 && (
        <>
          <p>{say({ zh: '未了结，签发时要写理由：', en: 'Open; signing takes a reason:' })}</p>
          <ListedWords words={openMatters} />
        </>
      )}
      {state !== 'draft' && approvals.length > 0 && warnings.length > 0 && (
        <>
          <p>
            {say({
              zh: `警告，${approvals.map(({ person }) => person).join('、')} 审核时看过：`,
              en: `Warnings, read by ${approvals.map(({ person }) => person).join(', ')} in the review:`,
            })}
          </p>
          <ListedWords words={warnings} />
        </>
      )}
    </>
  )
}

export function ListedWords({ words }: { readonly words: readonly Localized[] }) {
  const { say } = useSpeech()
  return (
    <ul class="warnings">
      {words.map((item) => (
        <li key={item.en}>{say(item)}</li>
      ))}
    </ul>
  )
}

/** The approval is of what was submitted; the brief reads otherwise now. */
function ChangedFiles({ version: { changedFiles, approvals } }: { readonly version: ReleaseVersion }) {
  const { say, language } = useSpeech()
  const files = changedFiles.map((file) => say(nameFile(file))).join(say({ zh: '、', en: ', ' }))
  const people = approvals.map(({ person }) => person).join(say({ zh: '、', en: ', ' }))
  return (
    <p class="warnings plain" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      {say({
        zh: `提交之后内容变了：${files}。`,
        en: `The brief has changed since it was submitted: ${files}.`,
      })}{' '}
      {approvals.length > 0 &&
        say({
          zh: `${people} 审核通过的是原来的内容，不算现在的。`,
          en: `What ${people} approved was the earlier text; the approval does not hold for this one.`,
        })}{' '}
      {say({ zh: '请重新提交审核。', en: 'Submit it again.' })}
    </p>
  )
}

function nextWords({
  state,
  approvals,
  submission,
  changedFiles,
  waitsFor,
}: ReleaseVersion): Localized | null {
  if (state === 'signed')
    return waitsFor
      ? {
          zh: '已签发。下一步：您立即发布，或定时发布。',
          en: 'Signed. Next: you publish it now, or schedule it.',
        }
      : { zh: '已签发。下一步：签发者发布。', en: 'Signed. Next: a signer publishes it.' }
  if (state !== 'inReview' || changedFiles.length > 0) return null
  if (waitsFor === 'approve')
    return {
      zh: '等您审核：看过内容和警告，再审核通过或退回。',
      en: 'It waits for you: read it and its warnings, then approve or return it.',
    }
  if (waitsFor === 'sign') return { zh: '等您签发。', en: 'It waits for you to sign it.' }
  if (approvals.length > 0) return { zh: '下一步：签发者签发。', en: 'Next: a signer signs it.' }
  const person = submission?.person ?? ''
  return {
    zh: `${person} 已提交。下一步：审核者审核，签发者签发。`,
    en: `Submitted by ${person}. Next: a reviewer approves it, and a signer signs it.`,
  }
}
