import { type About, type Localized, type ProductRow, useAnswer } from '../api.ts'
import { DroppedFilesPanel } from '../data/dropped-files.tsx'
import { FirstRun } from '../home/first-run.tsx'
import { ProductTable } from '../home/product-table.tsx'
import { SampleNote } from '../home/sample-note.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
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
      {problem && <ProblemBox problem={problem} />}
      {!(answer && about.answer) && !problem && <Skeleton lines={6} />}
      {answer && about.answer && !hasBriefs && (
        <FirstRun isEmpty={answer.loads === 0} mayEdit={mayEdit} onChanged={again} />
      )}
      {answer && about.answer && hasBriefs && (
        <>
          {mayEdit && <SampleNote onRemoved={again} />}
          {mayEdit && (
            <div class="new-files">
              <DroppedFilesPanel words={newFilesWords} onLoaded={again} />
            </div>
          )}
          <ProductTable rows={answer.products} mayBuild={mayEdit} />
        </>
      )}
    </>
  )
}
