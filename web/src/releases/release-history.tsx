import { doneWords, formatReleaseTime } from '../../../src/releases/words/words.ts'
import type { Localized, ReleaseVersion, ReleaseWithFiles } from '../api.ts'
import { useSpeech } from '../say.tsx'

/** The command line believes the name that it is given; who ran it is a user of the operating system. */
function takenAtCommandLine(systemUser: string | null): Localized {
  if (systemUser === null) return { zh: '，命令行', en: ', at the command line' }
  return {
    zh: `，命令行，系统用户 ${systemUser}`,
    en: `, at the command line by the system’s user ${systemUser}`,
  }
}

/** Who did what with a version, when and why. */
export function ReleaseHistory({
  history,
  offset,
}: {
  readonly history: ReleaseVersion['history']
  readonly offset: string
}) {
  const { say } = useSpeech()
  return (
    <>
      <h4>{say({ zh: '经过', en: 'History' })}</h4>
      <ol class="release-history">
        {history.map(({ action, at, person, channel, systemUser, reason }) => (
          <li key={`${at} ${action}`}>
            {channel === 'clock' ? say({ zh: '到时自动', en: 'At its time' }) : person}{' '}
            {say(doneWords[action])}
            {reason && say({ zh: `：${reason}`, en: `: ${reason}` })}
            <br />
            <span class="faint">
              {say(formatReleaseTime(at, offset))}
              {channel === 'command' && say(takenAtCommandLine(systemUser))}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** The frozen files of a version, to download. */
export function ReleaseFiles({
  of,
  version,
  files,
}: {
  readonly of: string
  readonly version: number
  readonly files: ReleaseWithFiles['files'][number]['files']
}) {
  const { say } = useSpeech()
  return (
    <details>
      <summary>
        {say({ zh: `签发的文件（${files.length} 个）`, en: `Signed files (${files.length})` })}
      </summary>
      <ul>
        {files.map(({ name, sha256 }) => (
          <li key={name}>
            <a download href={`/api/releases/${of}/${version}/file?name=${encodeURIComponent(name)}`}>
              {breakable(name)}
            </a>{' '}
            <span class="faint sha">SHA-256 {sha256.slice(0, 12)}…</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A path that is broken across lines after its slashes, rather than within a name. */
const breakable = (path: string) =>
  path.split('/').flatMap((part, index) => (index === 0 ? [part] : ['/', <wbr key={part} />, part]))
