import type { Chart, Document, ShownFigure } from '../../src/brief/document.ts'
import { json } from '../../src/press/json.ts'
import { decide, emptyRelease, type ReleaseRequest, releaseKey } from '../../src/releases/machine/machine.ts'
import { readRelease } from '../../src/releases/release-brief.ts'
import {
  digest,
  formatSeal,
  freezeFiles,
  frozenFolder,
  Journal,
  type Seal,
  sealedDigests,
} from '../../src/releases/store/store.ts'
import type { Language } from '../../src/trade/language.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { noRules, people } from '../releases/acts.ts'

const exports: ShownFigure = {
  id: 'export.month.value' as ShownFigure['id'],
  ...{
    value: '5550000000',
    exact: '5550000000',
    text: '55.5',
    scale: '100000000',
    unit: 'USD',
    marker: null,
  },
  derivation: {
    operation: 'sum',
    cells: {
      ...{ flow: 'export', currency: 'USD', cut: 'commodity', measure: 'value', grain: 'month' },
      months: { from: 202312, to: 202312 },
      commodities: ['85076000'],
    },
  } as unknown as ShownFigure['derivation'],
}

const chart: Chart = {
  ...{
    kind: 'chart',
    id: 'months',
    number: 1,
    caption: '图1',
    form: 'column',
    unit: '亿美元',
    heading: '月份',
  },
  categories: [{ label: '2023年12月', tick: '12月', group: '2023年' }],
  series: [{ name: '出口', points: [{ id: exports.id, text: '55.5', amount: '55.5', marker: null }] }],
  ...{ alternative: '出口', notes: [] },
}

/** A brief of one paragraph and one table in which a text stands wherever one can. */
export const smallBrief = (
  language: Language,
  text: string,
  { product = 'lithium-ion', period = '2023-12', hasChart = false } = {},
): Document => ({
  language,
  title: `${text} ${language}`,
  subtitle: text,
  blocks: [
    { kind: 'heading', level: 1, text },
    {
      kind: 'paragraph',
      role: 'body',
      content: [
        { kind: 'text', text },
        { kind: 'figure', id: exports.id, text: '55.5' },
        { kind: 'footnote', number: 1 },
      ],
    },
    {
      ...{ kind: 'table', id: 'overview', number: 1, caption: text, notes: [text] },
      header: [
        { label: '', holds: 'name' },
        { label: text, holds: 'figure' },
      ],
      rows: [
        {
          kind: 'data',
          cells: [
            { kind: 'name', text },
            { kind: 'figure', id: exports.id, text: '55.5', marker: null },
          ],
        },
      ],
    },
    ...(hasChart ? [chart] : []),
  ],
  footnotes: [{ number: 1, content: [{ kind: 'text', text }] }],
  figures: new Map([[exports.id, exports]]),
  about: { product, month: period, issuer: null, asOf: '2024-01-18', files: [], commentary: null },
})

/** What a version is made of: what its brief says, and its languages. */
export interface SmallVersion {
  readonly text: string
  readonly languages?: readonly Language[]
  readonly hasChart?: boolean
  /** Other briefs than the small ones. */
  readonly briefs?: readonly Document[]
}

/** Briefs of a workspace that are released without being built, with a clock that is set. */
export class SmallReleases {
  readonly workspace: Workspace
  now = new Date('2024-01-18T01:00:00Z')

  constructor(workspace: Workspace) {
    this.workspace = workspace
  }

  /** Does something with a release, as an owner. @throws ReleaseRefusal where it is not allowed. */
  async do(
    name: { readonly product: string; readonly period: string },
    request: ReleaseRequest,
    reason: string | null = null,
  ): Promise<void> {
    const situation = {
      ...{ actor: people.admin, now: this.now, rules: noRules, channel: 'command' as const, reason },
    }
    await new Journal(this.workspace.folder).transact((releases) =>
      decide(releases.get(releaseKey(name)) ?? emptyRelease(name), request, situation),
    )
  }

  /** Submits and signs a version. */
  async sign(
    name: { readonly product: string; readonly period: string },
    { text, languages = ['zh', 'en'], hasChart = false, briefs = [] }: SmallVersion,
  ): Promise<void> {
    const { versions } = await readRelease(this.workspace, name, this.now)
    const atWork = versions.find(({ state }) => state === 'draft' || state === 'inReview')
    const version = atWork?.number ?? (versions.at(-1)?.number ?? 0) + 1
    const files = await Promise.all(
      languages.map(async (language) => {
        const file = `${name.product}.${language === 'zh' ? '' : `${language}.`}json`
        const brief =
          briefs.find((item) => item.language === language) ??
          smallBrief(language, text, { ...name, hasChart })
        return { name: file, kind: 'brief' as const, language, bytes: await json.print(brief) }
      }),
    )
    const secret = (file: string, kind: 'checks' | 'input') => ({
      ...{ name: file, kind, language: null, bytes: new TextEncoder().encode(`inside ${text}`) },
    })
    const frozen = [
      ...files,
      secret(`${name.product}.checks.html`, 'checks'),
      secret('inputs/product.yaml', 'input'),
    ]
    const seal: Seal = {
      ...{ format: 1, ...name, version, languages: [...languages], program: '0.1.0+test', warnings: [] },
      name: { zh: '锂离子蓄电池', en: 'lithium-ion batteries' },
      vintage: { asOf: '2024-01-18', files: [] },
      files: frozen.map(({ bytes, ...file }) => ({ ...file, bytes: bytes.length, sha256: digest(bytes) })),
    }
    const digests = sealedDigests(seal)
    await this.do(name, {
      ...{ action: 'submit', languages: [...languages], files: digests, warnings: [], openPoints: [] },
    })
    await freezeFiles(this.workspace.folder, seal, frozen)
    const request: ReleaseRequest = {
      ...{ action: 'sign', files: digests, folder: frozenFolder(seal), openPoints: [] },
      seal: digest(formatSeal(seal)),
    }
    await this.do(name, request, 'one person does everything here')
  }
}
