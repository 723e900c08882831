import type { Ledger } from '../ledger/ledger.ts'
import { UserError } from '../trade/errors/errors.ts'
import type { Localized } from '../trade/trade.ts'
import { checkProduct, readBuildStates } from '../workspace/build/build.ts'
import { toConfirm } from '../workspace/build/confirmations/confirmations.ts'
import type { Workspace } from '../workspace/project/project.ts'
import type { BriefSubject, BuiltBrief } from './built-brief.ts'

/**
 * What is open about a built brief and must not go unnoticed when it is submitted or signed: data that wait to be
 * confirmed, what its checks refuse by now, data or texts that changed since it was built, and files edited by hand.
 */
export async function listOpenPoints(
  workspace: Workspace,
  ledger: Ledger,
  subject: BriefSubject,
  { edited, acceptTruncated }: Pick<BuiltBrief, 'edited' | 'acceptTruncated'>,
): Promise<Localized[]> {
  const [state] = await readBuildStates(workspace, ledger, [subject])
  return [
    ...(state === 'built' ? [] : [hasChanged]),
    ...edited.map((name) => ({
      zh: `${name} 在编制之后被手工改动过，其他格式没有这些改动。`,
      en: `${name} was changed by hand after it was built; the other formats lack these changes.`,
    })),
    ...(await checkedPoints(workspace, ledger, subject, { acceptTruncated })),
  ]
}

async function checkedPoints(
  workspace: Workspace,
  ledger: Ledger,
  { product, month }: BriefSubject,
  options: Pick<BuiltBrief, 'acceptTruncated'>,
): Promise<Localized[]> {
  try {
    const report = await checkProduct(workspace, ledger, product, month, options)
    const refused = report.results.flatMap(({ findings }) =>
      findings.filter(({ severity }) => severity === 'refusal').map(({ words }) => words),
    )
    const open = toConfirm(report).map(({ words: { zh, en } }) => ({
      zh: `待确认：${zh}`,
      en: `waits to be confirmed: ${en}`,
    }))
    return [...refused, ...open]
  } catch (error) {
    if (error instanceof UserError) return [error.words]
    throw error
  }
}

const hasChanged: Localized = {
  zh: '编制之后，数据、产品文件、评论或程序有变动，或编制时只用了较早的数据。',
  en: 'The data, the product file, the commentary or the program changed since the brief was built, or it was built as of an earlier day.',
}
