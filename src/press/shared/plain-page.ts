import { createHash } from 'node:crypto'
import type { Language } from '../../trade/trade.ts'

export interface PlainPage {
  readonly language: Language
  /** As markup, like the two parts of the page. */
  readonly title: string
  readonly style: string
  readonly header: string
  readonly main: string
}

/** A page that needs no network and runs no script, under a policy that allows none: the same parts give the same text. */
export function plainPage({ language, title, style, header, main }: PlainPage): string {
  const contentSecurityPolicy = [
    `default-src 'none'`,
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<div class="page">
<header>
<h1>${title}</h1>
${header}
</header>
<main>
${main}
</main>
</div>
</body>
</html>
`
}
