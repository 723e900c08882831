import { useSpeech } from '../../say.tsx'

/** Two texts of one part, the reader’s and another person’s: either can be taken, or both. */
export function CommentaryConflict({
  mine,
  theirs,
  onChoose,
}: {
  readonly mine: string
  readonly theirs: string
  readonly onChoose: (text: string) => void
}) {
  const { say } = useSpeech()
  return (
    <section class="conflict" aria-labelledby="conflict">
      <h3 id="conflict">{say({ zh: '这一段有两种文字', en: 'There are two texts of this part' })}</h3>
      <h4>{say({ zh: '工作台上的，别人写的', en: 'On the desk, by someone else' })}</h4>
      <blockquote>{theirs || <em>{say({ zh: '（已清空）', en: '(emptied)' })}</em>}</blockquote>
      <h4>{say({ zh: '您写的', en: 'Yours' })}</h4>
      <blockquote>{mine || <em>{say({ zh: '（空）', en: '(empty)' })}</em>}</blockquote>
      <div class="actions">
        <button
          type="button"
          class="primary"
          onClick={() => onChoose([theirs, mine].filter(Boolean).join('\n\n'))}
        >
          {say({ zh: '两种都要，先后排列', en: 'Take both, one after the other' })}
        </button>
        <button type="button" onClick={() => onChoose(mine)}>
          {say({ zh: '用我的', en: 'Take mine' })}
        </button>
        <button type="button" onClick={() => onChoose(theirs)}>
          {say({ zh: '用工作台上的', en: 'Take the desk’s' })}
        </button>
      </div>
      <p class="faint">
        {say({
          zh: '没有选的文字留在下面的“以前的文字”里。',
          en: 'The text that is not taken stays under “Earlier texts” below.',
        })}
      </p>
    </section>
  )
}
