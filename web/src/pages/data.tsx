import { useEffect, useRef, useState } from 'preact/hooks'
import { type Load, type Problem, useAnswer } from '../api.ts'
import { Bulletins, type KeptBulletin } from '../data/bulletins.tsx'
import { CoverageGrid } from '../data/coverage-grid.tsx'
import { Loads } from '../data/loads.tsx'
import { PlanForm } from '../data/plan-form.tsx'
import { useWaitingFiles } from '../data/use-waiting-files.ts'
import { WaitingFile } from '../data/waiting-file.tsx'
import { DropZone } from '../parts/drop-zone.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'

/** Files come in here: what each says, what is there, and what is still to be downloaded. */
export function DataPage() {
  const { say } = useSpeech()
  const loads = useAnswer<{ total: number; loads: readonly Load[] }>('/api/loads')
  const coverage = useAnswer<Parameters<typeof CoverageGrid>[0]>('/api/coverage')
  const bulletins = useAnswer<readonly KeptBulletin[]>('/api/bulletins')
  const [round, setRound] = useState(0)
  const covered = coverage.answer !== null
  useEffect(() => {
    // Whoever was sent to a part of the page sees it once what is above has its height.
    if (covered) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [covered])
  const refresh = () => {
    loads.again()
    coverage.again()
    bulletins.again()
    setRound((before) => before + 1)
  }
  return (
    <>
      <h1>{say({ zh: '数据', en: 'Data' })}</h1>
      <DroppedFiles onLoaded={refresh} />
      <section aria-labelledby="coverage">
        <h2 id="coverage">{say({ zh: '台账里有什么', en: 'What is there' })}</h2>
        {coverage.problem && <ProblemBox problem={coverage.problem} />}
        {coverage.answer && <CoverageGrid {...coverage.answer} />}
      </section>
      <section aria-labelledby="plan">
        <h2 id="plan">{say({ zh: '还要下载什么', en: 'What to download' })}</h2>
        <PlanForm round={round} />
      </section>
      <section aria-labelledby="loads">
        <h2 id="loads">{say({ zh: '历次载入', en: 'Loads' })}</h2>
        {loads.problem && <ProblemBox problem={loads.problem} />}
        {loads.answer && <Loads loads={loads.answer.loads} onUndone={refresh} />}
      </section>
      {bulletins.answer && bulletins.answer.length > 0 && (
        <section aria-labelledby="bulletins">
          <h2 id="bulletins">{say({ zh: '月报的量值表', en: 'Tables of the bulletin' })}</h2>
          <Bulletins bulletins={bulletins.answer} onUndone={refresh} />
        </section>
      )}
    </>
  )
}

/** Where files are dropped, and those that wait to be loaded. */
function DroppedFiles({ onLoaded }: { readonly onLoaded: () => void }) {
  const { say } = useSpeech()
  const { waiting, change, remove, take } = useWaitingFiles()
  const chooseFiles = useRef<HTMLButtonElement>(null)
  const removeAndFocus = (key: string) => {
    remove(key)
    chooseFiles.current?.focus()
  }
  return (
    <section aria-labelledby="files">
      <h2 id="files">{say({ zh: '放入文件', en: 'Drop files' })}</h2>
      <DropZone
        button={chooseFiles}
        accept=".csv,.xlsx,.xls,.txt"
        words={{
          zh: '把海关平台下载的文件或月报的量值表拖到这里，或者',
          en: 'Drop files of the customs online query, or tables of the bulletin, here, or',
        }}
        onFiles={take}
      />
      <ul class="waiting" aria-live="polite">
        {waiting.map(({ key, file, upload, problem }) => (
          <li key={key}>
            {problem ? (
              <RefusedFile file={file} problem={problem} onRemoved={() => removeAndFocus(key)} />
            ) : (
              <WaitingFile
                file={file}
                upload={upload}
                onChange={(next) => change(key, { upload: next })}
                onLoaded={onLoaded}
                onRemoved={() => removeAndFocus(key)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function RefusedFile({
  file,
  problem,
  onRemoved,
}: {
  readonly file: string
  readonly problem: Problem
  readonly onRemoved: () => void
}) {
  const { say } = useSpeech()
  return (
    <article class="card" aria-label={file}>
      <h3>{file}</h3>
      <ProblemBox problem={problem} />
      <button type="button" class="quiet" onClick={onRemoved}>
        {say({ zh: '收起', en: 'Dismiss' })}
      </button>
    </article>
  )
}
