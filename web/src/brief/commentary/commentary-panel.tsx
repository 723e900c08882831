import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { type ShownFigure, useAnswer } from '../../api.ts'
import { Panel } from '../../parts/panel.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { useSpeech } from '../../say.tsx'
import { CommentarySyntax } from './commentary-syntax.tsx'
import { CommentaryText } from './commentary-text.tsx'
import { MentionProblem } from './mention-problem.tsx'
import { type CommentarySubject, useCommentaryDraft } from './use-commentary-draft.ts'
import type { TextHandle } from './use-figure-mention.ts'

interface CommentaryPanelProps extends CommentarySubject {
  readonly handle: RefObject<TextHandle | null>
  readonly onClose: () => void
}

/** The commentary of one part of a brief, as it is written; the brief beside shows it at once. */
export function CommentaryPanel({ handle, onClose, ...subject }: CommentaryPanelProps) {
  const { say } = useSpeech()
  const { of, language, section } = subject
  const { text, problem, busy, changed, type, save } = useCommentaryDraft(subject)
  const [mentioning, setMentioning] = useState(false)
  const figures = useAnswer<readonly ShownFigure[]>(`/api/figures/${of}?language=${language}`)
  return (
    <Panel
      title={section.title ?? say({ zh: '开头的评论', en: 'Commentary at the start' })}
      kind="commentary"
      onClose={onClose}
    >
      <CommentaryText
        text={text}
        figures={figures.answer ?? []}
        wrong={problem && !mentioning ? 'commentary-problem' : null}
        disabled={busy}
        handle={handle}
        onText={type}
        onMention={setMentioning}
      />
      <div id="commentary-problem" aria-live="polite">
        {problem && !mentioning && (
          <MentionProblem
            problem={problem}
            text={text}
            figures={figures.answer ?? []}
            onSelect={(from, to) => handle.current?.select(from, to)}
            onText={type}
          >
            <ProblemBox problem={problem} />
          </MentionProblem>
        )}
      </div>
      <div class="actions">
        <button type="button" class="primary" disabled={!changed || busy} onClick={save}>
          {changed ? say({ zh: '保存', en: 'Save' }) : say({ zh: '已保存', en: 'Saved' })}
        </button>
        {changed && (
          <button type="button" disabled={busy} onClick={() => type(section.text)}>
            {say({ zh: '放弃改动', en: 'Discard the changes' })}
          </button>
        )}
      </div>
      <CommentarySyntax />
    </Panel>
  )
}
