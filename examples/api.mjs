// The API of a desk: states of its briefs, a figure with the rows behind it, and a brief as Word.
//
//     node examples/api.mjs http://127.0.0.1:4180 [TOKEN]
import { writeFile } from 'node:fs/promises'

const [, , desk = 'http://127.0.0.1:4180', token] = process.argv
const headers = token ? { authorization: `Bearer ${token}` } : {}

/** Asks the desk. Errors are `application/problem+json`, whose title says what is wrong. */
async function ask(path) {
  const response = await fetch(new URL(path, desk), { headers })
  if (!response.ok) throw new Error((await response.json()).title)
  return response
}

const { products } = await (await ask('/api/briefs?months=12')).json()
for (const { product, months } of products)
  for (const { month, state } of months) console.log(`${product.id} ${month}: ${state}`)

const { figure } = await (
  await ask('/api/figures/lithium-ion/2023-12/export.month.value.yoy?language=en')
).json()
console.log(`exports, year on year: ${figure.text} %`)

const document = await ask('/api/briefs/lithium-ion/2023-12/file?format=docx&language=zh')
await writeFile('lithium-ion.docx', new Uint8Array(await document.arrayBuffer()))
console.log('lithium-ion.docx is written')
