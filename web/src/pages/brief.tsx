import { useEffect, useMemo, useRef } from 'preact/hooks'
import { go, Link, useAddress } from '../address.tsx'
import {
  type About,
  type Asked,
  type ListedProduct,
  type Localized,
  type Problem,
  useAnswer,
} from '../api.ts'
import { BriefBar } from '../brief/brief-bar.tsx'
import { type Checks, listToConfirm } from '../brief/checks-panel.tsx'
import type { CommentButtons } from '../brief/commentary/comment-buttons.ts'
import { BriefDrafts } from '../brief/commentary/unsaved-drafts.tsx'
import { type KeptCommentary, useCommentary } from '../brief/commentary/use-commentary.ts'
import { useDraftOwner } from '../brief/commentary/use-draft-owner.ts'
import type { TextHandle } from '../brief/commentary/use-figure-mention.ts'
import { SidePanel } from '../brief/side-panel.tsx'
import { useBrief } from '../brief/use-brief.ts'
import { type SidePanelState, useSidePanel } from '../brief/use-side-panel.ts'
import { findEdition } from '../editions.ts'
import { Printed } from '../parts/printed.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { briefAddress, getEdition, listPeriods, periodName } from '../periods.ts'
import { type Language, useSpeech } from '../say.tsx'

/** One brief as it will print; every figure tells where it comes from, every part takes commentary. */
export function BriefPage({
  product,
  month,
  language: asked,
}: {
  readonly product: string
  readonly month: string
  readonly language: string | null
}) {
  const { language: spoken } = useSpeech()
  const language = findEdition(asked) ?? spoken
  const subject = `${encodeURIComponent(product)}/${month}`
  const { html, warnings, problem, again, show } = useBrief(subject, language)
  const panel = useSidePanel()
  const text = useRef<TextHandle | null>(null)
  const about = useAnswer<About>('/api/about')
  const listed = useListedBriefs(product, month)
  const checks = useAnswer<Checks>(html || problem ? `/api/checks/${subject}` : '')
  const isEditor = about.answer?.role === 'editor'
  const owner = useDraftOwner(about.answer)
  const commentary = useCommentary(subject, language, html !== null && isEditor)
  // With the buttons for commentary, or without: a page that moved once it is there would move from under a press.
  const isComplete = about.answer ? !isEditor || commentary.isKnown : about.problem !== null
  useAskedFigure(panel, html !== null && isComplete)
  const goTo = (to: { month?: string; language?: string }) => {
    panel.reset()
    go(`${briefAddress(product, to.month ?? month)}?language=${to.language ?? language}`, {
      replace: to.month === undefined,
    })
  }
  return (
    <div class={briefClass(panel, problem !== null)}>
      <BriefBar
        {...{ product, month, language, panel, isEditor, ...listed }}
        printed={html !== null}
        checks={checks.answer}
        onGo={goTo}
      />
      {problem && <BriefProblem {...{ problem, product, month, panel, checks }} name={listed.name} />}
      {commentary.problem && <ProblemBox problem={commentary.problem} />}
      {html && isComplete && <BriefDrafts {...{ owner, subject, language, panel, commentary }} />}
      {warnings.length > 0 && <Warnings warnings={warnings} onMore={() => panel.open({ kind: 'checks' })} />}
      {!(html && isComplete) && !problem && <Skeleton lines={14} />}
      <div class="desk">
        {html && isComplete ? (
          <PrintedBrief html={html} panel={panel} sections={commentary.sections} text={text} />
        ) : (
          <div />
        )}
        <SidePanel
          {...{ subject, language, html, panel, isEditor, checks, commentary, owner }}
          months={listed.months}
          handle={text}
          onChanged={again}
          onStored={show}
        />
      </div>
    </div>
  )
}

/** What is open beside a brief has its width where there is no brief. */
const briefClass = ({ content }: SidePanelState, isRefused: boolean): string =>
  ['brief', ...(content ? ['with-panel', content.kind] : []), ...(isRefused ? ['refused'] : [])].join(' ')

/** Opens what the address asks for: how a figure came about, which a search has found, or the release. */
function useAskedFigure(panel: SidePanelState, isThere: boolean): void {
  const { searchParams } = useAddress()
  const asked = searchParams.get('figure')
  const isRelease = searchParams.get('panel') === 'release'
  useEffect(() => {
    if (asked && isThere) panel.open({ kind: 'figure', id: asked })
    else if (isRelease && isThere) panel.open({ kind: 'release', figure: null })
  }, [asked, isRelease, isThere])
}

