import {
  type Comment,
  doneWords,
  formatReleaseTime,
  type PlainRelease,
  type PlainStep,
  type PlainVersion,
  type ReleaseVerification,
  roleWords,
  stateWords,
} from '../../../releases/releases.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { counted, countText } from '../../../trade/numbers/numbers.ts'
import { type Localized, visible } from '../../../trade/trade.ts'
import type { Terminal } from '../../terminal/terminal.ts'

/** The releases of a workspace for a person, a line a version that matters. */
export function releaseLines(
  releases: readonly PlainRelease[],
  offset: string,
  terminal: Terminal,
): string[] {
  return releases.flatMap(({ product, period, versions }) =>
    versions
      .filter(({ history }) => history.length > 0)
      .map((version) => `${period}  ${product}  ${versionLine(version, offset, terminal)}`),
  )
}

function versionLine(version: PlainVersion, offset: string, { say }: Terminal): string {
  const { number, state, publishedAt, embargo, replacedBy } = version
  const time =
    state === 'scheduled' && embargo
      ? ` ${say(formatReleaseTime(embargo, offset))}`
      : publishedAt
        ? ` ${say(formatReleaseTime(publishedAt, offset))}`
        : ''
  const replaced =
    replacedBy === null
      ? ''
      : say({ zh: `（第 ${replacedBy} 版取代）`, en: ` (replaced by version ${replacedBy})` })
  return say({
    zh: `第 ${number} 版 ${stateWords[state].zh}${time}${replaced}`,
    en: `version ${number}: ${stateWords[state].en}${time}${replaced}`,
  })
}

/** A release with all its versions, the latest first: state, history, what is open, comments, next steps. */
export function releaseText(release: PlainRelease, offset: string, terminal: Terminal): string {
  const { style, say } = terminal
  const lines = [style('strong', `${release.product} ${release.period}`)]
  for (const version of release.versions.toReversed()) {
    lines.push(versionLine(version, offset, terminal))
    if (version.replaces)
      lines.push(
        say({
          zh: `  更正第 ${version.replaces.version} 版：${visible(version.replaces.reason)}`,
          en: `  amends version ${version.replaces.version}: ${visible(version.replaces.reason)}`,
        }),
      )
    lines.push(...version.history.map((step) => `  ${stepLine(step, offset, terminal)}`))
    if (version.earlyAccess.length > 0)
      lines.push(
        say({
          zh: `  可提前查看：${version.earlyAccess.join('、')}`,
          en: `  early access: ${version.earlyAccess.join(', ')}`,
        }),
      )
    for (const words of version.openMatters) lines.push(style('warning', `  ! ${visible(say(words))}`))
    lines.push(...version.comments.flatMap((comment) => commentLines(comment, terminal)))
    if (version.next.length > 0)
      lines.push(
        style(
          'faint',
          say({ zh: `  下一步：${version.next.join('、')}`, en: `  next: ${version.next.join(', ')}` }),
        ),
      )
  }
  return lines.join('\n')
}

function stepLine(
  { action, person, role, at, channel, systemUser, reason }: PlainStep,
  offset: string,
  { say }: Terminal,
) {
  const by = channel === 'clock' ? say({ zh: '到时自动', en: 'by the clock' }) : visible(person)
  const user = systemUser === null ? null : visible(systemUser)
  const place =
    channel !== 'command'
      ? ''
      : user === null
        ? say({ zh: '，命令行', en: ', command line' })
        : say({ zh: `，命令行，系统用户 ${user}`, en: `, command line, system user ${user}` })
  const why = reason ? say({ zh: `：${visible(reason)}`, en: `: ${visible(reason)}` }) : ''
  return `${say(formatReleaseTime(at, offset))}  ${say(doneWords[action])}  ${by} (${say(roleWords[role])}${place})${why}`
}

function commentLines(comment: Comment, { say, style }: Terminal): string[] {
  const { id, place, person, text, assignee, answers, resolved } = comment
  const on = place === '' ? '' : ` [${place}]`
  const to = assignee === null ? '' : say({ zh: `（请 ${assignee} 处理）`, en: ` (for ${assignee})` })
  const lines = [
    `  ${resolved ? '✓' : '?'} #${id}${on} ${visible(person)}${to}: ${visible(text)}`,
    ...answers.map((answer) => `      ${visible(answer.person)}: ${visible(answer.text)}`),
  ]
  return resolved ? lines.map((line) => style('faint', line)) : lines
}

/** What the verification of releases found. */
export function verificationText(
  verification: ReleaseVerification,
  { say, style, language }: Terminal,
): string {
  const { findings, releases, signedVersions, files, head } = verification
  const faults = findings.filter(({ severity }) => severity === 'fault').length
  const result: Localized =
    faults > 0
      ? { zh: `${countText(faults)} 处损坏。`, en: `${counted(faults, 'fault', 'faults')}.` }
      : { zh: '与签发时一致。', en: 'All as it was signed.' }
  return [
    ...findings.map(({ severity, words, where, hint }) =>
      style(
        severity === 'fault' ? 'error' : 'warning',
        new UserError(words, { ...(where && { where }), ...(hint && { hint }) }).explain(language),
      ),
    ),
    say({
      zh: `已读：${countText(releases)} 份简报的发布记录，${countText(signedVersions)} 个签发版本，${countText(files)} 个文件。${result.zh}`,
      en: `Read: the releases of ${counted(releases, 'brief', 'briefs')}, ${counted(signedVersions, 'signed version', 'signed versions')}, ${counted(files, 'file', 'files')}. ${result.en}`,
    }),
    say({
      zh: `记录的末行摘要：${head}（另记一处，可证明此前未被改动）`,
      en: `Digest of the journal’s last line: ${head} (noted elsewhere, it proves that nothing before it was altered)`,
    }),
  ].join('\n')
}
