/** How a stored report looks; it needs nothing else. */
const look = `
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.6 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", Arial, sans-serif; color: #1b1d21; }
table { border-collapse: collapse; margin: .5rem 0; }
td, th { border: 1px solid #bbb; padding: 2px 6px; }
.number { text-align: right; }
mark { background: #fcecea; color: #a3211d; outline: 1px solid #a3211d; font-weight: 600; }
.panel { margin-top: 2rem; border-top: 2px solid #1b1d21; }
.faint { color: #585e68; }
.line { float: left; width: 2.5rem; margin-left: -3rem; text-align: right; }
.hidden { position: absolute; left: -999rem; }
a { color: #0b5c8a; }
`

/** A report as a page by itself: the text with its marks, then what was found. */
export function reportFile(report: Element, title: string, language: 'zh' | 'en'): string {
  const copy = report.cloneNode(true) as Element // a clone of an element is one
  for (const tool of copy.querySelectorAll('button, .tools')) tool.remove()
  for (const details of copy.querySelectorAll('details')) details.setAttribute('open', '')
  const heading = document.createElement('title')
  heading.textContent = title
  // The style is put in as text: the desk’s own policy forbids inline styles, and would say so.
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8">${heading.outerHTML}<style>${look}</style></head>
<body>${copy.outerHTML}</body>
</html>
`
}
