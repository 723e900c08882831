import type { RefObject } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Link, useAddress } from './address.tsx'
import { type About, useAnswer } from './api.ts'
import { AuditPage } from './pages/audit.tsx'
import { BriefPage } from './pages/brief.tsx'
import { BriefsPage } from './pages/briefs.tsx'
import { DataPage } from './pages/data.tsx'
import { ExplorePage } from './pages/explore.tsx'
import { ProductPage } from './pages/product.tsx'
import { ProductsPage } from './pages/products.tsx'
import { SignInPage, SignOutButton } from './pages/sign-in.tsx'
import { OtherLanguageButton } from './parts/other-language-button.tsx'
import { keepLanguage, type Language, type Speech, SpeechContext, useSpeech, usualLanguage } from './say.tsx'

const places = [
  { path: '/', zh: '简报', en: 'Briefs' },
  { path: '/data', zh: '数据', en: 'Data' },
  { path: '/explore', zh: '查询', en: 'Explore' },
  { path: '/products', zh: '产品', en: 'Products' },
  { path: '/audit', zh: '审核', en: 'Audit' },
] as const

const isWithin = (current: string, path: string): boolean =>
  current === path || (path !== '/' && current.startsWith(`${path}/`))

/** The desk: its heading, and the page that the address names. */
export function App() {
  const speech = useChosenSpeech()
  const address = useAddress()
  const signingIn = address.pathname === '/sign-in'
  const about = useAnswer<About>(signingIn ? '' : '/api/about')
  useDocumentTitle(address, speech.language)
  const main = useFocusOnPageChange(address)
  return (
    <SpeechContext.Provider value={speech}>
      {signingIn ? (
        <SignInPage to={address.searchParams.get('to')} />
      ) : (
        <>
          <a class="skip" href="#main">
            {speech.say({ zh: '跳到正文', en: 'Skip to the content' })}
          </a>
          <Header current={placePath(address)} about={about.answer} />
          <main id="main" tabIndex={-1} ref={main}>
            <Page address={address} />
          </main>
        </>
      )}
    </SpeechContext.Provider>
  )
}

/** The language that the reader chose, and words in it. */
function useChosenSpeech(): Speech {
  const [language, setLanguage] = useState<Language>(usualLanguage)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  return useMemo<Speech>(
    () => ({
      language,
      say: (words) => words[language],
      switchTo: (chosen) => {
        keepLanguage(chosen)
        setLanguage(chosen)
      },
    }),
    [language],
  )
}

/** The path under which the navigation shows an address: a brief belongs to the page of briefs. */
const placePath = ({ pathname }: URL): string => (pathname.startsWith('/briefs/') ? '/' : pathname)

function useDocumentTitle(address: URL, language: Language): void {
  const current = placePath(address)
  const place = places.find(({ path }) => isWithin(current, path))
  useEffect(() => {
    const program = language === 'zh' ? '贸易简报' : 'Tradebrief'
    const { pathname } = address
    const subject =
      pathname.startsWith('/briefs/') || pathname.startsWith('/products/') ? pathname.split('/').slice(2) : []
    document.title = [...subject.map(decodeURIComponent), place?.[language], program]
      .filter(Boolean)
      .join(' · ')
  }, [language, place, address.pathname])
}

/** On another page the focus is at its beginning, unless something in it has kept it. */
function useFocusOnPageChange(address: URL): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null)
  const shown = useRef(address.pathname)
  useEffect(() => {
    const { pathname } = address
    if (shown.current !== pathname && !main.current?.contains(document.activeElement))
      main.current?.focus({ preventScroll: true })
    shown.current = pathname
  }, [address.pathname])
  return main
}

function Header({ current, about }: { readonly current: string; readonly about: About | null }) {
  const { say } = useSpeech()
  return (
    <header class="top">
      <Link class="brand" href="/">
        <img src="/icon.svg" alt="" width="24" height="24" />
        {say({ zh: '贸易简报', en: 'Tradebrief' })}
      </Link>
      <nav aria-label={say({ zh: '页面', en: 'Pages' })}>
        {places.map((item) => (
          <Link
            key={item.path}
            href={item.path}
            aria-current={isWithin(current, item.path) ? 'page' : undefined}
          >
            {say(item)}
          </Link>
        ))}
      </nav>
      <div class="corner">
        <span class="faint workspace">{about?.workspace}</span>
        {about?.accounts && <SignOutButton person={about.person} />}
        <OtherLanguageButton />
      </div>
    </header>
  )
}

function Page({ address }: { readonly address: URL }) {
  const [, first = '', second = '', third = ''] = address.pathname.split('/').map(decodeURIComponent)
  switch (first) {
    case '':
      return <BriefsPage />
    case 'data':
      return <DataPage />
    case 'explore':
      return <ExplorePage />
    case 'audit':
      return <AuditPage />
    case 'products':
      return second === '' ? <ProductsPage /> : <ProductPage key={second} id={second} />
    case 'briefs':
      return <BriefPage product={second} month={third} language={address.searchParams.get('language')} />
    default:
      return null
  }
}
