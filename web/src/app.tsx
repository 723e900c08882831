import type { RefObject } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Link, useAddress } from './address.tsx'
import { type About, type ListedProduct, useAnswer } from './api.ts'
import { UnsavedDrafts } from './brief/commentary/unsaved-drafts.tsx'
import { useChanges } from './desk-changes.ts'
import { BriefPage } from './pages/brief.tsx'
import { BriefsPage } from './pages/briefs.tsx'
import { NotFoundPage } from './pages/not-found.tsx'
import { SignInPage, SignOutButton } from './pages/sign-in.tsx'
import { DeskTools } from './parts/desk-tools.tsx'
import { lazyPage } from './parts/lazy-page.tsx'
import { OtherLanguageButton } from './parts/other-language-button.tsx'
import { periodName } from './periods.ts'
import { furtherPlaces, isWithin, placePath, places, readPath } from './places.ts'
import { WaitingCount } from './releases/waiting-releases.tsx'
import { keepLanguage, type Language, type Speech, SpeechContext, useSpeech, usualLanguage } from './say.tsx'

const AuditPage = lazyPage(async () => (await import('./pages/audit.tsx')).AuditPage)
const ChangesPage = lazyPage(async () => (await import('./pages/changes.tsx')).ChangesPage)
const DataPage = lazyPage(async () => (await import('./pages/data.tsx')).DataPage)
const ExplorePage = lazyPage(async () => (await import('./pages/explore.tsx')).ExplorePage)
const ProductPage = lazyPage(async () => (await import('./pages/product.tsx')).ProductPage)
const ProductsPage = lazyPage(async () => (await import('./pages/products.tsx')).ProductsPage)
const ReleasesPage = lazyPage(async () => (await import('./pages/releases.tsx')).ReleasesPage)
const WorkspacePage = lazyPage(async () => (await import('./pages/workspace.tsx')).WorkspacePage)

/** The desk: its heading, and the page that the address names. */
export function App() {
  const speech = useChosenSpeech()
  const address = useAddress()
  const signingIn = address.pathname === '/sign-in'
  const about = useAnswer<About>(signingIn ? '' : '/api/about')
  useChanges(about.again)
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
          <Header address={address} about={about.answer} />
          <main id="main" tabIndex={-1} ref={main}>
            <UnsavedDrafts about={about.answer} />
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

/** The title of the window: what is shown, by its name, the page, and the program. */
function useDocumentTitle(address: URL, language: Language): void {
  const current = placePath(address)
  const [kind = '', id = '', period = ''] = readPath(address.pathname)
  const isOfProduct = id !== '' && (kind === 'briefs' || kind === 'products')
  const products = useAnswer<readonly ListedProduct[]>(isOfProduct ? '/api/products' : '').answer
  const name = isOfProduct ? products?.find((product) => product.id === id)?.name[language] : undefined
  useEffect(() => {
    const place = [...places, ...furtherPlaces].find(({ path }) => isWithin(current, path))
    const program = language === 'zh' ? '贸易简报' : 'Tradebrief'
    document.title = [name, kind === 'briefs' && periodName(period, language), place?.[language], program]
      .filter(Boolean)
      .join(' · ')
  }, [language, current, name, kind, period])
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

function Header({ address, about }: { readonly address: URL; readonly about: About | null }) {
  const { say } = useSpeech()
  const current = placePath(address)
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
            {item.path === '/releases' && <WaitingCount about={about} pathname={address.pathname} />}
          </Link>
        ))}
      </nav>
      <div class="corner">
        <Link
          class="faint workspace"
          href="/workspace"
          aria-current={['/workspace', '/changes'].includes(current) ? 'page' : undefined}
        >
          {say({ zh: '工作区', en: 'Workspace' })}
          {about && <span class="folder"> {about.workspace}</span>}
        </Link>
        <DeskTools pathname={address.pathname} />
        {about?.accounts && <SignOutButton person={about.person} />}
        <OtherLanguageButton />
      </div>
    </header>
  )
}

function Page({ address }: { readonly address: URL }) {
  const [first = '', second = '', third = '', ...further] = readPath(address.pathname)
  const depth = further.length > 0 ? further.length + 3 : [second, third].filter((part) => part !== '').length
  const page = depth <= 2 ? pageAt(address, first, second, third) : null
  return page ?? <NotFoundPage pathname={address.pathname} />
}

/** The page of an address; null where there is none. */
function pageAt(address: URL, first: string, second: string, third: string) {
  if (first === 'briefs')
    return second === '' || third === '' ? null : (
      <BriefPage product={second} month={third} language={address.searchParams.get('language')} />
    )
  if (third !== '') return null
  if (first === 'products') return second === '' ? <ProductsPage /> : <ProductPage key={second} id={second} />
  if (second !== '') return null
  switch (first) {
    case '':
      return <BriefsPage />
    case 'data':
      return <DataPage />
    case 'explore':
      return <ExplorePage />
    case 'audit':
      return <AuditPage />
    case 'releases':
      return <ReleasesPage />
    case 'workspace':
      return <WorkspacePage />
    case 'changes':
      return <ChangesPage />
    default:
      return null
  }
}
