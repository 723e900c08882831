import type { ComponentChildren } from 'preact'
import { useAnswer } from '../api.ts'
import { DroppedFilesPanel } from '../data/dropped-files.tsx'
import type { Unassigned } from '../data/unassigned-codes.tsx'
import { useSpeech } from '../say.tsx'
import { NameProducts } from './new-products.tsx'

/** A workspace without a brief: drop files, see what they are, name the product, read the brief. */
export function FirstRun({
  mayEdit,
  onChanged,
  children,
}: {
  readonly mayEdit: boolean
  readonly onChanged: () => void
  /** Another way to begin, below while no file was dropped. */
  readonly children?: ComponentChildren
}) {
  const { say } = useSpeech()
  const unassigned = useAnswer<Unassigned>('/api/unassigned')
  const refresh = () => {
    unassigned.again()
    onChanged()
  }
  if (!mayEdit)
    return <p class="faint">{say({ zh: '这里还没有数据。', en: 'There are no data here yet.' })}</p>
  return (
    <div class="first-run">
      <DroppedFilesPanel
        words={{
          zh: '把从海关统计数据在线查询平台下载的文件拖到这里，或者',
          en: 'Drop the files that you have downloaded from the customs online query here, or',
        }}
        onLoaded={refresh}
      >
        {children}
      </DroppedFilesPanel>
      {unassigned.answer && <NameProducts unassigned={unassigned.answer} onCreated={refresh} />}
    </div>
  )
}
