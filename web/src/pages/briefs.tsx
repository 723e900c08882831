import { go, Link, useAddress } from '../address.tsx'
import { type BriefsOfProduct, useAnswer } from '../api.ts'
import { EditionSwitch } from '../parts/edition-switch.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { editionNamed, monthsShown, periodAfter, periodName } from '../periods.ts'
import { useSpeech } from '../say.tsx'

/** What the desk says of the briefs of an edition. */
export interface Briefs {
  readonly latest: string | null
  readonly products: readonly BriefsOfProduct[]
}

/** Products by recent months, or by the edition that the address names, each with its state and the next thing to do. */
export function BriefsPage() {
  const { say } = useSpeech()
  const edition = editionNamed(useAddress().searchParams.get('edition'))
  const { answer, problem } = useAnswer<Briefs>(
    `/api/briefs?months=${monthsShown[edition]}&edition=${edition}`,
  )
  return (
    <>
      <div class="bar">
        <h1>{say({ zh: '简报', en: 'Briefs' })}</h1>
        {answer?.latest && (
          <EditionSwitch
            edition={edition}
            onChoose={(chosen) => go(chosen === 'month' ? '/' : `/?edition=${chosen}`, { replace: true })}
          />
        )}
      </div>
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && <Skeleton lines={6} />}
      {answer && <Products {...answer} />}
    </>
  )
}

function Products({ latest, products }: Briefs) {
  const { say } = useSpeech()
  if (latest === null)
    return (
      <div class="empty">
        <h2>{say({ zh: '还没有数据', en: 'There are no data yet' })}</h2>
        <p>
          {say({
            zh: '从海关统计数据在线查询平台下载文件，放到“数据”页。程序会说明它怎样理解每个文件，再由您决定载入。',
            en: 'Download files from the customs online query and drop them on the Data page. It tells what it understood of each before anything is stored.',
          })}
        </p>
        <p>
          <Link class="button" href="/data">
            {say({ zh: '去放文件', en: 'Go and drop files' })}
          </Link>
        </p>
      </div>
    )
  return (
    <div class="cards">
      {products.map((product) => (
        <Product key={product.product.id} {...product} />
      ))}
    </div>
  )
}

const states = {
  ready: { mark: '●', zh: '可用', en: 'ready' },
  partial: { mark: '◐', zh: '缺数据', en: 'incomplete' },
  missing: { mark: '○', zh: '无数据', en: 'no data' },
} as const

function Product({ product, months }: BriefsOfProduct) {
  const { say, language } = useSpeech()
  const ready = months.filter(({ state }) => state === 'ready')
  const latest = ready.at(-1)
  const last = months.at(-1)
  const next = last && (last.state === 'ready' ? periodAfter(last.month, 1) : last.month)
  return (
    <section class="card" aria-labelledby={`product-${product.id}`}>
      <header>
        <h2 id={`product-${product.id}`}>{say(product.name)}</h2>
        <p class="faint">
          {product.id} · HS {product.codes.join(', ')}
        </p>
      </header>
      <ol class="months" reversed>
        {months.toReversed().map(({ month, state, warnings }) => (
          <li key={month}>
            <Link class={`month ${state}`} href={briefAddress(product.id, month)}>
              <span>{periodName(month, language)}</span>
              <span class="state">
                <span aria-hidden="true">{states[state].mark}</span> {say(states[state])}
                {warnings > 0 && (
                  <span class="warning">
                    {' '}
                    · {say({ zh: `${warnings} 处提醒`, en: `${warnings} to look at` })}
                  </span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <footer>
        {latest && (
          <Link class="button" href={briefAddress(product.id, latest.month)}>
            {say({
              zh: `打开 ${periodName(latest.month, 'zh')}简报`,
              en: `Open the brief of ${periodName(latest.month, 'en')}`,
            })}
          </Link>
        )}
        {next && (
          <Link
            class="button quiet"
            href={`/data?product=${encodeURIComponent(product.id)}&month=${next}#plan`}
          >
            {say({
              zh: `${periodName(next, 'zh')}还要下载什么`,
              en: `What to download for ${periodName(next, 'en')}`,
            })}
          </Link>
        )}
      </footer>
    </section>
  )
}

export const briefAddress = (product: string, month: string): string =>
  `/briefs/${encodeURIComponent(product)}/${month}`
