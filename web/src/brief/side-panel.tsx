import type { RefObject } from 'preact'
import type { Asked } from '../api.ts'
import { DerivationPanel } from '../parts/derivation.tsx'
import { type Checks, ChecksPanel } from './checks-panel.tsx'
import { CommentaryPanel } from './commentary/commentary-panel.tsx'
import type { KeptCommentary } from './commentary/use-commentary.ts'
import type { TextHandle } from './commentary/use-figure-mention.ts'
import { RevisionsPanel } from './revisions-panel.tsx'
import type { SidePanelState } from './use-side-panel.ts'

interface SidePanelProps {
  /** `lithium-ion/2023-12` */
  readonly subject: string
  readonly language: 'zh' | 'en'
  readonly panel: SidePanelState
  readonly isEditor: boolean
  readonly checks: Asked<Checks>
  readonly commentary: KeptCommentary
  /** How a click on a figure of the brief inserts it into the commentary. */
  readonly handle: RefObject<TextHandle | null>
  /** The brief that is stored reads otherwise now. */
  readonly onChanged: () => void
}

/** The panel that is open beside a brief; nothing where none is. */
export function SidePanel({
  subject,
  language,
  panel: { content, close, showDraft },
  isEditor,
  checks,
  commentary,
  handle,
  onChanged,
}: SidePanelProps) {
  const onConfirmed = () => {
    checks.again()
    onChanged()
  }
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
          onConfirmed={onConfirmed}
          onClose={close}
        />
      )
    case 'revisions':
      return <RevisionsPanel of={subject} onClose={close} />
    case 'commentary': {
      const section = commentary.sections.find(({ part }) => part === content.part)
      return section ? (
        <CommentaryPanel
          key={`${subject} ${language} ${content.part}`}
          of={subject}
          language={language}
          section={section}
          commentary={commentary}
          handle={handle}
          onShow={showDraft}
          onSaved={onChanged}
          onClose={close}
        />
      ) : null
    }
    default:
      return null
  }
}
