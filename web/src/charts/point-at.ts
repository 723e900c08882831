/** What belongs to one category of a chart: its name, and each series with its value. */
export interface Pointed {
  readonly title: string
  readonly values: readonly (readonly [name: string, value: string])[]
}

/**
 * Shows the values of the category that is pointed at, touched, or reached by the arrow keys. A page that is
 * opened by itself does the same with a script of its own; the desk’s policy lets none run but the desk’s.
 */
export function pointAt(plot: HTMLElement, valuesOf: (index: number) => Pointed | null): void {
  const hits = [...plot.querySelectorAll('.hit')]
  const tip = document.createElement('div')
  tip.className = 'tip'
  tip.setAttribute('role', 'status')
  tip.hidden = true
  plot.append(tip)
  let position = -1
  const show = (index: number) => {
    hits[position]?.classList.remove('at')
    position = index
    const hit = hits[position]
    const pointed = hit ? valuesOf(position) : null
    tip.hidden = !hit || !pointed
    if (!hit || !pointed) return
    hit.classList.add('at')
    tip.replaceChildren(textIn('b', pointed.title), ...pointed.values.map(lineOf))
    place(tip, plot, hit)
  }
  for (const [index, hit] of hits.entries()) {
    hit.addEventListener('pointerenter', () => show(index))
    hit.addEventListener('click', () => show(index))
  }
  plot.addEventListener('pointerleave', () => show(-1))
  plot.addEventListener('blur', () => show(-1))
  plot.addEventListener('keydown', (event) => {
    const to = stepTo(event.key, position, hits.length - 1)
    if (to === null) return
    event.preventDefault()
    show(to)
  })
}

function stepTo(key: string, index: number, last: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(index + 1, last)
    case 'ArrowLeft':
    case 'ArrowUp':
      return index < 0 ? last : Math.max(index - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'Escape':
      return index < 0 ? null : -1
    default:
      return null
  }
}

const textIn = (tag: string, text: string): HTMLElement => {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

function lineOf([name, value]: readonly [string, string]): HTMLElement {
  const line = document.createElement('span')
  line.append(textIn('i', name), ' ', textIn('strong', value))
  return line
}

/** Beside a column, under or over a bar, and never beyond the chart. */
function place(tip: HTMLElement, plot: HTMLElement, hit: Element): void {
  const [inside, around] = [plot.getBoundingClientRect(), hit.getBoundingClientRect()]
  const middle = around.left + around.width / 2 - inside.left + plot.scrollLeft
  const most = plot.scrollLeft + plot.clientWidth - tip.offsetWidth
  const upright = around.height > around.width
  const left = Math.max(plot.scrollLeft, Math.min(middle + (upright ? 12 : 0), most))
  const under = around.bottom - inside.top
  const fits = under <= plot.clientHeight - tip.offsetHeight
  const top = upright || !fits ? around.top - inside.top - (upright ? 0 : tip.offsetHeight) : under
  tip.style.left = `${left}px`
  tip.style.top = `${top}px`
}
