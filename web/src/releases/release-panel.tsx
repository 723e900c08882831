import { useEffect, useState } from 'preact/hooks'
import { formatReleaseTime, labelProgress } from '../../../src/releases/words/words.ts'
import { type ReleaseVersion, type ReleaseWithFiles, send, useAnswer } from '../api.ts'
import { announceChange } from '../desk-changes.ts'
import { Panel } from '../parts/panel.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'
import { NextStep } from './next-step.tsx'
import { PublicPages } from './public-pages.tsx'
import { ReleaseActions } from './release-actions.tsx'
import { ReleaseComments } from './release-comments.tsx'
import { ReleaseFiles, ReleaseHistory } from './release-history.tsx'
import type { Act } from './use-submit.ts'

/** The release of a brief: its state, what comes next, comments, history and files, version by version. */
export function ReleasePanel({
  of,
  figure,
  onFigure,
  onClose,
}: {
  /** `lithium-ion/2023-12` */
  readonly of: string
  /** The figure that was chosen in the brief, for a comment on it; null for none. */
  readonly figure: string | null
  /** Shows how a figure came about. */
  readonly onFigure: (id: string) => void
  readonly onClose: () => void
}) {
  const { say } = useSpeech()
  const { answer, problem, again } = useAnswer<ReleaseWithFiles>(`/api/releases/${of}`)
  const [changed, setChanged] = useState<ReleaseWithFiles | null>(null)
  const release = changed ?? answer
  const act: Act = async (request) => {
    setChanged(await send('POST', `/api/releases/${of}`, request))
    announceChange()
  }
  // What was answered last is the newest, whether to a step or to a question.
  useEffect(() => setChanged(null), [answer])
  useEmbargoEnd(release, again)
  const [latest, ...earlier] = release?.versions.toReversed() ?? []
  const contentOf = (version: ReleaseVersion) =>
    release && (
      <VersionContent key={version.number} {...{ of, version, release, figure, onFigure, onAct: act }} />
    )
  return (
    <Panel title={say({ zh: '发布', en: 'Release' })} kind="release" onClose={onClose}>
      {problem && <ProblemBox problem={problem} />}
      {!release && !problem && <Skeleton lines={8} />}
      {latest && contentOf(latest)}
      {earlier.map((version) => (
        <details key={version.number}>
          <summary>{versionTitle(version, say)}</summary>
          {contentOf(version)}
        </details>
      ))}
    </Panel>
  )
}

function versionTitle(version: ReleaseVersion, say: ReturnType<typeof useSpeech>['say']): string {
  const { number, state, approvals, changedFiles } = version
  const approvedBy = approvals.map(({ person }) => person)
  const { zh, en } = labelProgress({ state, approvedBy, isChanged: changedFiles.length > 0 })
  return say({ zh: `第 ${number} 版：${zh}`, en: `Version ${number}: ${en}` })
}

/** Asks again once a scheduled version is to be published: it is then, whoever looks. */
function useEmbargoEnd(release: ReleaseWithFiles | null, onEnd: () => void): void {
  const embargo = release?.versions.find(({ state }) => state === 'scheduled')?.embargo ?? null
  useEffect(() => {
    if (embargo === null) return
    // Clocks of two machines differ: it is asked until the desk says that it is published.
    const rest = Math.max(Date.parse(embargo) - Date.now(), shortestWait)
    const timer = setTimeout(onEnd, Math.min(rest, longestWait))
    return () => clearTimeout(timer)
  }, [release, embargo, onEnd])
}

const shortestWait = 2_000
/** Browsers hold no longer timers. */
const longestWait = 2 ** 31 - 1

function VersionContent({
  of,
  version,
  release,
  figure,
  onFigure,
  onAct,
}: {
  readonly of: string
  readonly version: ReleaseVersion
  readonly release: ReleaseWithFiles
  readonly figure: string | null
  readonly onFigure: (id: string) => void
  readonly onAct: Act
}) {
  const { say } = useSpeech()
  const { utcOffset, files } = release
  const { number, history, comments } = version
  const frozen = files.find((item) => item.version === number)?.files ?? []
  return (
    <section class="release-version" aria-label={versionTitle(version, say)}>
      <h3>{versionTitle(version, say)}</h3>
      <VersionFacts version={version} offset={utcOffset} />
      {version.state === 'published' && <PublicPages product={release.product} period={release.period} />}
      <NextStep version={version} />
      <ReleaseActions {...{ of, version, offset: utcOffset, onAct }} />
      <ReleaseComments {...{ version: number, comments, figure, onFigure, onAct }} />
      {history.length > 0 && <ReleaseHistory history={history} offset={utcOffset} />}
      {frozen.length > 0 && <ReleaseFiles {...{ of, version: number, files: frozen }} />}
    </section>
  )
}

function VersionFacts({ version, offset }: { readonly version: ReleaseVersion; readonly offset: string }) {
  const { say } = useSpeech()
  const { state, embargo, earlyAccess, publishedAt, replaces, replacedBy, withdrawal, history } = version
  const early = earlyAccess.join(say({ zh: '、', en: ', ' }))
  return (
    <>
      {state === 'draft' && history.length === 0 && (
        <p class="faint">{say({ zh: '还没有提交审核。', en: 'Nobody has submitted it for review yet.' })}</p>
      )}
      {state === 'scheduled' && embargo && (
        <p>
          {say({
            zh: `发布时间：${formatReleaseTime(embargo, offset).zh}${early && `；此前可看：${early}`}`,
            en: `To be released on ${formatReleaseTime(embargo, offset).en}${early && `; before, seen by ${early}`}`,
          })}
        </p>
      )}
      {publishedAt && (
        <p>
          {say({
            zh: `发布于 ${formatReleaseTime(publishedAt, offset).zh}`,
            en: `Published on ${formatReleaseTime(publishedAt, offset).en}`,
          })}
        </p>
      )}
      {replaces && (
        <p>
          {say({
            zh: `更正第 ${replaces.version} 版：${replaces.reason}`,
            en: `Amends version ${replaces.version}: ${replaces.reason}`,
          })}
        </p>
      )}
      {replacedBy !== null && (
        <p>{say({ zh: `已由第 ${replacedBy} 版取代。`, en: `Version ${replacedBy} is in its place.` })}</p>
      )}
      {withdrawal && (
        <p>
          {say({
            zh: `${withdrawal.person} 撤回：${withdrawal.reason ?? ''}`,
            en: `Withdrawn by ${withdrawal.person}: ${withdrawal.reason ?? ''}`,
          })}
        </p>
      )}
    </>
  )
}
