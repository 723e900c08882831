import { useEffect, useRef, useState } from 'preact/hooks'
import { type Load, type Problem, sendFile, toProblem, type Upload, useAnswer } from '../api.ts'
import { Bulletins, type KeptBulletin } from '../parts/bulletins.tsx'
import { CoverageGrid } from '../parts/coverage-grid.tsx'
import { DropZone } from '../parts/drop-zone.tsx'
import { Loads } from '../parts/loads.tsx'
import { PlanForm } from '../parts/plan-form.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { WaitingFile } from '../parts/waiting-file.tsx'
import { useSpeech } from '../say.tsx'

interface Waiting {
  readonly key: string
  readonly file: string
  readonly upload: Upload | null
  readonly problem: Problem | null
}

let dropped = 0

/** Files come in here: what each says, what is there, and what is still to be downloaded. */
export function DataPage() {
  const { say } = useSpeech()
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const loads = useAnswer<{ total: number; loads: readonly Load[] }>('/api/loads')
  const coverage = useAnswer<Parameters<typeof CoverageGrid>[0]>('/api/coverage')
  const bulletins = useAnswer<readonly KeptBulletin[]>('/api/bulletins')
  const [round, setRound] = useState(0)
  const chooseFiles = useRef<HTMLButtonElement>(null)
  const covered = coverage.answer !== null
  useEffect(() => {
    // Whoever was sent to a part of the page sees it once what is above has its height.
    if (covered) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [covered])
  const change = (key: string, to: Partial<Waiting>) =>
    setWaiting((before) => before.map((item) => (item.key === key ? { ...item, ...to } : item)))
  const remove = (key: string) => {
    setWaiting((before) => before.filter((entry) => entry.key !== key))
    chooseFiles.current?.focus()
  }
  const take = async (files: readonly File[]) => {
    const fresh = files.map((file) => ({ file, key: String(++dropped) }))
    setWaiting((before) => [
      ...before,
      ...fresh.map(({ file, key }) => ({ key, file: file.name, upload: null, problem: null })),
    ])
    // One after another: each is read whole before anything is said of it.
    for (const { file, key } of fresh) {
      const query = new URLSearchParams({
        name: file.name,
        modified: new Date(file.lastModified).toISOString(),
      })
      try {
        change(key, { upload: await sendFile<Upload>(`/api/uploads?${query}`, file) })
      } catch (error) {
        change(key, { problem: toProblem(error) })
      }
    }
  }
  const refresh = () => {
    loads.again()
    coverage.again()
    bulletins.again()
    setRound((before) => before + 1)
  }
  return (
    <>
      <h1>{say({ zh: '数据', en: 'Data' })}</h1>
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
                <article class="card" aria-label={file}>
                  <h3>{file}</h3>
                  <ProblemBox problem={problem} />
                  <button type="button" class="quiet" onClick={() => remove(key)}>
                    {say({ zh: '收起', en: 'Dismiss' })}
                  </button>
                </article>
              ) : (
                <WaitingFile
                  file={file}
                  upload={upload}
                  onChange={(next) => change(key, { upload: next })}
                  onLoaded={refresh}
                  onRemoved={() => remove(key)}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
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