/** The product’s name, its periods of the same edition, and the last month of its own data. */
function useListedBriefs(product: string, month: string) {
  const { say } = useSpeech()
  const edition = getEdition(month)
  const { answer } = useAnswer<readonly ListedProduct[]>('/api/products')
  const current = answer?.find(({ id }) => id === product)
  const { first = null, latest = null } = current ?? {}
  return {
    // Where there is no such product, the page says so.
    name: current ? say(current.name) : '',
    months: first && latest ? listPeriods(edition, first, latest) : [],
    latest,
  }
}

/** The printed page: a figure opens its derivation, or is inserted into the commentary that is being written. */
function PrintedBrief({
  html,
  panel,
  sections,
  text,
}: {
  readonly html: string
  readonly panel: SidePanelState
  readonly sections: KeptCommentary['sections']
  readonly text: { readonly current: TextHandle | null }
}) {
  const { say } = useSpeech()
  const comments = useMemo<CommentButtons>(
    () => ({
      sections,
      label: ({ part }, written) =>
        written
          ? say({ zh: '改评论', en: 'Change the commentary' })
          : part === null
            ? say({ zh: '＋ 在开头写评论', en: '+ Comment at the start' })
            : say({ zh: '＋ 写评论', en: '+ Comment on this part' }),
    }),
    [sections, say],
  )
  const { content } = panel
  const writing = content?.kind === 'commentary' ? content : null
  const choose = (id: string) => {
    if (writing) text.current?.insert(id)
    else if (content?.kind === 'release') panel.open({ kind: 'release', figure: id })
    else panel.open({ kind: 'figure', id })
  }
  return (
    <Printed
      html={panel.draft ?? html}
      chosen={content?.kind === 'figure' ? content.id : null}
      onChoose={choose}
      describe={
        writing
          ? say({ zh: '引用到评论里', en: 'refer to it in the commentary' })
          : say({ zh: '看它的来历', en: 'see how it came about' })
      }
      comments={comments}
      commented={writing?.part}
      onComment={(part) => panel.open({ kind: 'commentary', part })}
      hasTools
    />
  )
}

/** Why there is no brief, and the way on: to the checks where somebody has to confirm, else to what is to be downloaded. */
function BriefProblem({
  problem,
  product,
  name,
  month,
  checks,
  panel,
}: {
  readonly problem: Problem
  readonly product: string
  readonly name: string
  readonly month: string
  readonly checks: Asked<Checks>
  readonly panel: SidePanelState
}) {
  // The checks say what to do about it.
  if (!checks.answer && !checks.problem) return <Skeleton lines={3} />
  const open = checks.answer ? listToConfirm(checks.answer) : []
  if (open.length === 0)
    return (
      <ProblemBox problem={problem}>
        <DownloadLink product={product} month={month} />
      </ProblemBox>
    )
  const list = (language: Language) => open.map(({ words }) => words[language]).join('\n')
  const words: Localized = {
    zh: `“${name}”${periodName(month, 'zh')}的数据异常，确认之前不编制简报：\n${list('zh')}`,
    en: `The data of ${name} for ${periodName(month, 'en')} are implausible; no brief is built until someone confirms them:\n${list('en')}`,
  }
  return (
    <ProblemBox problem={{ ...problem, words }}>
      <ConfirmButton onOpen={() => panel.open({ kind: 'checks' })} />
    </ProblemBox>
  )
}

function ConfirmButton({ onOpen }: { readonly onOpen: () => void }) {
  const { say } = useSpeech()
  return (
    <p>
      <button type="button" onClick={onOpen}>
        {say({ zh: '去核对并确认', en: 'Look at it and confirm' })}
      </button>
    </p>
  )
}

function DownloadLink({ product, month }: { readonly product: string; readonly month: string }) {
  const { say } = useSpeech()
  return (
    <p>
      <Link class="button" href={`/data?product=${encodeURIComponent(product)}&month=${month}#plan`}>
        {say({ zh: '看看要下载什么', en: 'See what to download' })}
      </Link>
    </p>
  )
}

/** More warnings would push the brief off the screen; the checks list all. */
const mostWarnings = 3

function Warnings({
  warnings,
  onMore,
}: {
  readonly warnings: readonly Localized[]
  readonly onMore: () => void
}) {
  const { say } = useSpeech()
  const more = warnings.length - mostWarnings
  return (
    <ul class="warnings" aria-label={say({ zh: '提醒', en: 'To know of it' })}>
      {warnings.slice(0, more > 1 ? mostWarnings : warnings.length).map((warning) => (
        <li key={warning.en}>{say(warning)}</li>
      ))}
      {more > 1 && (
        <li>
          <button type="button" class="quiet" onClick={onMore}>
            {say({ zh: `另有 ${more} 条，见“检查”`, en: `${more} more, among the checks` })}
          </button>
        </li>
      )}
    </ul>
  )
}
