import { useState } from 'preact/hooks'
import type { Job, Load, Localized, Upload } from '../api.ts'
import { monthName } from '../months.ts'
import { flowWords, LoadFacts, periodWords } from '../parts/load-facts.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { type Say, useSpeech } from '../say.tsx'
import { BulletinFacts } from './bulletins.tsx'
import { type DroppedFile, type FileState, getState } from './dropped-file.ts'
import { FactsForm } from './facts-form.tsx'
import type { DroppedFiles } from './use-dropped-files.ts'

const dismissWords = { zh: '移出列表', en: 'Take off the list' } as const
const removeWords = { zh: '移除', en: 'Remove' } as const

/** A file in one row: what it is of, how far it is, and what can be done with it. */
export function FileRow({
  file,
  dropped,
  onRemoved,
}: {
  readonly file: DroppedFile
  readonly dropped: DroppedFiles
  readonly onRemoved: () => void
}) {
  const { say } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const state = getState(file)
  const { upload } = file
  const isShown = isOpen || state === 'refused'
  return (
    <>
      <tr data-state={state} aria-busy={state === 'reading' || file.isBusy}>
        <th scope="row">{file.file}</th>
        <td>{upload && <ContentWords upload={upload} />}</td>
        <td class="number">
          {upload?.load && countRows(upload.loads).toLocaleString('en')}
          {upload?.load && <span class="rows-word"> {say({ zh: '行', en: 'rows' })}</span>}
        </td>
        <td class="state">
          <StateWords file={file} state={state} />
        </td>
        <td class="actions">
          {state === 'ready' && (
            <button type="button" disabled={file.isBusy} onClick={() => dropped.load([file.key])}>
              {upload?.bulletin ? say({ zh: '保存', en: 'Keep' }) : say({ zh: '载入', en: 'Load' })}
            </button>
          )}
          {state !== 'reading' && state !== 'loading' && (
            <button
              type="button"
              class="quiet"
              disabled={file.isBusy}
              onClick={() => void dropped.remove(file.key).then(onRemoved)}
            >
              {say(state === 'loaded' ? dismissWords : removeWords)}
            </button>
          )}
          {upload && state !== 'loaded' && state !== 'refused' && (
            <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {say({ zh: '详情', en: 'Details' })}
            </button>
          )}
        </td>
      </tr>
      {isShown && (
        <tr class="open-row">
          <td colSpan={5}>
            <FileDetails file={file} dropped={dropped} />
          </td>
        </tr>
      )}
    </>
  )
}

/** What a file is of, by names: products, or else its commodities, the flow and the months. */
function ContentWords({ upload }: { readonly upload: Upload }) {
  const { say, language } = useSpeech()
  const { load, bulletin } = upload
  if (bulletin)
    return (
      <>
        {say({ zh: '海关统计月报', en: 'customs bulletin' })} · {say(bulletin.name)} ·{' '}
        {monthName(bulletin.month, language)}
      </>
    )
  if (!load) return null
  const { loads } = upload
  return (
    <>
      <span class="strong">{commodityText(upload, say)}</span>{' '}
      <span class="faint">
        {[...new Set(loads.map(({ flow }) => say(flowWords[flow])))].join(say(separator))} ·{' '}
        {say(periodWords(wholePeriod(loads)))}
        {loads.length > 1 && ` · ${say({ zh: `${loads.length} 份数据`, en: `${loads.length} loads` })}`}
        {load.statistics && ` · ${statisticsText(loads, say)}`}
        {loads.length === 1 &&
          load.scope !== '' &&
          ` · ${language === 'zh' ? '只有' : 'only '}${say(load.scopeWords)}`}
      </span>
    </>
  )
}

const separator: Localized = { zh: '、', en: ', ' }

const countRows = (loads: readonly Load[]): number => loads.reduce((sum, { rows }) => sum + rows, 0)

/** From the first month of several loads to the last. */
const wholePeriod = (loads: readonly Load[]): Load['period'] => ({
  from: loads.map(({ period }) => period.from).sort()[0] ?? '',
  to:
    loads
      .map(({ period }) => period.to)
      .sort()
      .at(-1) ?? '',
})

/** So many statistics are named; a file of the European Union has those of every member. */
const mostStatistics = 2

/** Whose statistics loads are of. */
function statisticsText(loads: readonly Load[], say: Say): string {
  const names = [...new Set(loads.flatMap(({ statistics }) => (statistics ? [say(statistics)] : [])))]
  const listed = names.slice(0, mostStatistics).join(say(separator))
  return names.length > mostStatistics
    ? say({
        zh: `${listed}等 ${names.length} 种统计`,
        en: `${listed} and ${names.length - mostStatistics} more`,
      })
    : listed
}

