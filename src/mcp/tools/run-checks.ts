import { z } from 'zod'
import { findBrief } from './named-brief.ts'
import { defineTool, fields } from './tool.ts'

export const runChecks = defineTool({
  name: 'run_checks',
  title: { zh: '检查数据', en: 'Check the data' },
  description: {
    zh: '检查一份简报所依据的数据：是否齐全、相符，有无可疑之处。给出有发现的检查；其余只计数。',
    en: 'Checks the data behind a brief: whether they are complete, agree, and are plausible. Lists the checks that found something and counts the others.',
  },
  input: (say) => z.strictObject({ product: fields.product(say), period: fields.period(say) }),
  async run({ data, language }, input) {
    const { product, month } = await findBrief(data, input)
    const report = await data.checks(product, month)
    const withFindings = report.results.filter(({ findings }) => findings.length > 0)
    return {
      product: report.product,
      period: report.month,
      checksWithoutFindings: report.results.length - withFindings.length,
      checks: withFindings.map(({ id, title, looked, findings }) => ({
        ...{ id, title: title[language], looked },
        findings: findings.map(({ severity, words, confirmation, confirmed }) => ({
          severity,
          text: words[language],
          toConfirm: confirmation?.id ?? null,
          isConfirmed: confirmed !== undefined,
        })),
      })),
    }
  },
})
