import { useState } from 'preact/hooks'
import { formatReleaseTime, labelState } from '../../../src/releases/words/words.ts'
import { type ReleaseVersion, type ReleaseWithFiles, send, useAnswer } from '../api.ts'
import { Panel } from '../parts/panel.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'
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
  const { answer, problem } = useAnswer<ReleaseWithFiles>(`/api/releases/${of}`)
  const [changed, setChanged] = useState<ReleaseWithFiles | null>(null)
  const release = changed ?? answer
  const act: Act = async (request) => setChanged(await send('POST', `/api/releases/${of}`, request))
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

const versionTitle = ({ number, state }: ReleaseVersion, say: ReturnType<typeof useSpeech>['say']): string =>
  say({ zh: `第 ${number} 版：${labelState(state).zh}`, en: `Version ${number}: ${labelState(state).en}` })

function VersionContent({
  of,
  version,
  release: { product, period, utcOffset, files },
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
  const { number, openMatters, history, comments, next } = version
  const frozen = files.find((item) => item.version === number)?.files ?? []
  return (
    <section class="release-version" aria-label={versionTitle(version, say)}>
      <h3>{versionTitle(version, say)}</h3>
      <VersionFacts version={version} offset={utcOffset} />
      {version.state === 'published' && <PublicPages product={product} period={period} />}
      {openMatters.length > 0 && (
        <>
          <p>{say({ zh: '签发前还有：', en: 'Open before it is signed:' })}</p>
          <ul class="warnings">
            {openMatters.map((words) => (
              <li key={words.en}>{say(words)}</li>
            ))}
          </ul>
        </>
      )}
      <ReleaseActions {...{ of, next, version: number, offset: utcOffset, onAct }} />
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
            zh: `发布时间：${formatReleaseTime(embargo, offset)}${early && `；此前可看：${early}`}`,
            en: `To be released ${formatReleaseTime(embargo, offset)}${early && `; before, seen by ${early}`}`,
          })}
        </p>
      )}
      {publishedAt && (
        <p>
          {say({
            zh: `发布于 ${formatReleaseTime(publishedAt, offset)}`,
            en: `Published ${formatReleaseTime(publishedAt, offset)}`,
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
