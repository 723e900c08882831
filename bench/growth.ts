import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCommentary, textSections } from '../src/brief/commentary/commentary.ts'
import { audit } from '../src/review/audit/audit.ts'
import { readDocx, readHtml, readMarkdown, readText } from '../src/review/audit/reading/reading.ts'
import { UserError } from '../src/trade/errors/errors.ts'
import { loadFile } from '../src/workspace/load/load.ts'
import { initWorkspace, openLedger, openWorkspace } from '../src/workspace/project/project.ts'
import { silentEffects } from '../src/workspace/workspace.ts'
import { briefs, commentaries, type Inputs, markups, tables } from './growth-inputs.ts'

// node scripts/run.js bench/growth.ts [preview|audit|markup|load]: processor time, in milliseconds, of reading inputs
// that are made to take long, of n, 2n, 4n and 8n units. `growth` is the exponent between the first and the last: 1 where
// time grows as the input, 2 where it grows as its square. What is refused counts as read. A line that grows faster than
// n^1.3 ends with WORSE, and so does the run.

const worstExponent = 1.3
/** Times below this say nothing of growth. */
const leastTime = 40

type Read = (text: string) => Promise<unknown> | unknown

const unlessRefused = async (read: () => Promise<unknown> | unknown): Promise<void> => {
  try {
    await read()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
  }
}

async function processorTime(read: () => Promise<unknown> | unknown): Promise<number> {
  const before = process.cpuUsage()
  await unlessRefused(read)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Prints a line for each input. Gives whether none grows too fast. */
async function measure(what: string, inputs: Inputs, first: number, read: Read): Promise<boolean> {
  let isGood = true
  for (const make of Object.values(inputs)) await unlessRefused(() => read(make(first)))
  for (const [name, make] of Object.entries(inputs)) {
    const times: number[] = []
    for (const factor of [1, 2, 4, 8]) {
      const text = make(first * factor)
      times.push(await processorTime(() => read(text)))
    }
    const [least = 0, most = 0] = [Math.max(times[0] ?? 0, leastTime), times.at(-1) ?? 0]
    const exponent = Math.log2(Math.max(most, least) / least) / 3
    const isWorse = exponent > worstExponent
    if (isWorse) isGood = false
    const shown = times.map((time) => time.toFixed(0).padStart(7)).join('')
    console.log(
      `${what} ${name.padEnd(28)} ${shown}  growth ${exponent.toFixed(2)}${isWorse ? '  WORSE' : ''}`,
    )
  }
  return isGood
}

async function readPreview(text: string): Promise<void> {
  await unlessRefused(() => textSections(text))
  await unlessRefused(() => readCommentary(text, 'a.md', 'zh'))
}

const auditMarkup: Read = (text) =>
  [readHtml, readText, (xml: string) => readDocx(xml, null)].map((read) => audit(read(text)))

/** Loads a file into a workspace of its own. */
async function load(text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tradebrief-growth-'))
  try {
    await initWorkspace({ folder, issuer: null })
    const file = join(folder, '出口.csv')
    await writeFile(file, text)
    const workspace = await openWorkspace(folder)
    const ledger = await openLedger(workspace)
    try {
      await loadFile(workspace, ledger, file, { scope: 'whole' }, silentEffects)
    } finally {
      await ledger.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const parts: Readonly<Record<string, () => Promise<boolean>>> = {
  preview: () => measure('preview', commentaries, 1_500, readPreview),
  audit: () => measure('audit', briefs, 500, (text) => audit(readMarkdown(text))),
  markup: () => measure('markup', markups, 10_000, auditMarkup),
  load: () => measure('load', tables, 10_000, load),
}

const chosen = process.argv.slice(2)
const results: boolean[] = []
for (const [name, run] of Object.entries(parts))
  if (chosen.length === 0 || chosen.includes(name)) results.push(await run())
if (results.includes(false)) process.exitCode = 1
