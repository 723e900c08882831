import { useEffect, useRef } from 'preact/hooks'
import { type About, type Localized, send, useAnswer } from '../api.ts'
import type { EditionLanguage } from '../editions.ts'
import { useSpeech } from '../say.tsx'

type Download = About['downloads'][number]

/** So many formats have a button of their own, the most used first; the others are in a menu. */
const mostButtons = 3

interface DownloadsProps {
  readonly product: string
  readonly month: string
  readonly language: EditionLanguage
  /** Whether what is downloaded is stored, too. */
  readonly isEditor: boolean
  readonly isReady: boolean
}

/** The brief as a file in each format; what an editor downloads is stored in the workspace, too. */
export function Downloads(props: DownloadsProps) {
  const { say } = useSpeech()
  const downloads = useAnswer<About>('/api/about').answer?.downloads ?? []
  const others = downloads.slice(mostButtons)
  const label = say({ zh: '下载', en: 'Download' })
  return (
    <nav class="downloads" aria-label={label}>
      <span class="faint" aria-hidden="true">
        {label}
      </span>
      {downloads.slice(0, mostButtons).map((download) => (
        <DownloadLink key={download.format} {...props} download={download} />
      ))}
      {others.length > 0 &&
        (props.isReady ? (
          <OtherFormats {...props} downloads={others} />
        ) : (
          <span class="button quiet unready">{say(otherWords)} ▾</span>
        ))}
    </nav>
  )
}

const otherWords: Localized = { zh: '其他格式', en: 'Other formats' }

/** A menu that closes when a format is chosen, when something else is pressed or has the focus, and by Escape. */
function OtherFormats({ downloads, ...props }: DownloadsProps & { readonly downloads: readonly Download[] }) {
  const { say } = useSpeech()
  const menu = useRef<HTMLDetailsElement>(null)
  const summary = useRef<HTMLElement>(null)
  const close = () => menu.current?.removeAttribute('open')
  useEffect(() => {
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !menu.current?.contains(target)) close()
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [])
  return (
    <details
      class="menu"
      ref={menu}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !menu.current?.contains(relatedTarget)) close()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return
        event.preventDefault()
        close()
        summary.current?.focus()
      }}
    >
      <summary class="button quiet" ref={summary}>
        {say(otherWords)}
      </summary>
      <ul>
        {downloads.map((download) => (
          <li key={download.format}>
            <DownloadLink {...props} download={download} onDownload={close} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function DownloadLink({
  product,
  month,
  language,
  isEditor,
  isReady,
  download: { format, label },
  onDownload,
}: DownloadsProps & { readonly download: Download; readonly onDownload?: () => void }) {
  const { say } = useSpeech()
  if (!isReady) return <span class="button quiet unready">{say(label)}</span>
  const store = () => {
    // The same brief is stored as data with it, to compare later versions with. What goes wrong the download says.
    const formats = [...new Set([format, 'json'])]
    const request = { products: [product], period: month, languages: [language], formats }
    if (isEditor) send('POST', '/api/builds', request).catch(() => {})
    onDownload?.()
  }
  return (
    <a
      class="button quiet"
      download
      href={`/api/briefs/${encodeURIComponent(product)}/${month}/file?format=${format}&language=${language}`}
      onClick={store}
    >
      {say(label)}
    </a>
  )
}
