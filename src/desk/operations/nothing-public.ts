import { createHash } from 'node:crypto'

const style = `
body { max-width: 36rem; margin: 12vh auto 0; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; color-scheme: light dark; }
h1 { font-size: 1.375rem; margin: 0 0 .5rem; }
section + section { margin-top: 2.5rem; }
`

/** The same whether the site is closed or lacks the page, so that it does not say what there is. */
const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>这里没有已发布的简报 · Nothing is published here</title>
<style>${style}</style>
</head>
<body>
<main>
<section>
<h1>这里没有已发布的简报</h1>
<p>地址可能写错了；简报可能还没有发布，或者这里的网站没有公开。</p>
<p><a href="/public/">已发布的简报</a></p>
<p>管理工作台的人可以在“<a href="/workspace#public-site">工作区</a>”页公开网站。</p>
</section>
<section lang="en">
<h1>Nothing is published here</h1>
<p>The address may be wrong; the brief may not be published yet, or the site here is not public.</p>
<p><a href="/public/">Published briefs</a></p>
<p>Whoever looks after the desk can make the site public on the page <a href="/workspace#public-site">Workspace</a>.</p>
</section>
</main>
</body>
</html>
`

const styleDigest = createHash('sha256').update(style).digest('base64')

/** The answer, for people, at an address of the public site at which there is nothing. */
export const nothingPublic = (): Response =>
  new Response(page, {
    status: 404,
    headers: {
      'content-type': 'text/html;charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-cache',
    },
  })
