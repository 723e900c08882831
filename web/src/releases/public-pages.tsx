import { Link } from '../address.tsx'
import { type About, type Localized, type PublicSite, useAnswer } from '../api.ts'
import { CopyTextButton } from '../parts/copy-text-button.tsx'
import { PublicAddress } from '../parts/public-address.tsx'
import { useSpeech } from '../say.tsx'

const pageWords: Readonly<Record<'zh' | 'en', Localized>> = {
  zh: { zh: '中文网页', en: 'Chinese page' },
  en: { zh: '英文网页', en: 'English page' },
}

/** Where everybody reads a brief that is published; where nobody does, how that is changed. */
export function PublicPages({ product, period }: { readonly product: string; readonly period: string }) {
  const { say } = useSpeech()
  const query = new URLSearchParams({ product, period })
  const { answer } = useAnswer<PublicSite>(`/api/public-site?${query}`)
  if (!answer) return null
  if (!answer.isPublic) return <ClosedSite />
  if (answer.pages.length === 0)
    return (
      <p class="faint">
        {say({
          zh: '网站上没有它的网页：产品的名称不能用在地址里。',
          en: 'The site has no page of it: the name of the product cannot be part of an address.',
        })}
      </p>
    )
  return (
    <>
      {answer.pages.map(({ language, path }) => (
        <PublicAddress key={path} path={path} words={pageWords[language]} />
      ))}
    </>
  )
}

/** That what is published has no public page, and who changes that where. */
export function ClosedSite() {
  const { say } = useSpeech()
  const about = useAnswer<About>('/api/about').answer
  return (
    <p class="note">
      {say({
        zh: '发布了，但没有公开的网页：网站没有打开。',
        en: 'Published, but there is no public page: the site is closed. ',
      })}
      {about?.owner ? (
        <Link href="/workspace#public-site">
          {say({ zh: '去“工作区”打开网站', en: 'Open the site on the page Workspace' })}
        </Link>
      ) : (
        say({
          zh: '请管理者在“工作区”页打开。',
          en: 'Ask an owner to open it on the page Workspace.',
        })
      )}
    </p>
  )
}

/** The same in a table: each page by the name of its language, and a button for its address. */
export function ShortPublicPages({
  site,
  product,
  period,
}: {
  readonly site: PublicSite | null
  readonly product: string
  readonly period: string
}) {
  const pages = site?.pages.filter((page) => page.product === product && page.period === period) ?? []
  return (
    <>
      {pages.map(({ language, path }) => (
        <p key={path} class="public-address">
          <a href={path} target="_blank" rel="noreferrer" lang={language === 'zh' ? 'zh-CN' : 'en'}>
            {language === 'zh' ? '中文' : 'English'}
          </a>{' '}
          <CopyTextButton
            text={new URL(path, location.origin).href}
            label={{ zh: '复制地址', en: 'Copy address' }}
            about={{
              zh: `复制${pageWords[language].zh}的地址：${product} ${period}`,
              en: `Copy the address of the ${pageWords[language].en}: ${product} ${period}`,
            }}
          />
        </p>
      ))}
    </>
  )
}
