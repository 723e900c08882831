import { UserError, type UserErrorDetails } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'
import type { Role } from '../../workspace/project/tokens/tokens.ts'
import { actionWords, roleWords, stateWords } from '../words/words.ts'
import type { ReleaseAction, ReleaseState } from './release-types.ts'

/**
 * Why a release is refused. `role`: the person may not. `state`: the version is not in a state for it, or its files
 * are others. `input`: the request lacks something, or is wrong. `missing`: there is no such version or comment.
 */
export type ReleaseRefusalKind = 'role' | 'state' | 'input' | 'missing'

/** Something that the rules of releases do not allow. */
export class ReleaseRefusal extends UserError {
  readonly kind: ReleaseRefusalKind

  constructor(kind: ReleaseRefusalKind, words: Localized, details: UserErrorDetails = {}) {
    super(words, details)
    this.kind = kind
  }
}

export const isForDesk = new ReleaseRefusal(
  'role',
  {
    zh: '本工作区的发布步骤只能在工作台上、登录后进行（tradebrief.yaml 的 releases: command_line: false）。',
    en: 'In this workspace, steps of releases are taken at the desk, by people who have signed in (releases: command_line: false in tradebrief.yaml).',
  },
  {
    hint: {
      zh: '请用 tradebrief serve 打开工作台，在简报的“发布”页操作。',
      en: 'Open the desk with tradebrief serve, and use the release page of the brief.',
    },
  },
)

export const lacksRole = (action: ReleaseAction, role: Role, needed: Role): ReleaseRefusal =>
  new ReleaseRefusal(
    'role',
    {
      zh: `${actionWords[action].zh}需要${roleWords[needed].zh}；您是${roleWords[role].zh}。`,
      en: `To ${actionWords[action].en} takes the role ${roleWords[needed].en}; yours is ${roleWords[role].en}.`,
    },
    {
      hint: {
        zh: `请有这个角色的人来做，或由管理者用 tradebrief token add 姓名 --role ${needed} 授予。`,
        en: `Ask someone who has it, or an owner to grant it: tradebrief token add NAME --role ${needed}`,
      },
      deskHint: {
        zh: '请有这个角色的人来做，或由管理者在“工作区”页授予。',
        en: 'Ask someone who has it, or an owner to grant it on the page Workspace.',
      },
    },
  )

export const isInState = (
  action: ReleaseAction,
  state: ReleaseState,
  from: readonly ReleaseState[],
): ReleaseRefusal => {
  const list = (language: 'zh' | 'en') => from.map((item) => stateWords[item][language])
  return new ReleaseRefusal(
    'state',
    {
      zh: `这一版处于“${stateWords[state].zh}”，不能${actionWords[action].zh}。`,
      en: `The version is ${stateWords[state].en}: there is nothing to ${actionWords[action].en}.`,
    },
    {
      hint: {
        zh: `只有处于${list('zh')
          .map((name) => `“${name}”`)
          .join('、')}的版本可以。`,
        en: `That takes a version that is ${list('en').join(' or ')}.`,
      },
    },
  )
}

export const lacksReason = (action: ReleaseAction, why: readonly Localized[] = []): ReleaseRefusal => {
  const points = (language: 'zh' | 'en') => why.map((words) => `\n  ${words[language]}`).join('')
  return new ReleaseRefusal(
    'input',
    {
      zh: `${actionWords[action].zh}要写明理由${why.length > 0 ? `，因为还有：${points('zh')}` : '。'}`,
      en: `To ${actionWords[action].en} takes a reason${why.length > 0 ? `, since this is open:${points('en')}` : '.'}`,
    },
    {
      hint: {
        zh: '用 --reason 写明；它会留在记录里。',
        en: 'Give it with --reason; it stays in the record.',
      },
      deskHint: { zh: '写明理由；它会留在记录里。', en: 'Write it; it stays in the record.' },
    },
  )
}

export const isTooLong = (limit: number): ReleaseRefusal =>
  new ReleaseRefusal('input', {
    zh: `文字太长，不能超过 ${limit} 个字符。`,
    en: `The text is too long: ${limit} characters at most.`,
  })

export const hasNoVersion = (product: string, period: string, version?: number): ReleaseRefusal =>
  new ReleaseRefusal(
    'missing',
    {
      zh: `${product} ${period} 没有${version === undefined ? '发布版本' : `第 ${version} 版`}。`,
      en: `${product} ${period} has no ${version === undefined ? 'version' : `version ${version}`}.`,
    },
    {
      hint: {
        zh: `先编制，再提交：tradebrief release submit ${period} ${product}`,
        en: `Build the brief, then submit it: tradebrief release submit ${period} ${product}`,
      },
      deskHint: { zh: '先编制简报，再提交审核。', en: 'Build the brief, then submit it.' },
    },
  )

export const hasNoComment = (comment: number): ReleaseRefusal =>
  new ReleaseRefusal('missing', { zh: `没有第 ${comment} 条意见。`, en: `There is no comment ${comment}.` })

export const isOtherContent = (names: readonly string[]): ReleaseRefusal =>
  new ReleaseRefusal(
    'state',
    {
      zh: `提交之后文件变了：${names.join('、')}。审核过的不是现在的内容，没有审核通过，也没有签发。`,
      en: `Files have changed since they were submitted: ${names.join(', ')}. What was reviewed is not what is there now; nothing was approved or signed.`,
    },
    {
      hint: {
        zh: '重新提交审核：tradebrief release submit。',
        en: 'Submit it for review again: tradebrief release submit',
      },
      deskHint: { zh: '重新提交审核。', en: 'Submit it for review again.' },
    },
  )

export const isAlreadyAtWork = (number: number, state: ReleaseState): ReleaseRefusal =>
  new ReleaseRefusal(
    'state',
    {
      zh: `第 ${number} 版正处于“${stateWords[state].zh}”，不能另开一版。`,
      en: `Version ${number} is ${stateWords[state].en}: no other is begun beside it.`,
    },
    {
      hint:
        state === 'published'
          ? {
              zh: '要更正已发布的简报，先用 tradebrief release amend 写明理由。',
              en: 'To correct what is published, first say why: tradebrief release amend',
            }
          : {
              zh: '继续这一版，或先用 tradebrief release withdraw 撤回它。',
              en: 'Go on with it, or withdraw it first: tradebrief release withdraw',
            },
      deskHint:
        state === 'published'
          ? {
              zh: '要更正已发布的简报，先选“更正”并写明理由。',
              en: 'To correct what is published, choose Amend first and say why.',
            }
          : { zh: '继续这一版，或先撤回它。', en: 'Go on with it, or withdraw it first.' },
    },
  )

export const isNoMinute: ReleaseRefusal = new ReleaseRefusal(
  'input',
  { zh: '发布时间要精确到分。', en: 'The time of a release is a whole minute.' },
  { hint: { zh: '写 2024-01-20T10:00。', en: 'Write 2024-01-20T10:00.' } },
)

export const hasPassed: ReleaseRefusal = new ReleaseRefusal(
  'input',
  { zh: '这个发布时间已经过了。', en: 'This time of release has passed.' },
  {
    hint: {
      zh: '写以后的时间；要立即发布，用 tradebrief release publish。',
      en: 'Give a time to come; to publish at once: tradebrief release publish',
    },
    deskHint: { zh: '写以后的时间，或直接发布。', en: 'Give a time to come, or publish at once.' },
  },
)