/** The products of a file by name; the commodities of one that has none, with their codes. */
function commodityText({ products, commodities, load }: Upload, say: Say): string {
  if (products.length > 0) return products.map(say).join(say(separator))
  const named = commodities
    .slice(0, 2)
    .map(({ code, name }) => (name ? say({ zh: `${name}（${code}）`, en: `${name} (${code})` }) : code))
  const more = (load?.commodityCount ?? 0) - named.length
  const text = named.join(say(separator)) || (load?.commodities.slice(0, 2).join(say(separator)) ?? '')
  return more > 0 && named.length > 0
    ? say({ zh: `${text}等 ${more + named.length} 种`, en: `${text} and ${more} more` })
    : text
}

const stateWords: Readonly<Record<Exclude<FileState, 'loaded' | 'loading'>, Localized>> = {
  reading: { zh: '正在读取…', en: 'being read…' },
  refused: { zh: '不能载入', en: 'cannot be loaded' },
  asked: { zh: '有问题待回答', en: 'a question is open' },
  ready: { zh: '可以载入', en: 'ready to load' },
  same: { zh: '相同的文件已在台账中', en: 'the same file is in the ledger' },
}

function StateWords({ file, state }: { readonly file: DroppedFile; readonly state: FileState }) {
  const { say } = useSpeech()
  const { job } = file
  if (state === 'loaded' && job) return <span class="good">{say(outcomeWords(job))}</span>
  if (state === 'loading' && job)
    return <progress value={job.progress ?? undefined} max="1" aria-label={say(job.label)} />
  if (state === 'loaded' || state === 'loading') return null
  return (
    <span class={state === 'asked' || state === 'refused' ? 'warning' : 'faint'}>
      {say(stateWords[state])}
    </span>
  )
}

function FileDetails({ file, dropped }: { readonly file: DroppedFile; readonly dropped: DroppedFiles }) {
  const { say } = useSpeech()
  const { upload, problem, stated, isBusy } = file
  return (
    <>
      {problem && <ProblemBox problem={problem} />}
      {upload?.problem && <ProblemBox problem={upload.problem} />}
      {upload && <FactsOfLoads loads={upload.loads} />}
      {upload?.bulletin && <BulletinFacts bulletin={upload.bulletin} />}
      {upload && takesFacts(upload, stated) && (
        <details open={upload.problem !== null}>
          <summary>{say({ zh: '不对？说明这个文件', en: 'Not right? Say what the file is' })}</summary>
          <FactsForm
            stated={stated}
            read={upload.load}
            disabled={isBusy}
            onState={(facts) => void dropped.state(file.key, facts)}
          />
        </details>
      )}
    </>
  )
}

/** Whether it helps to state what the file is: it was read, or its problem is of that kind, or of what was stated. */
const takesFacts = ({ loads, asksFacts }: Upload, stated: DroppedFile['stated']): boolean =>
  loads.length > 0 || asksFacts || Object.keys(stated).length > 0

/** What each load of a file says; of several, one by one. */
function FactsOfLoads({ loads }: { readonly loads: readonly Load[] }) {
  const { say } = useSpeech()
  const [first, ...others] = loads
  if (!first) return null
  if (others.length === 0) return <LoadFacts load={first} />
  return (
    <>
      <p class="faint">
        {say({
          zh: '这个文件含几份数据，逐份载入：',
          en: 'This file holds several loads, which are taken in one by one:',
        })}
      </p>
      {loads.map((load, index) => (
        <details key={index}>
          <summary>
            {say(flowWords[load.flow])} · {say(periodWords(load.period))} · {load.rows.toLocaleString('en')}{' '}
            {say({ zh: '行', en: 'rows' })}
            {load.statistics && ` · ${say(load.statistics)}`}
          </summary>
          <LoadFacts load={load} />
        </details>
      ))}
    </>
  )
}

function outcomeWords({ loads, bulletin, changed }: Job): Localized {
  if (bulletin)
    return {
      zh: `已保存 ${monthName(bulletin.month, 'zh')}的月报表格，检查时与它对照。`,
      en: `Kept the bulletin’s table of ${monthName(bulletin.month, 'en')}; checks hold the data against it.`,
    }
  const rows = countRows(loads).toLocaleString('en')
  if (changed)
    return loads.length > 1
      ? {
          zh: `已载入 ${loads.length} 份数据，共 ${rows} 行。`,
          en: `Loaded ${rows} rows, ${loads.length} loads.`,
        }
      : { zh: `已载入 ${rows} 行。`, en: `Loaded ${rows} rows.` }
  return { zh: '内容已在台账中，没有改变。', en: 'It was in the ledger already; nothing changed.' }
}
