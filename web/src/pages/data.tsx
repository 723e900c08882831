import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type About, type Asked, type ListedProduct, type Load, type Localized, useAnswer } from '../api.ts'
import { Bulletins, type KeptBulletin } from '../data/bulletins.tsx'
import { CodeLedger } from '../data/code-ledger.tsx'
import { Confirmations } from '../data/confirmations.tsx'
import { CoverageGrid } from '../data/coverage-grid.tsx'
import { CoverageList } from '../data/coverage-list.tsx'
import { DroppedFilesPanel } from '../data/dropped-files.tsx'
import { InboxPanel } from '../data/inbox-panel.tsx'
import { Loads } from '../data/loads.tsx'
import { PlanForm } from '../data/plan-form.tsx'
import { type Unassigned, UnassignedList } from '../data/unassigned-codes.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'

type Coverage = Omit<Parameters<typeof CoverageGrid>[0], 'products'> & {
  readonly confirmations: readonly { readonly words: Localized }[]
}

/** The months of more products are shown one by one: of hundreds they would take minutes to look through. */
const mostShownAtOnce = 20

/** Everything that the page shows beside the files that are dropped, asked for again after each load. */
function useLedger() {
  const loads = useAnswer<{ total: number; loads: readonly Load[] }>('/api/loads')
  const products = useAnswer<readonly ListedProduct[]>('/api/products')
  const isMany = (products.answer?.length ?? 0) > mostShownAtOnce
  const coverage = useAnswer<Coverage>(products.answer ? `/api/coverage${isMany ? '?rows=none' : ''}` : '')
  const bulletins = useAnswer<readonly KeptBulletin[]>('/api/bulletins')
  const unassigned = useAnswer<Unassigned>('/api/unassigned')
  const [round, setRound] = useState(0)
  const refresh = () => {
    for (const { again } of [loads, coverage, bulletins, products, unassigned]) again()
    setRound((before) => before + 1)
  }
  return { loads, coverage, bulletins, products, unassigned, isMany, round, refresh }
}

/** Files come in here: what each says, what is there, and what is still to be downloaded. */
export function DataPage() {
  const { say } = useSpeech()
  const about = useAnswer<About>('/api/about')
  const { loads, coverage, bulletins, products, unassigned, isMany, round, refresh } = useLedger()
  const mayEdit = about.answer?.role === 'editor'
  const covered = coverage.answer !== null
  useEffect(() => {
    // Whoever was sent to a part of the page sees it once what is above has its height.
    if (covered) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [covered])
  const groups = unassigned.answer?.groups ?? []
  const hasLoads = (loads.answer?.total ?? 1) > 0
  return (
    <>
      <h1>{say({ zh: '数据', en: 'Data' })}</h1>
      <Part id="files" title={{ zh: '放入文件', en: 'Drop files' }}>
        <DroppedFilesPanel onLoaded={refresh} />
      </Part>
      <InboxPanel mayEdit={mayEdit} mayManage={about.answer?.owner === true} onLoaded={refresh} />
      {unassigned.answer && groups.length > 0 && (
        <Part id="unassigned" title={{ zh: '还不属于任何产品的数据', en: 'Data of no product yet' }}>
          <UnassignedList
            key={groups.map(({ heading, reported }) => `${heading} ${reported?.reporter}`).join()}
            unassigned={unassigned.answer}
            mayCreate={mayEdit}
            onCreated={refresh}
          />
        </Part>
      )}
      {hasLoads && coverage.answer && products.answer && (
        <Part id="confirmations" title={{ zh: '待确认的数据', en: 'Data to confirm' }}>
          <Confirmations
            key={round}
            products={products.answer}
            given={coverage.answer.confirmations}
            mayConfirm={mayEdit}
            onConfirmed={coverage.again}
          />
        </Part>
      )}
      {hasLoads && products.answer?.length !== 0 && (
        <CoveragePart coverage={coverage} products={products.answer} isMany={isMany} key={round} />
      )}
      {hasLoads && <CodesPart key={`codes ${round}`} mayCreate={mayEdit} onCreated={refresh} />}
      <Part id="plan" title={{ zh: '还要下载什么', en: 'What to download' }}>
        <PlanForm round={round} />
      </Part>
      <Part id="loads" title={{ zh: '历次载入', en: 'Loads' }}>
        {loads.problem && <ProblemBox problem={loads.problem} />}
        {loads.answer && <Loads loads={loads.answer.loads} onUndone={refresh} />}
      </Part>
      {bulletins.answer && bulletins.answer.length > 0 && (
        <Part id="bulletins" title={{ zh: '月报的量值表', en: 'Tables of the bulletin' }}>
          <Bulletins bulletins={bulletins.answer} onUndone={refresh} />
        </Part>
      )}
    </>
  )
}

/** The months of every product, or of many products, those of the one that is opened. */
function CoveragePart({
  coverage: { answer, problem },
  products,
  isMany,
}: {
  readonly coverage: Asked<Coverage>
  readonly products: readonly ListedProduct[] | null
  readonly isMany: boolean
}) {
  return (
    <Part id="coverage" title={{ zh: '台账里有什么', en: 'What is there' }}>
      {problem && <ProblemBox problem={problem} />}
      {!problem && !(answer && products) && <Skeleton lines={6} />}
      {answer && products && isMany && <CoverageList products={products} />}
      {answer && products && !isMany && <CoverageGrid {...answer} products={products} />}
    </Part>
  )
}

/** The loaded commodities by code. */
function CodesPart(props: Parameters<typeof CodeLedger>[0]) {
  return (
    <Part id="codes" title={{ zh: '按商品编码查台账', en: 'What is there, by commodity code' }}>
      <CodeLedger {...props} />
    </Part>
  )
}

/** A part of the page that an address can lead to. */
function Part({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: Localized
  readonly children: ComponentChildren
}) {
  const { say } = useSpeech()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{say(title)}</h2>
      {children}
    </section>
  )
}
