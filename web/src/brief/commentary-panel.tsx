import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type CommentaryPreview, type Problem, type ShownFigure, send, toProblem, useAnswer } from '../api.ts'
import { Panel } from '../parts/panel.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { CommentaryText, type TextHandle } from './commentary-text.tsx'
import { getDraft, keepDraft } from './drafts.ts'
import { MentionProblem } from './mention-problem.tsx'
import type { KeptCommentary } from './use-commentary.ts'

/** So long after the last key the brief is shown with what was typed. */
const pause = 300

/** The commentary of one part of a brief, as it is written; the brief beside shows it at once. */
export function CommentaryPanel({
  of,
  language,
  section,
  commentary,
  handle,
  onShow,
  onSaved,
  onClose,
}: {
  readonly of: string
  readonly language: string
  readonly section: KeptCommentary['sections'][number]
  readonly commentary: KeptCommentary
  readonly handle: RefObject<TextHandle | null>
  /** The brief as it is with the text; null for as it is stored. */
  readonly onShow: (html: string | null) => void
  readonly onSaved: () => void
  readonly onClose: () => void
}) {
  const { say } = useSpeech()
  const { part, title } = section
  const [text, setText] = useState(() => getDraft(of, language, part) ?? section.text)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [mentioning, setMentioning] = useState(false)
  const figures = useAnswer<readonly ShownFigure[]>(`/api/figures/${of}?language=${language}`)
  const changed = text !== section.text
  const type = (next: string) => {
    setText(next)
    keepDraft(of, language, part, next === section.text ? null : next)
  }
  useEffect(() => {
    if (!changed) {
      setProblem(null)
      onShow(null)
      return
    }
    let current = true
    const later = setTimeout(async () => {
      try {
        const path = `/api/commentary/${of}/preview?language=${language}`
        const shown = await send<CommentaryPreview>('POST', path, { part, text })
        if (!current) return
        setProblem(shown.problem ?? shown.incomplete)
        if (shown.html) onShow(shown.html)
      } catch (error) {
        if (current) setProblem(toProblem(error))
      }
    }, pause)
    return () => {
      current = false
      clearTimeout(later)
    }
  }, [of, language, part, text, changed, onShow])
  const save = async () => {
    setBusy(true)
    try {
      await commentary.save(part, text)
      keepDraft(of, language, part, null)
      setProblem(null)
      onSaved()
    } catch (error) {
      const reported = toProblem(error)
      // Another edition is there: the next attempt is made to that one, and what is typed here stays.
      if (reported.status === 412) await commentary.again()
      setProblem(reported)
    }
    setBusy(false)
  }
  return (
    <Panel
      title={title ?? say({ zh: '开头的评论', en: 'Commentary at the start' })}
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
      <details class="faint">
        <summary>{say({ zh: '写法', en: 'How to write it' })}</summary>
        <ul>
          <li>
            <code>{'{{export.month.value}}'}</code> {say({ zh: '数字和单位', en: 'number and unit' })}
          </li>
          <li>
            <code>{`{{export.month.value ${say({ zh: '数字', en: 'number' })}}}`}</code>{' '}
            {say({ zh: '只要数字', en: 'the number alone' })}
          </li>
          <li>
            <code>{`{{export.month.value.yoy ${say({ zh: '升降', en: 'change' })}}}`}</code>{' '}
            {say({ zh: '上升或下降多少', en: 'up or down by how much' })}
          </li>
          <li>
            <code>**{say({ zh: '加粗', en: 'bold' })}**</code>、
            <code>*{say({ zh: '斜体', en: 'italic' })}*</code>、
            <code>- {say({ zh: '列表', en: 'list' })}</code>、
            <code>[{say({ zh: '链接', en: 'link' })}](https://…)</code>
          </li>
        </ul>
      </details>
    </Panel>
  )
}
