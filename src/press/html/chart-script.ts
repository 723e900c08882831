/**
 * The script of a page with charts: what is pointed at, touched, or reached by the arrow keys shows its
 * values, taken from the table of data beside the chart. It reads the page and nothing else, and puts texts in
 * as texts.
 */
export const chartScript = `
for (const chart of document.querySelectorAll('.chart')) {
  const plot = chart.querySelector('.plot')
  const table = chart.querySelector('table')
  const drawings = [...plot.querySelectorAll('svg')].map((svg) => [...svg.querySelectorAll('.hit')])
  const shown = () => drawings.find((hits) => hits[0]?.getClientRects().length > 0) ?? drawings[0]
  const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent)
  const rows = [...table.tBodies[0].rows]
  const tip = document.createElement('div')
  tip.className = 'tip'
  tip.setAttribute('role', 'status')
  tip.hidden = true
  plot.append(tip)
  let at = -1
  const show = (index) => {
    for (const marked of plot.querySelectorAll('.hit.at')) marked.classList.remove('at')
    at = index
    const hits = shown()
    const [hit, row] = [hits[at], rows[at]]
    tip.hidden = !hit || !row
    if (tip.hidden) return
    hit.classList.add('at')
    const title = document.createElement('b')
    title.textContent = row.cells[0].textContent
    const values = names.slice(1).map((name, series) => {
      const line = document.createElement('span')
      const [label, value] = [document.createElement('i'), document.createElement('strong')]
      label.textContent = name
      value.textContent = row.cells[series + 1].textContent
      line.append(label, ' ', value)
      return line
    })
    tip.replaceChildren(title, ...values)
    const [inside, place] = [plot.getBoundingClientRect(), hit.getBoundingClientRect()]
    const middle = place.left + place.width / 2 - inside.left + plot.scrollLeft
    const most = plot.scrollLeft + plot.clientWidth - tip.offsetWidth
    const upright = place.height > place.width
    tip.style.left = Math.max(plot.scrollLeft, Math.min(middle + (upright ? 12 : 0), most)) + 'px'
    const under = place.bottom - inside.top
    const room = plot.clientHeight - tip.offsetHeight
    tip.style.top = (upright ? place.top - inside.top : under > room ? place.top - inside.top - tip.offsetHeight : under) + 'px'
  }
  for (const hits of drawings)
    hits.forEach((hit, index) => {
      hit.addEventListener('pointerenter', () => show(index))
      hit.addEventListener('click', () => show(index))
    })
  plot.addEventListener('pointerleave', () => show(-1))
  plot.addEventListener('blur', () => show(-1))
  plot.addEventListener('keydown', (event) => {
    const last = rows.length - 1
    const to = {
      ArrowRight: Math.min(at + 1, last), ArrowDown: Math.min(at + 1, last),
      ArrowLeft: at < 0 ? last : Math.max(at - 1, 0), ArrowUp: at < 0 ? last : Math.max(at - 1, 0),
      Home: 0, End: last, Escape: -1,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    show(to)
  })
}
`
