import { type Document, getLocale } from '../../brief/brief.ts'
import { escapeMarkup } from '../shared/shared.ts'

const pageStyle = `
body { margin: 0; background: #ececec; font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
.bar { position: sticky; top: 0; padding: 12px 16px; background: #fff; border-bottom: 1px solid #d9d9d9; }
.bar p { margin: 8px 0 0 0; font-size: 13px; color: #666; }
button { padding: 8px 20px; border: 0; border-radius: 4px; background: #07762f; color: #fff; font: inherit; cursor: pointer; }
button:focus-visible { outline: 3px solid #174a7c; outline-offset: 2px; }
.phone { max-width: 677px; margin: 16px auto; padding: 24px 16px; background: #fff; }
`

const script = `
document.querySelector('button').addEventListener('click', async () => {
  const article = document.querySelector('.phone')
  const status = document.querySelector('[role=status]')
  const range = document.createRange()
  range.selectNodeContents(article)
  const selection = getSelection()
  selection.removeAllRanges()
  selection.addRange(range)
  const copyWhole = async () => {
    const kinds = { 'text/html': article.innerHTML, 'text/plain': article.innerText }
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    return true
  }
  const done = await copyWhole().catch(() => document.execCommand('copy'))
  status.textContent = done ? status.dataset.copied : status.dataset.failed
})
`

/** A page around an article, with a button that copies it. Only what is within `.phone` is the article. */
export function articlePage({ language, title }: Document, article: string): string {
  const { tag, press } = getLocale(language)
  const { copy, copied, failed, use } = press.article
  return `<!doctype html>
<html lang="${tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<div class="bar"><button type="button">${copy}</button> <span role="status" data-copied="${copied}" data-failed="${failed}"></span><p>${use}</p></div>
<div class="phone">${article}</div>
<script>${script}</script>
</body>
</html>
`
}
