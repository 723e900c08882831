import { type RevisionReport, useAnswer } from '../api.ts'
import { Panel } from '../parts/panel.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'

/** What changed in the data of a brief between the last two dates of the data that differ. */
export function RevisionsPanel({ of, onClose }: { readonly of: string; readonly onClose: () => void }) {
  const { say } = useSpeech()
  const { answer, problem } = useAnswer<{ revisions: RevisionReport | null }>(`/api/revisions/${of}`)
  return (
    <Panel title={say({ zh: '数据的修订', en: 'Revisions of the data' })} kind="revisions" onClose={onClose}>
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && <Skeleton lines={8} />}
      {answer && !answer.revisions && (
        <p>
          {say({
            zh: '没有修订：各数据日期的数据一致。',
            en: 'Nothing was revised: all dates of the data agree.',
          })}
        </p>
      )}
      {answer?.revisions && <RevisionLists revisions={answer.revisions} />}
    </Panel>
  )
}

function RevisionLists({ revisions }: { readonly revisions: RevisionReport }) {
  const { say } = useSpeech()
  const { from, to, counts, cells, cellCount, figures, unseen } = revisions
  const [since, until] = [from.slice(0, 10), to.slice(0, 10)]
  return (
    <>
      <p>
        {say({
          zh: `${since} 至 ${until}：${counts.zh || '数据没有变动'}。`,
          en: `${since} to ${until}: ${counts.en || 'no cell changed'}.`,
        })}
      </p>
      <ul class="findings">
        {cells.map(({ change, words }) => (
          <li key={words.en} data-change={change}>
            {say(words)}
          </li>
        ))}
      </ul>
      {cellCount > cells.length && (
        <p class="faint">
          {say({ zh: `另有 ${cellCount - cells.length} 个`, en: `and ${cellCount - cells.length} more` })}
        </p>
      )}
      <h3>{say({ zh: '简报中随之变动的数字', en: 'Figures of the brief that change with them' })}</h3>
      <FigureChanges figures={figures} unseen={unseen} />
    </>
  )
}

function FigureChanges({ figures, unseen }: Pick<RevisionReport, 'figures' | 'unseen'>) {
  const { say } = useSpeech()
  if (figures === null)
    return (
      <p>
        {say({
          zh: '简报在其中一个日期还不能编制，无从比较。',
          en: 'The brief cannot be built at one of the dates, so no figures are compared.',
        })}
      </p>
    )
  return (
    <>
      <ul class="findings">
        {figures.map(({ id, name, old, new: now }) => (
          <li key={id}>
            {say(name)}: {old ?? '—'} → {now ?? '—'}
          </li>
        ))}
      </ul>
      <p class="faint">
        {say({ zh: `另有 ${unseen} 个变动小于显示位数`, en: `${unseen} more change too little to show` })}
      </p>
    </>
  )
}
