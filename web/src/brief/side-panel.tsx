import type { RefObject } from 'preact'
import type { Asked } from '../api.ts'
import type { EditionLanguage } from '../editions.ts'
import { DerivationPanel } from '../parts/derivation.tsx'
import { ReleasePanel } from '../releases/release-panel.tsx'
import { type Checks, ChecksPanel } from './checks-panel.tsx'
import { CommentaryPanel } from './commentary/commentary-panel.tsx'
import type { DraftOwner } from './commentary/drafts.ts'
import type { KeptCommentary } from './commentary/use-commentary.ts'
import type { TextHandle } from './commentary/use-figure-mention.ts'
import { ComparePanel } from './compare-panel.tsx'
import { OutlinePanel } from './outline-panel.tsx'
import { PagesPanel } from './pages-panel.tsx'
import { RevisionsPanel } from './revisions-panel.tsx'
import type { SidePanelState } from './use-side-panel.ts'

interface SidePanelProps {
  /** `lithium-ion/2023-12` */
  readonly subject: string
  readonly language: EditionLanguage
  /** The periods of the same edition. */
  readonly months: readonly string[]
  /** The brief as it is shown; null until it is there. */
  readonly html: string | null
  readonly panel: SidePanelState
  readonly isEditor: boolean
  readonly checks: Asked<Checks>
  readonly commentary: KeptCommentary
  /** Whose texts the browser keeps; null until it is known. */
  readonly owner: DraftOwner | null
  /** How a click on a figure of the brief inserts it into the commentary. */
  readonly handle: RefObject<TextHandle | null>
  /** The brief that is stored reads otherwise now. */
  readonly onChanged: () => void
  /** The brief as it is stored now, as it prints. */
  readonly onStored: (html: string) => void
}

/** The panel that is open beside a brief; nothing where none is. */
export function SidePanel(props: SidePanelProps) {
  const { subject, language, months, html, panel, isEditor, checks, onChanged } = props
  const { content, close } = panel
  const [product = '', month = ''] = subject.split('/')
  switch (content?.kind) {
    case 'figure':
      return (
        <DerivationPanel key={content.id} of={subject} id={content.id} language={language} onClose={close} />
      )
    case 'checks':
      return (
        <ChecksPanel
          of={subject}
          checks={checks}
          mayConfirm={isEditor}
          onConfirmed={() => {
            checks.again()
            onChanged()
          }}
          onClose={close}
        />
      )
    case 'outline':
      return html && <OutlinePanel html={html} onClose={close} />
    case 'pages':
      return html && <PagesPanel of={subject} language={language} html={html} onClose={close} />
    case 'compare':
      return (
        <ComparePanel
          key={subject}
          {...{ month, months, language }}
          product={decodeURIComponent(product)}
          onClose={close}
        />
      )
    case 'revisions':
      return <RevisionsPanel of={subject} onClose={close} />
    case 'release':
      return (
        <ReleasePanel
          key={subject}
          of={subject}
          figure={content.figure}
          onFigure={(id) => panel.open({ kind: 'figure', id })}
          onClose={close}
        />
      )
    case 'commentary':
      return <OpenCommentary {...props} part={content.part} />
    default:
      return null
  }
}

/** The commentary of a part, once it is known what there is. */
function OpenCommentary({
  part,
  subject,
  language,
  panel: { close, showDraft },
  commentary,
  owner,
  handle,
  onChanged,
  onStored,
}: SidePanelProps & { readonly part: string | null }) {
  const section = commentary.sections.find((item) => item.part === part)
  if (!section || !owner) return null
  return (
    <CommentaryPanel
      key={`${subject} ${language} ${part}`}
      of={subject}
      {...{ language, owner, section, commentary, handle }}
      onShow={showDraft}
      onSaved={(html) => {
        if (html !== null) onStored(html)
        showDraft(null)
      }}
      onClose={() => {
        close()
        onChanged()
      }}
    />
  )
}
