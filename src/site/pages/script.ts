import { briefScript } from '../../press/html/html.ts'

/**
 * What pages do where scripts may run: the list of products can be searched. It reads the page alone and fetches nothing;
 * without it the whole list is there.
 */
const searchScript = `
{
  const form = document.querySelector('.search')
  const rows = [...document.querySelectorAll('.products > li')]
  if (form && rows.length > 0) {
    const input = form.querySelector('input')
    const none = form.querySelector('.none')
    const fold = (text) => text.normalize('NFKC').toLowerCase()
    const entries = rows.map((row) => {
      const link = row.querySelector('a.period')
      const periods = row.dataset.periods.split(' ')
      return { row, link, periods, home: link && link.getAttribute('href'), label: link && link.textContent, text: fold(row.dataset.names) }
    })
    const update = () => {
      const terms = fold(input.value).split(/\\s+/).filter((term) => term !== '')
      let shown = 0
      for (const { row, link, periods, home, label, text } of entries) {
        const found = []
        const matches = terms.every((term) => {
          if (text.includes(term)) return true
          const hits = /^\\d{4}/.test(term) ? periods.filter((period) => fold(period).startsWith(term)) : []
          found.push(...hits)
          return hits.length > 0
        })
        row.hidden = !matches
        if (matches) shown++
        if (!link) continue
        const [period] = found
        link.textContent = period ?? label
        link.setAttribute('href', period ? home.replace(/[^/]+\\/index\\.html$/, period + '/index.html') : home)
      }
      none.hidden = shown > 0
    }
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const visible = entries.filter(({ row }) => !row.hidden)
      const link = visible[0] && (visible[0].link ?? visible[0].row.querySelector('a'))
      if (visible.length === 1 && link) link.click()
    })
    input.addEventListener('input', update)
    update()
  }
}
`

export const siteScript = `${briefScript}${searchScript}`
