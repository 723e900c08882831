import type { Localized } from '../../api.ts'
import { writeClipboard } from '../../parts/clipboard.ts'
import { downloadBlob } from '../../parts/download-blob.ts'
import type { Say } from '../../say.tsx'
import { chartDrawing, drawPicture } from './chart-file.ts'
import { readCopiedText } from './copied-text.ts'

/** What can be done with a piece of a brief. */
type Tool = 'copy' | 'png' | 'svg'

const toolWords: Readonly<Record<Tool, Localized>> = {
  copy: { zh: '复制', en: 'Copy' },
  png: { zh: '存为 PNG', en: 'Store as PNG' },
  svg: { zh: '存为 SVG', en: 'Store as SVG' },
}

const copiedWords: Localized = { zh: '已复制', en: 'Copied' }

/** Puts the buttons of tables and charts below them. */
export function putPieceTools(part: HTMLElement, say: Say): void {
  const within = (selector: string) => [
    ...(part.matches(selector) ? [part] : []),
    ...part.querySelectorAll<HTMLElement>(selector),
  ]
  for (const table of within('.table')) table.append(toolBar(['copy'], nameOf(table), say))
  for (const chart of within('.chart')) chart.append(toolBar(['png', 'svg'], nameOf(chart), say))
}

const nameOf = (piece: HTMLElement): string =>
  piece.querySelector('.caption, figcaption')?.textContent?.trim() ?? ''

function toolBar(tools: readonly Tool[], name: string, say: Say): HTMLElement {
  const bar = document.createElement('div')
  bar.className = 'tools'
  for (const tool of tools) bar.append(toolButton(tool, name, say))
  return bar
}

function toolButton(tool: Tool, name: string, say: Say): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'tool'
  button.dataset.tool = tool
  button.textContent = say(toolWords[tool])
  button.setAttribute('aria-label', `${say(toolWords[tool])} ${name}`.trim())
  return button
}

/** Does what a button of a piece says. */
export async function applyTool(button: HTMLElement, say: Say): Promise<void> {
  const piece = button.closest<HTMLElement>('.table, .chart')
  const { tool } = button.dataset
  if (!piece) return
  if (tool === 'copy') return copyPieces([piece], button, say)
  const svg = piece.querySelector<SVGElement>('svg')
  if (!svg) return
  const drawing = chartDrawing(svg)
  const name =
    nameOf(piece)
      .replace(/[<>:"/\\|?*]+/g, ' ')
      .trim() || 'chart'
  if (tool === 'svg') downloadBlob(new Blob([drawing], { type: 'image/svg+xml' }), `${name}.svg`)
  else downloadBlob(await drawPicture(drawing, svg), `${name}.png`)
}

/** Copies pieces; the button says for a moment that it has. */
export async function copyPieces(pieces: readonly Element[], button: HTMLElement, say: Say): Promise<void> {
  await writeClipboard(readCopiedText(pieces))
  button.textContent = say(copiedWords)
  setTimeout(() => {
    button.textContent = say(toolWords.copy)
  }, 2_000)
}

/** A button beside the paragraph under the pointer, which copies it. Whoever has no pointer copies parts from the outline. */
export function followParagraphs(root: ShadowRoot, say: Say): () => void {
  const button = toolButton('copy', '', say)
  button.tabIndex = -1
  button.classList.add('beside')
  button.hidden = true
  let paragraph: Element | null = null
  const follow = ({ target }: Event) => {
    if (!(target instanceof Element) || target === button) return
    const found = target.closest('p, li')
    paragraph = found?.closest('.tools, details, .tip') ? null : found
    button.hidden = paragraph === null
    const host = root.host.getBoundingClientRect()
    const place = paragraph?.getBoundingClientRect()
    if (!place) return
    const leftBeside = place.right - host.left
    const rightmost = host.width - button.offsetWidth - 4
    // Without room beside it, above: the button must not cover words.
    const above = leftBeside > rightmost ? button.offsetHeight : 0
    button.style.top = `${Math.max(0, place.top - host.top - above)}px`
    button.style.left = `${Math.min(leftBeside, rightmost)}px`
  }
  const copy = (event: Event) => {
    event.stopPropagation()
    if (paragraph) void copyPieces([paragraph], button, say)
  }
  const leave = () => {
    button.hidden = true
  }
  root.addEventListener('pointerover', follow)
  root.host.addEventListener('pointerleave', leave)
  button.addEventListener('click', copy)
  root.append(button)
  return () => {
    root.removeEventListener('pointerover', follow)
    root.host.removeEventListener('pointerleave', leave)
    button.remove()
  }
}
