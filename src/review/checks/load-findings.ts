import { defineCheck, type Found } from './check.ts'

type Fact = {
  readonly file: string
  readonly kind: string
  readonly count: number
  readonly subject: string
}

/** Nothing waits to be confirmed that was found of a file when it was loaded. */
export const loadFindings = defineCheck<Fact>({
  id: 'load-findings',
  title: {
    zh: '载入时没有待确认的发现',
    en: 'nothing found of a file when it was loaded is to be confirmed',
  },
  look: ({ loads }) => ({
    looked: loads.length,
    found: loads.flatMap(({ id, file, findings }) =>
      findings
        .filter(({ severity }) => severity === 'confirmation')
        .map(
          ({ kind, count, subject = '' }): Found<Fact> => ({
            severity: 'confirmation',
            part: `${kind}.${id}`,
            basis: { kind, count, subject },
            inDoubt: [id],
            against: [],
            file,
            kind,
            count,
            subject,
          }),
        ),
    ),
  }),
  word: ({ file, kind, count, subject }) => ({
    zh: `${file} 载入时发现待确认之处（${kind}${subject ? `：${subject}` : ''}，${count} 处）`,
    en: `${file}: found when it was loaded, to be confirmed (${kind}${subject ? `: ${subject}` : ''}, ${count})`,
  }),
})
