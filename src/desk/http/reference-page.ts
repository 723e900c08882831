import { escapeMarkup } from '../../press/shared/shared.ts'

interface Described {
  readonly paths?: Readonly<Record<string, object>> | undefined
}

interface OperationObject {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: object
  }[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >
}

/** The API for reading: each operation with what it takes and gives, made from the OpenAPI document alone. */
export function referencePage(document: Described): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, subject]) => ({ path, method, of: subject as OperationObject })),
  )
  const tags = [...new Set(operations.map(({ of }) => of.tags?.[0] ?? ''))]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tradebrief API</title>
<link rel="stylesheet" href="/api/reference.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<header><h1>Tradebrief API</h1><p><a href="/">Desk</a> · <a href="/api/openapi.json">openapi.json</a></p></header>
<nav aria-label="Operations"><ul>${tags.map((tag) => `<li><a href="#${tag}">${escapeMarkup(tag)}</a></li>`).join('')}</ul></nav>
<main>
<p>Every error is <code>application/problem+json</code> with its words in Chinese and English. Answers that follow from the data have an <code>ETag</code>. Whole numbers that may pass 2<sup>53</sup> are strings.</p>
${tags
  .map(
    (tag) => `<section id="${tag}"><h2>${escapeMarkup(tag)}</h2>
${operations
  .filter(({ of }) => of.tags?.[0] === tag)
  .map(({ path, method, of }) => article(path, method, of))
  .join('\n')}</section>`,
  )
  .join('\n')}
</main>
</body>
</html>
`
}

function article(path: string, method: string, operationObject: OperationObject): string {
  const rows = (operationObject.parameters ?? []).map(
    ({ name, in: where, required, description, schema }) =>
      `<tr><th scope="row"><code>${escapeMarkup(name)}</code></th><td>${where}${required ? ', required' : ''}</td><td>${escapeMarkup(description ?? '')} ${code(schema)}</td></tr>`,
  )
  const [body] = Object.entries(operationObject.requestBody?.content ?? {})
  const [answer] = Object.entries(operationObject.responses?.['200']?.content ?? {})
  return `<article>
<h3><span class="method">${method.toUpperCase()}</span> <code>${escapeMarkup(path)}</code></h3>
<p>${escapeMarkup(operationObject.summary ?? '')}. ${escapeMarkup(operationObject.description ?? '')}</p>
${rows.length === 0 ? '' : `<div class="scroll" tabindex="0" role="region" aria-label="Parameters"><table><thead><tr><th scope="col">name</th><th scope="col">in</th><th scope="col">what</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`}
${body ? `<p>Body <code>${body[0]}</code></p>${code(body[1].schema, true)}` : ''}
${answer ? `<p>Answer <code>${answer[0]}</code></p>${code(answer[1].schema, true)}` : ''}
</article>`
}

function code(schema: object | undefined, block = false): string {
  if (!schema) return ''
  const text = escapeMarkup(JSON.stringify(schema, null, block ? 1 : 0))
  return block
    ? `<details><summary>Schema</summary><pre tabindex="0">${text}</pre></details>`
    : `<code>${text}</code>`
}

/** Its style, served beside it, since pages here have no styles of their own inside. */
export const referenceStyle = `
:root { color-scheme: light dark; --ink: #1b1d21; --faint: #565c66; --paper: #fbfbfa; --line: #d9dadd; --accent: #0b5c8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e6e9; --faint: #a0a6b0; --paper: #16181b; --line: #34383e; --accent: #7cc0ea; } }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
a { color: var(--accent); } h1 { margin: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); text-transform: capitalize; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
article { margin: 1.5rem 0; padding-left: 1rem; border-left: 2px solid var(--line); } h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
.method { display: inline-block; min-width: 4.5em; color: var(--accent); font-size: .8125rem; letter-spacing: .04em; }
code, pre { font: .875em/1.5 ui-monospace, "Liberation Mono", monospace; overflow-wrap: anywhere; } pre { max-height: 24rem; overflow: auto; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .875rem; } th, td { padding: .25rem 1rem .25rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th, p { color: var(--faint); } summary { cursor: pointer; } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`
