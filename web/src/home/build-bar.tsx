import { useEffect, useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import {
  type About,
  type BuiltBrief,
  type Job,
  type Problem,
  type ProductRow,
  send,
  toProblem,
} from '../api.ts'
import { type EditionLanguage, editionLanguages, nameEdition } from '../editions.ts'
import { followJob } from '../follow-job.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { briefAddress, periodName } from '../periods.ts'
import { useSpeech } from '../say.tsx'

/** Builds the newest complete period of the chosen products, in the formats and languages that are ticked. */
export function BuildBar({
  chosen,
  downloads,
  rows,
  onBuilt,
  onClear,
}: {
  readonly chosen: readonly string[]
  readonly downloads: About['downloads']
  /** The products with their data as they are now. */
  readonly rows: readonly ProductRow[]
  readonly onBuilt: () => void
  readonly onClear: () => void
}) {
  const { say, language } = useSpeech()
  const [wanted, setWanted] = useState<readonly string[]>(['docx'])
  const [languages, setLanguages] = useState<readonly EditionLanguage[]>([language])
  const { job, problem, isBusy, build } = useBuild(rows, onBuilt)
  const canBuild = chosen.length > 0 && wanted.length > 0 && languages.length > 0 && !isBusy
  return (
    <section
      class="build-bar"
      aria-label={say({ zh: '编制所选产品的简报', en: 'Build briefs of the chosen products' })}
    >
      <div class="form-row">
        <Ticks
          legend={say({ zh: '格式', en: 'Formats' })}
          options={downloads.map(({ format, label }) => [format, say(label)] as const)}
          ticked={wanted}
          onTick={setWanted}
        />
        <Ticks
          legend={say({ zh: '语言', en: 'Languages' })}
          options={editionLanguages.map((item) => [item, nameEdition(item)] as const)}
          ticked={languages}
          onTick={setLanguages}
        />
        <button
          type="button"
          class="primary"
          disabled={!canBuild}
          onClick={() => build({ products: chosen, formats: wanted, languages })}
        >
          {say({
            zh: `编制 ${chosen.length} 个产品的最新简报`,
            en: `Build the newest ${chosen.length === 1 ? 'brief of 1 product' : `briefs of ${chosen.length} products`}`,
          })}
        </button>
        <button type="button" class="quiet" onClick={onClear}>
          {say({ zh: '取消选择', en: 'Clear the choice' })}
        </button>
      </div>
      {problem && <ProblemBox problem={problem} />}
      {job && (job.state === 'running' || job.state === 'waiting') && (
        <progress value={job.progress ?? undefined} max="1" aria-label={say(job.label)} />
      )}
      <div aria-live="polite">{job?.built && <Results job={job} built={job.built} />}</div>
    </section>
  )
}

function useBuild(rows: readonly ProductRow[], onBuilt: () => void) {
  const [job, setJob] = useState<Job | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  // What was built of former data would be read as of those that were loaded since.
  useEffect(() => {
    if (isBusy) return
    setJob(null)
    setProblem(null)
  }, [rows])
  const build = async (request: object) => {
    setBusy(true)
    setProblem(null)
    try {
      const ended = await followJob(await send<Job>('POST', '/api/builds', request), setJob)
      setProblem(ended.problem)
      onBuilt()
    } catch (error) {
      setProblem(toProblem(error))
    }
    setBusy(false)
  }
  return { job, problem, isBusy, build }
}

function Ticks<Value extends string>({
  legend,
  options,
  ticked,
  onTick,
}: {
  readonly legend: string
  readonly options: readonly (readonly [value: Value, label: string])[]
  readonly ticked: readonly Value[]
  readonly onTick: (ticked: readonly Value[]) => void
}) {
  return (
    <fieldset class="ticks">
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={ticked.includes(value)}
            onChange={({ currentTarget }) =>
              onTick(currentTarget.checked ? [...ticked, value] : ticked.filter((other) => other !== value))
            }
          />{' '}
          {label}
        </label>
      ))}
    </fieldset>
  )
}

/** What came of it, problems first, and the files as one archive. */
function Results({ job, built }: { readonly job: Job; readonly built: readonly BuiltBrief[] }) {
  const { say, language } = useSpeech()
  const done = built.filter(({ problem }) => problem === null)
  const failed = built.filter(({ problem }) => problem !== null)
  const files = done.reduce((sum, brief) => sum + brief.files, 0)
  return (
    <>
      {failed.map(({ product, name, month, problem }) => (
        <div key={product} class="problem">
          <p class="strong">
            {month ? (
              <Link href={briefAddress(product, month)}>
                {say(name)} {periodName(month, language)}
              </Link>
            ) : (
              say(name)
            )}
          </p>
          {problem && <p class="words">{say(problem.words)}</p>}
        </div>
      ))}
      <p>
        {done.length === 0 && say({ zh: '没有编制任何简报。', en: 'No brief was built.' })}
        {done.length > 0 &&
          say({
            zh: `已编制 ${done.length} 个产品，共 ${files} 个文件（含检查报告），存于 briefs 文件夹。`,
            en: `${done.length === 1 ? '1 product is' : `${done.length} products are`} built: ${files} files, reports of the checks among them, in the folder briefs.`,
          })}{' '}
        {files > 0 && (
          <a class="button" download href={`/api/builds/${job.id}/file`}>
            {say({ zh: '下载全部（zip）', en: 'Download all (zip)' })}
          </a>
        )}
      </p>
    </>
  )
}
