import type { RefObject } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { type Problem, type ShownFigure, useAnswer } from '../../api.ts'
import { InsertFigureButton } from '../../parts/insert-figure-button.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { UndoButtons } from '../../parts/undo-buttons.tsx'
import { useSpeech } from '../../say.tsx'
import { timeName } from '../../times.ts'
import { CommentaryConflict } from './commentary-conflict.tsx'
import { CommentarySyntax } from './commentary-syntax.tsx'
import { CommentaryText } from './commentary-text.tsx'
import { CommentaryVersions } from './commentary-versions.tsx'
import { inPickerOrder, type PickerFigure } from './mention.ts'
import { MentionProblem } from './mention-problem.tsx'
import { TakeOverText, useOtherPeriods } from './other-periods.tsx'
import { SaveStatus } from './save-status.tsx'
import { type CommentaryDraft, type CommentarySubject, useCommentaryDraft } from './use-commentary-draft.ts'
import type { TextHandle } from './use-figure-mention.ts'

interface CommentaryPanelProps extends CommentarySubject {
  readonly handle: RefObject<TextHandle | null>
  readonly onClose: () => void
}

/** The commentary of one part of a brief, as it is written; the brief beside shows it, and it saves itself. */
export function CommentaryPanel({ handle, onClose, ...subject }: CommentaryPanelProps) {
  const { say } = useSpeech()
  const { of, language, owner, section, commentary } = subject
  const draft = useCommentaryDraft(subject)
  const { text, state } = draft
  const [mentioning, setMentioning] = useState(false)
  const { answer } = useAnswer<readonly ShownFigure[]>(`/api/figures/${of}?language=${language}`)
  const figures = useMemo(() => inPickerOrder(answer ?? []), [answer])
  const place = { subject: of, language, part: section.part }
  const others = useOtherPeriods(place)
  const problem = state.kind === 'refused' && !mentioning ? state.problem : null
  return (
    <Panel
      title={section.title ?? say({ zh: '开头的评论', en: 'Commentary at the start' })}
      kind="commentary"
      onClose={onClose}
    >
      {draft.restored !== null && state.kind !== 'conflict' && (
        <RestoredNotice typed={draft.restored} stored={section.text} draft={draft} />
      )}
      {state.kind === 'conflict' && (
        <CommentaryConflict mine={text} theirs={state.theirs} onChoose={draft.resolve} />
      )}
      <CommentaryText
        text={text}
        figures={figures}
        label={say({ zh: '评论', en: 'Commentary' })}
        placeholder={say({
          zh: '写下您的分析。要引用数字，点正文中的数字，或按“插入数字”。',
          en: 'Write your analysis. To refer to a figure, click it in the brief, or press “Insert a figure”.',
        })}
        wrong={problem ? 'commentary-problem' : null}
        handle={handle}
        onText={draft.type}
        onInsert={draft.replace}
        onMention={setMentioning}
        onUndo={draft.undo}
        onRedo={draft.redo}
      />
      {text.trim() === '' && <TakeOverText place={place} others={others} onTake={draft.replace} />}
      <SaveStatus draft={draft} isMentioning={mentioning} />
      <TextProblem problem={problem} {...{ text, figures, handle }} onText={draft.replace} />
      <div class="actions">
        <InsertFigureButton isReady={figures.length > 0} onPress={() => handle.current?.begin()}>
          {say({ zh: '＋ 插入数字', en: '+ Insert a figure' })}
        </InsertFigureButton>
        <UndoButtons undo={draft.undo} redo={draft.redo} />
      </div>
      <CommentaryVersions
        owner={owner}
        place={place}
        others={others}
        text={text}
        savedEdition={commentary.edition}
        onTake={draft.exchange}
      />
      <CommentarySyntax figures={figures} />
    </Panel>
  )
}

/** What is wrong with the text, and how it can be mended. */
function TextProblem({
  problem,
  text,
  figures,
  handle,
  onText,
}: {
  /** Null where nothing is wrong. */
  readonly problem: Problem | null
  readonly text: string
  readonly figures: readonly PickerFigure[]
  readonly handle: RefObject<TextHandle | null>
  readonly onText: (text: string) => void
}) {
  return (
    <div id="commentary-problem" aria-live="polite">
      {problem && (
        <MentionProblem
          problem={problem}
          text={text}
          figures={figures}
          onSelect={(from, to) => handle.current?.select(from, to)}
          onText={(mended) => {
            onText(mended)
            // The button that was pressed goes with the mistake.
            handle.current?.focus()
          }}
        >
          <ProblemBox problem={{ ...problem, where: null }} />
        </MentionProblem>
      )}
    </div>
  )
}

/** Says that the text is one that was not saved when it was typed. */
function RestoredNotice({
  typed,
  stored,
  draft,
}: {
  readonly typed: number
  readonly stored: string
  readonly draft: CommentaryDraft
}) {
  const { say, language } = useSpeech()
  const [seen, setSeen] = useState(false)
  if (seen) return null
  const when = timeName(typed, language)
  return (
    <div class="notice">
      <p>
        {say({
          zh: `这是您 ${when} 写的文字，当时没有存到工作台；已从这个浏览器恢复。`,
          en: `This is what you wrote on ${when}. It had not reached the desk, and was restored from this browser.`,
        })}
      </p>
      <div class="actions">
        <button type="button" onClick={() => setSeen(true)}>
          {say({ zh: '好', en: 'Fine' })}
        </button>
        {stored !== draft.text && (
          <button
            type="button"
            onClick={() => {
              draft.exchange(stored)
              setSeen(true)
            }}
          >
            {say({ zh: '换回工作台上的文字', en: 'Take the desk’s text instead' })}
          </button>
        )}
      </div>
    </div>
  )
}
