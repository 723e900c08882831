import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import { go, Link } from '../address.tsx'
import { type About, useAnswer } from '../api.ts'
import { BriefBar } from '../brief/brief-bar.tsx'
import { type Checks, ChecksPanel } from '../brief/checks-panel.tsx'
import type { CommentButtons } from '../brief/comment-buttons.ts'
import { CommentaryPanel } from '../brief/commentary-panel.tsx'
import type { TextHandle } from '../brief/commentary-text.tsx'
import { RevisionsPanel } from '../brief/revisions-panel.tsx'
import { useBrief } from '../brief/use-brief.ts'
import { useCommentary } from '../brief/use-commentary.ts'
import { DerivationPanel } from '../parts/derivation.tsx'
import { focusPrinted, Printed } from '../parts/printed.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { getEdition } from '../periods.ts'
import { useSpeech } from '../say.tsx'
import { type Briefs, briefAddress } from './briefs.tsx'

/** What stands beside the brief: how a figure came about, the commentary of a part, the checks, or the revisions. */
type Beside =
  | { readonly kind: 'figure'; readonly id: string }
  | { readonly kind: 'commentary'; readonly part: string | null }
  | { readonly kind: 'checks' }
  | { readonly kind: 'revisions' }

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
  const { say, language: spoken } = useSpeech()
  const language = asked === 'zh' || asked === 'en' ? asked : spoken
  const subject = `${encodeURIComponent(product)}/${month}`
  const { html, warnings, problem, again } = useBrief(subject, language)
  const [adjacent, setBeside] = useState<Beside | null>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const text = useRef<TextHandle | null>(null)
  const checksButton = useRef<HTMLButtonElement>(null)
  const revisionsButton = useRef<HTMLButtonElement>(null)
  const about = useAnswer<About>('/api/about')
  const edition = getEdition(month)
  const offered = edition === 'month' ? 24 : 36
  const briefs = useAnswer<Briefs>(`/api/briefs?months=${offered}&edition=${edition}`)
  const checks = useAnswer<Checks>(html || problem ? `/api/checks/${subject}` : '')
  const isEditor = about.answer?.role === 'editor'
  const commentary = useCommentary(subject, language, html !== null && isEditor)
  // With the buttons for commentary, or without: a page that moved once it is there would move from under a press.
  const isComplete = about.answer ? !isEditor || commentary.isKnown : about.problem !== null
  const current = briefs.answer?.products.find((item) => item.product.id === product)
  const close = useCallback(() => {
    setBeside((before) => {
      // The focus goes back once the panel is gone.
      setTimeout(() => {
        if (before?.kind === 'checks') checksButton.current?.focus()
        else if (before?.kind === 'revisions') revisionsButton.current?.focus()
        else if (before) focusPrinted(before)
      })
      return null
    })
    setDraft(null)
  }, [])
  const comments = useMemo<CommentButtons>(
    () => ({
      sections: commentary.sections,
      label: ({ part }, written) =>
        written
          ? say({ zh: '改评论', en: 'Change the commentary' })
          : part === null
            ? say({ zh: '＋ 在开头写评论', en: '+ Comment at the start' })
            : say({ zh: '＋ 写评论', en: '+ Comment on this part' }),
    }),
    [commentary.sections, say],
  )
  const writing = adjacent?.kind === 'commentary' ? adjacent : null
  const section = writing && commentary.sections.find(({ part }) => part === writing.part)
  const choose = (id: string) => {
    if (writing) text.current?.insert(id)
    else setBeside({ kind: 'figure', id })
  }
  return (
    <div class={adjacent ? `brief with-panel ${adjacent.kind}` : 'brief'}>
      <BriefBar
        product={product}
        name={current ? say(current.product.name) : product}
        month={month}
        months={
          current?.months
            .map((entry) => entry.month)
            .filter((candidate) => getEdition(candidate) === edition) ?? []
        }
        latest={briefs.answer?.latest ?? null}
        language={language}
        printed={html !== null}
        checks={checks.answer}
        checksButton={checksButton}
        onChecks={() => (adjacent?.kind === 'checks' ? close() : setBeside({ kind: 'checks' }))}
        revisionsButton={revisionsButton}
        onRevisions={() => (adjacent?.kind === 'revisions' ? close() : setBeside({ kind: 'revisions' }))}
        onGo={(to) => {
          setBeside(null)
          setDraft(null)
          go(`${briefAddress(product, to.month ?? month)}?language=${to.language ?? language}`, {
            replace: to.month === undefined,
          })
        }}
      />
      {problem && (
        <ProblemBox problem={problem}>
          <p>
            <Link class="button" href={`/data?product=${encodeURIComponent(product)}&month=${month}#plan`}>
              {say({ zh: '看看要下载什么', en: 'See what to download' })}
            </Link>
          </p>
        </ProblemBox>
      )}
      {commentary.problem && <ProblemBox problem={commentary.problem} />}
      {warnings.length > 0 && (
        <ul class="warnings" aria-label={say({ zh: '提醒', en: 'To know of it' })}>
          {warnings.map((warning) => (
            <li key={warning.en}>{say(warning)}</li>
          ))}
        </ul>
      )}
      {!(html && isComplete) && !problem && <Skeleton lines={14} />}
      <div class="desk">
        {html && isComplete ? (
          <Printed
            html={draft ?? html}
            chosen={adjacent?.kind === 'figure' ? adjacent.id : null}
            onChoose={choose}
            describe={
              writing
                ? say({ zh: '引用到评论里', en: 'refer to it in the commentary' })
                : say({ zh: '看它的来历', en: 'see how it came about' })
            }
            comments={comments}
            commented={writing?.part}
            onComment={(part) => {
              setDraft(null)
              setBeside({ kind: 'commentary', part })
            }}
          />
        ) : (
          <div />
        )}
        {adjacent?.kind === 'figure' && (
          <DerivationPanel
            key={adjacent.id}
            of={subject}
            id={adjacent.id}
            language={language}
            onClose={close}
          />
        )}
        {adjacent?.kind === 'checks' && (
          <ChecksPanel
            of={subject}
            checks={checks}
            mayConfirm={isEditor}
            onConfirmed={() => {
              checks.again()
              again()
            }}
            onClose={close}
          />
        )}
        {adjacent?.kind === 'revisions' && <RevisionsPanel of={subject} onClose={close} />}
        {writing && section && (
          <CommentaryPanel
            key={`${subject} ${language} ${writing.part}`}
            of={subject}
            language={language}
            section={section}
            commentary={commentary}
            handle={text}
            onShow={setDraft}
            onSaved={again}
            onClose={close}
          />
        )}
      </div>
    </div>
  )
}
