import { useState } from 'preact/hooks'
import { type About, type Localized, type ProductRow, useAnswer } from '../api.ts'
import { DroppedFilesPanel } from '../data/dropped-files.tsx'
import type { Unassigned } from '../data/unassigned-codes.tsx'
import { FirstRun } from '../home/first-run.tsx'
import { NameProducts, UnassignedNote } from '../home/new-products.tsx'
import { ProductTable } from '../home/product-table.tsx'
import { SampleButton, SampleNote } from '../home/sample.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { WaitingNote } from '../releases/waiting-releases.tsx'
import { useSpeech } from '../say.tsx'

interface Overview {
  readonly loads: number
  readonly products: readonly ProductRow[]
}

const newFilesWords: Localized = {
  zh: '有新一期的数据？把下载的文件拖到这里，或者',
  en: 'Data of a new month? Drop the files that you have downloaded here, or',
}

/** Every product with its newest brief, its state and the next thing to do; before there is any, how to begin. */
export function BriefsPage() {
  const { say } = useSpeech()
  const { answer, problem, again } = useAnswer<Overview>('/api/overview')
  const about = useAnswer<About>('/api/about')
  const mayEdit = about.answer?.role === 'editor'
  const hasBriefs = answer?.products.some(({ latest }) => latest !== null) ?? false
  return (
    <>
      <h1>{say({ zh: '简报', en: 'Briefs' })}</h1>
      {about.answer && <WaitingNote about={about.answer} />}
      {problem && <ProblemBox problem={problem} />}
      {!(answer && about.answer) && !problem && <Skeleton lines={6} />}
      {answer && about.answer && !hasBriefs && (
        <FirstRun mayEdit={mayEdit} onChanged={again}>
          {answer.loads === 0 && <SampleButton onLoaded={again} />}
        </FirstRun>
      )}
      {answer && about.answer && hasBriefs && (
        <ProductOverview rows={answer.products} about={about.answer} onChanged={again} />
      )}
    </>
  )
}

/** Every product in a table, below the place for files of a new month and the products that come of them. */
function ProductOverview({
  rows,
  about,
  onChanged,
}: {
  readonly rows: readonly ProductRow[]
  readonly about: About
  readonly onChanged: () => void
}) {
  const mayEdit = about.role === 'editor'
  const { downloads } = about
  const unassigned = useAnswer<Unassigned>(mayEdit ? '/api/unassigned' : '')
  const [hasLoaded, setLoaded] = useState(false)
  const refresh = () => {
    unassigned.again()
    onChanged()
  }
  if (!mayEdit) return <ProductTable rows={rows} downloads={downloads} mayBuild={false} />
  return (
    <>
      <SampleNote onRemoved={refresh} />
      <div class="new-files">
        <DroppedFilesPanel
          words={newFilesWords}
          onLoaded={() => {
            setLoaded(true)
            refresh()
          }}
        />
        {hasLoaded && unassigned.answer && (
          <NameProducts unassigned={unassigned.answer} onCreated={refresh} />
        )}
      </div>
      <ProductTable rows={rows} downloads={downloads} mayBuild />
      {!hasLoaded && unassigned.answer && <UnassignedNote unassigned={unassigned.answer} />}
    </>
  )
}
