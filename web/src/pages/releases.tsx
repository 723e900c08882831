import { useState } from 'preact/hooks'
import { formatReleaseTime, labelProgress } from '../../../src/releases/words/words.ts'
import { Link } from '../address.tsx'
import { type About, type BriefRelease, type PublicSite, type ReleaseWithFiles, useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { PublicAddress } from '../parts/public-address.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { briefAddress, periodName } from '../periods.ts'
import { ClosedSite, ShortPublicPages } from '../releases/public-pages.tsx'
import { ReleaseFiles } from '../releases/release-history.tsx'
import { ReleaseRulesForm } from '../releases/release-rules-form.tsx'
import { useSpeech } from '../say.tsx'

/** What is released, or on its way; readers see what is published, with its files. */
export function ReleasesPage() {
  const { say } = useSpeech()
  const { answer, problem } = useAnswer<readonly BriefRelease[]>('/api/releases')
  const about = useAnswer<About>('/api/about').answer
  const site = useAnswer<PublicSite>('/api/public-site').answer
  const hasPublished = answer?.some(({ versions }) => versions.at(-1)?.state === 'published') ?? false
  return (
    <>
      <h1>{say({ zh: '发布', en: 'Releases' })}</h1>
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && <Skeleton lines={6} />}
      {answer?.length === 0 && (
        <p class="faint">
          {say({
            zh: '还没有发布的简报。编辑者在简报页的“发布”里提交审核。',
            en: 'Nothing is released yet. Editors submit a brief for review under Release on its page.',
          })}
        </p>
      )}
      {hasPublished && site?.isPublic === false && <ClosedSite />}
      {hasPublished && site?.isPublic && (
        <PublicAddress path="/public/" words={{ zh: '发布网站', en: 'Public site' }} />
      )}
      {answer && answer.length > 0 && (
        <Scroll kind="scroll releases-table" label={say({ zh: '发布', en: 'Releases' })}>
          <table>
            <thead>
              <tr>
                <th>{say({ zh: '时期', en: 'Period' })}</th>
                <th>{say({ zh: '产品', en: 'Product' })}</th>
                <th>{say({ zh: '状态', en: 'State' })}</th>
                <th>{say({ zh: '时间', en: 'Time' })}</th>
                <th>{say({ zh: '公开网页', en: 'Public page' })}</th>
                <th>{say({ zh: '文件', en: 'Files' })}</th>
              </tr>
            </thead>
            <tbody>
              {answer.map((release) => (
                <ReleaseRow
                  key={`${release.product} ${release.period}`}
                  release={release}
                  isEditor={about?.role === 'editor'}
                  site={site}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {about?.role === 'editor' && <ReleaseRulesForm mayChange={about.owner} />}
    </>
  )
}

function ReleaseRow({
  release,
  isEditor,
  site,
}: {
  readonly release: BriefRelease
  readonly isEditor: boolean
  readonly site: PublicSite | null
}) {
  const { say, language } = useSpeech()
  const { product, name, period, versions } = release
  const version = versions.at(-1)
  if (!version) return null
  const time = version.publishedAt ?? version.embargo
  return (
    <tr>
      <td>{periodName(period, language)}</td>
      <td>
        {isEditor ? (
          <Link href={`${briefAddress(product, period)}?panel=release`}>{say(name)}</Link>
        ) : (
          say(name)
        )}
      </td>
      <td>
        {say(
          labelProgress({ state: version.state, approvedBy: version.approvals.map(({ person }) => person) }),
        )}
        <span class="faint">
          {say({ zh: ` 第 ${version.number} 版`, en: ` version ${version.number}` })}
          {version.withdrawal?.reason &&
            say({ zh: `：${version.withdrawal.reason}`, en: `: ${version.withdrawal.reason}` })}
          {version.replaces &&
            say({ zh: `，更正：${version.replaces.reason}`, en: `, amended: ${version.replaces.reason}` })}
        </span>
      </td>
      <td class="when">{time && say(formatReleaseTime(time, release.utcOffset))}</td>
      <td>
        <ShortPublicPages site={site} product={product} period={period} />
      </td>
      <td>
        <FilesOnDemand product={product} period={period} />
      </td>
    </tr>
  )
}

/** The files of the versions, asked for when they are wanted. */
function FilesOnDemand({ product, period }: { readonly product: string; readonly period: string }) {
  const { say } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const of = `${encodeURIComponent(product)}/${period}`
  const { answer, problem } = useAnswer<ReleaseWithFiles>(isOpen ? `/api/releases/${of}` : '')
  if (!isOpen)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {say({ zh: '文件', en: 'Files' })}
        <span class="hidden">
          {' '}
          {product} {period}
        </span>
      </button>
    )
  if (problem) return <ProblemBox problem={problem} />
  return (
    <>
      {answer?.files.toReversed().map(({ version, files }) => (
        <div key={version}>
          {say({ zh: `第 ${version} 版`, en: `Version ${version}` })}
          <ReleaseFiles {...{ of, version, files }} />
        </div>
      ))}
    </>
  )
}
