import type { Product } from '../../../brief/product/product.ts'
import type { CheckFinding } from '../../../review/checks/checks.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import {
  type Confirmation,
  type ConfirmationRequest,
  type Language,
  type Localized,
  namePeriod,
  parsePeriod,
} from '../../../trade/trade.ts'
import type { BriefOptions } from '../brief-options.ts'
import type { CheckReport } from '../check-report.ts'

/** What a person accepts now, and who it is. */
export interface Acceptance {
  /** Names of checks, or of parts of them: `scale`, `scale:export.2022`. */
  readonly accept: readonly string[]
  readonly by: string | null
  readonly reason: string | null
  readonly channel: 'command' | 'desk'
  /** ISO 8601, UTC. */
  readonly at: string
}

/** What the options of a command accept. */
export const toAcceptance = (
  { accept = [], acceptReason, acceptedBy }: BriefOptions,
  now: Date,
): Acceptance => ({
  accept,
  by: acceptedBy ?? null,
  reason: acceptReason ?? null,
  channel: 'command',
  at: now.toISOString(),
})

export interface Confirmed {
  readonly report: CheckReport
  /** Confirmations that were not stored yet. */
  readonly added: readonly Confirmation[]
}

/**
 * Marks what was found and is confirmed: by a stored confirmation of the same data, by what is accepted now, by the
 * product file, or by an answer that a file was loaded with.
 */
export function confirmFindings(
  report: CheckReport,
  product: Product,
  stored: readonly Confirmation[],
  acceptance: Acceptance,
): Confirmed {
  const added: Confirmation[] = []
  const confirmations = stored.filter((item) => item.product === product.id)
  const results = report.results.map((result) => ({
    ...result,
    findings: result.findings.map((finding): CheckFinding => {
      const { confirmation: request } = finding
      if (!request || finding.confirmed) return finding
      const existing = confirmations.find(
        (entry) => entry.id === request.id && entry.fingerprint === request.fingerprint,
      )
      const confirmed = existing ?? givenNow(request, product, confirmations, acceptance)
      if (!confirmed) return finding
      if (!existing) added.push(confirmed)
      return { ...finding, confirmed }
    }),
  }))
  return { report: { ...report, results }, added }
}

function givenNow(
  { id, fingerprint }: ConfirmationRequest,
  product: Product,
  stored: readonly Confirmation[],
  { accept, by, reason, channel, at }: Acceptance,
): Confirmation | null {
  const given = { id, fingerprint, product: product.id, confirmedAt: at }
  if (accept.some((name) => names(name, id))) return { ...given, confirmedBy: by, reason, channel }
  const inFile = product.accept?.find(({ check }) => names(check, id))
  // An entry of the product file stands for the data that it was first used for.
  const isUsed = stored.some((confirmation) => confirmation.id === id && confirmation.channel === 'product')
  if (!inFile || isUsed) return null
  return { ...given, confirmedBy: inFile.by ?? null, reason: inFile.reason ?? null, channel: 'product' }
}

/** Whether a name means a check’s finding: the finding itself, or all of the check. */
const names = (name: string, id: string): boolean => name === id || id.startsWith(`${name}:`)

/** Findings that wait for a confirmation. */
export const toConfirm = ({
  results,
}: CheckReport): (CheckFinding & { readonly confirmation: ConfirmationRequest })[] =>
  results.flatMap(({ findings }) =>
    findings.flatMap((finding) => {
      const { confirmation, confirmed } = finding
      return confirmation && !confirmed ? [{ ...finding, confirmation }] : []
    }),
  )

/** Findings that a person has confirmed. */
export const confirmedFindings = ({
  results,
}: CheckReport): { readonly words: Localized; readonly confirmed: Confirmation }[] =>
  results.flatMap(({ findings }) =>
    findings.flatMap(({ words, confirmed }) => (confirmed ? [{ words, confirmed }] : [])),
  )

/** A brief that waits for a person to confirm its data. */
export class Unconfirmed extends UserError {
  readonly product: string
  readonly month: string
  readonly open: readonly (ConfirmationRequest & { readonly words: Localized })[]

  constructor(
    { product, month }: CheckReport,
    name: Localized,
    findings: ReturnType<typeof toConfirm>,
    stale: boolean,
  ) {
    const list = (language: Language) => findings.map(({ words }) => `  ${words[language]}`).join('\n')
    const parsed = parsePeriod(month)
    const period = parsed ? namePeriod(parsed) : { zh: month, en: month }
    const options = findings.map(({ confirmation }) => `--accept ${confirmation.id}`).join(' ')
    const again: Localized = stale
      ? {
          zh: '产品文件中的 accept 是对先前数据的确认，数据已变，须用下面的选项重新确认。',
          en: 'What the product file accepts was accepted for earlier data; these are others, so confirm them with the option.',
        }
      : { zh: '', en: '' }
    super(
      {
        zh: `“${name.zh}”${period.zh}的数据异常，确认之前不编制简报：\n${list('zh')}`,
        en: `The data of ${name.en} for ${period.en} are implausible; no brief is built until someone confirms them:\n${list('en')}`,
      },
      {
        hint: {
          zh: `请先核对文件，有误则重新下载、载入。${again.zh}确认无误：tradebrief build ${month} ${product} ${options}`,
          en: `Look at the files first, and load right ones if they are wrong. ${again.en}${again.en && ' '}If they are right: tradebrief build ${month} ${product} ${options}`,
        },
        deskHint: {
          zh: '请先核对文件，有误则重新下载、载入；确认无误，在这份简报的“检查”里确认。',
          en: 'Look at the files first, and load right ones if they are wrong. If they are right, confirm them among the checks of this brief.',
        },
      },
    )
    this.product = product
    this.month = month
    this.open = findings.map(({ words, confirmation }) => ({ ...confirmation, words }))
  }
}

/** What keeps a brief back until it is confirmed; null where nothing does. */
export function unconfirmed(
  report: CheckReport,
  product: Product,
  stored: readonly Confirmation[],
): Unconfirmed | null {
  const open = toConfirm(report)
  if (open.length === 0) return null
  const stale = open.some(
    ({ confirmation: { id } }) =>
      product.accept?.some(({ check }) => names(check, id)) &&
      stored.some((item) => item.product === product.id && item.id === id && item.channel === 'product'),
  )
  return new Unconfirmed(report, product.name, open, stale)
}
