import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Localized } from '../api.ts'
import { DropZone } from '../parts/drop-zone.tsx'
import { useSpeech } from '../say.tsx'
import { type DroppedFile, getState } from './dropped-file.ts'
import { FileRow } from './file-row.tsx'
import { SharedQuestions } from './shared-questions.tsx'
import { type DroppedFiles, useDroppedFiles } from './use-dropped-files.ts'

const usualWords: Localized = {
  zh: '把海关平台下载的文件或月报的量值表拖到这里，或者',
  en: 'Drop files of the customs online query, or tables of the bulletin, here, or',
}

/** Where files are dropped, and those that were, in one table with what is asked of them. */
export function DroppedFilesPanel({
  words = usualWords,
  onLoaded,
  children,
}: {
  readonly words?: Localized
  readonly onLoaded: () => void
  /** What stands below while no file was dropped. */
  readonly children?: ComponentChildren
}) {
  const dropped = useDroppedFiles(onLoaded)
  const chooseFiles = useRef<HTMLButtonElement>(null)
  return (
    <>
      <DropZone
        button={chooseFiles}
        accept=".csv,.gz,.txt,.dat,.xlsx,.xls,.json,.html,.htm,.yaml,.yml"
        words={words}
        onFiles={(files) => void dropped.take(files)}
      />
      <SharedQuestions dropped={dropped} />
      {dropped.files.length > 0 && (
        <>
          <LoadActions dropped={dropped} />
          <FilesLists dropped={dropped} onRemoved={() => chooseFiles.current?.focus()} />
        </>
      )}
      {dropped.files.length === 0 && children}
    </>
  )
}

/** Loads every file that is ready, says how far that is, and takes what was loaded back. */
function LoadActions({ dropped }: { readonly dropped: DroppedFiles }) {
  const { say } = useSpeech()
  const { files, progress } = dropped
  const keysOf = (state: ReturnType<typeof getState>) =>
    files.filter((file) => getState(file) === state).map(({ key }) => key)
  const [ready, same, loaded] = [keysOf('ready'), keysOf('same'), keysOf('loaded')]
  const isReading = keysOf('reading').length > 0
  const button = useRef<HTMLButtonElement>(null)
  const isReady = ready.length > 0 && !isReading && progress === null
  useEffect(() => {
    // Nothing that was pressed is left, so that the next step has the focus.
    if (isReady && document.activeElement === document.body) button.current?.focus()
  }, [isReady])
  return (
    <div class="actions load-actions" role="status">
      {ready.length > 0 && (
        <button
          type="button"
          class="primary"
          ref={button}
          disabled={!isReady}
          onClick={() => void dropped.load(ready)}
        >
          {ready.length === 1
            ? say({ zh: '载入这个文件', en: 'Load the file' })
            : say({ zh: `载入全部 ${ready.length} 个文件`, en: `Load all ${ready.length} files` })}
        </button>
      )}
      {same.length > 0 && ready.length === 0 && progress === null && (
        <span class="faint">{say(countSame(same.length))}</span>
      )}
      {progress && (
        <span class="progress">
          <progress
            value={progress.done}
            max={progress.total}
            aria-label={say({ zh: '载入文件', en: 'Loading files' })}
          />
          {progress.done} / {progress.total}
        </span>
      )}
      {loaded.length > 0 && progress === null && (
        <>
          <span>
            {say({
              zh: `已载入 ${loaded.length} 个文件。`,
              en: loaded.length === 1 ? '1 file is loaded.' : `${loaded.length} files are loaded.`,
            })}
          </span>
          <button type="button" class="quiet" onClick={() => void dropped.undo(loaded)}>
            {say({ zh: '撤回刚载入的文件', en: 'Undo these loads' })}
          </button>
        </>
      )}
    </div>
  )
}

const countSame = (count: number): Localized => ({
  zh: `${count} 个文件与台账中的相同，不必再载入。`,
  en: `${count === 1 ? '1 file is' : `${count} files are`} in the ledger already and need not be loaded.`,
})

interface FilesProps {
  readonly dropped: DroppedFiles
  readonly onRemoved: () => void
}

/** More files that are loaded would push what comes next off the screen; they are folded. */
const mostLoadedShown = 12

/** Files that wait for somebody, and those that are loaded: folded where they are many and nothing is being loaded. */
function FilesLists({ dropped, onRemoved }: FilesProps) {
  const { say } = useSpeech()
  const loaded = dropped.files.filter((file) => getState(file) === 'loaded')
  const isFolded = loaded.length > mostLoadedShown && dropped.progress === null
  if (!isFolded) return <FilesTable files={dropped.files} dropped={dropped} onRemoved={onRemoved} />
  const waiting = dropped.files.filter((file) => getState(file) !== 'loaded')
  return (
    <>
      {waiting.length > 0 && <FilesTable files={waiting} dropped={dropped} onRemoved={onRemoved} />}
      <details class="loaded-files">
        <summary>
          {say({ zh: `已载入的 ${loaded.length} 个文件`, en: `The ${loaded.length} files that are loaded` })}
        </summary>
        <FilesTable files={loaded} dropped={dropped} onRemoved={onRemoved} />
      </details>
    </>
  )
}

function FilesTable({ files, dropped, onRemoved }: FilesProps & { readonly files: readonly DroppedFile[] }) {
  const { say } = useSpeech()
  return (
    <table class="files-table">
      <caption class="hidden">{say({ zh: '放入的文件', en: 'The files' })}</caption>
      <thead>
        <tr>
          <th scope="col">{say({ zh: '文件', en: 'File' })}</th>
          <th scope="col">{say({ zh: '是什么', en: 'What it is' })}</th>
          <th scope="col" class="number">
            {say({ zh: '行数', en: 'Rows' })}
          </th>
          <th scope="col">{say({ zh: '状态', en: 'State' })}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <FileRow key={file.key} file={file} dropped={dropped} onRemoved={onRemoved} />
        ))}
      </tbody>
    </table>
  )
}
