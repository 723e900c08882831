// node summarize-responses.js ROLE FILE: what a desk answered to the requests of one role. Ends with 1 where it answered with
// 5xx, or did what the role may not do.
import { readFileSync } from 'node:fs'

const [role, file] = process.argv.slice(2)
const ranks = ['anyone', 'reader', 'editor', 'owner']
const responses = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))

const counts = new Map()
for (const { status } of responses) counts.set(status, (counts.get(status) ?? 0) + 1)
const bugs = responses.filter(({ status }) => status >= 500)
const forbidden = responses.filter((response) => ranks.indexOf(response.role) > ranks.indexOf(role))
const breaches = forbidden.filter(({ status }) => status < 400)
const shown = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
console.log(`${role}: ${responses.length} requests; ${shown.join(', ')}`)
console.log(
  `${role}: ${bugs.length} bugs (5xx), ${breaches.length} breaches in ${forbidden.length} requests that the role may not send`,
)
for (const { operation, status } of [...bugs, ...breaches].slice(0, 20))
  console.log(`  ${operation}: ${status}`)
if (responses.length === 0 || bugs.length > 0 || breaches.length > 0) process.exitCode = 1
