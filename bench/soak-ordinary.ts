import type { SoakClient } from './soak-client.ts'

/** Something that a person does at the desk, with how often it is done beside others. */
export interface Activity {
  readonly weight: number
  perform(client: SoakClient): Promise<void>
}

/** What people at the desk look at: some months far more often than others. */
export interface SoakWorld {
  readonly products: readonly string[]
  readonly months: readonly string[]
  readonly random: () => number
  /** A brief to audit, as Markdown. */
  readonly brief: Uint8Array
  /** A small file of the portal that is no part of the ledger. */
  readonly table: Uint8Array
}

const formats = ['docx', 'pdf', 'xlsx', 'html', 'md', 'json']

/** What readers and editors ordinarily do, by kind of request. */
export function ordinaryActivities({
  products,
  months,
  random,
  brief,
  table,
}: SoakWorld): readonly Activity[] {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() ** 2 * items.length)]
    if (item === undefined) throw new Error('there is nothing to pick from')
    return item
  }
  const name = () => `${pick(products)}/${pick(months)}`
  const language = () => (random() < 0.7 ? 'zh' : 'en')
  const get = (weight: number, kind: string, path: () => string): Activity => ({
    weight,
    perform: async (client) => void (await client.ask(kind, { path: path() })),
  })
  return [
    get(4, 'page', () => '/'),
    get(8, 'overview', () => '/api/overview'),
    get(4, 'list of briefs', () => '/api/briefs?months=12'),
    get(20, 'brief', () => `/api/briefs/${name()}?language=${language()}`),
    get(8, 'figures', () => `/api/figures/${name()}?language=${language()}`),
    get(6, 'derivation', () => `/api/figures/${name()}/export.month.value.yoy?language=${language()}`),
    get(6, 'checks', () => `/api/checks/${name()}`),
    get(4, 'warnings', () => `/api/briefs/${name()}/warnings`),
    get(
      8,
      'totals',
      () =>
        `/api/totals?product=${pick(products)}&flow=export&by=${pick(['partner', 'place', 'none'])}&from=2022-01&to=${pick(months)}`,
    ),
    get(4, 'coverage', () => '/api/coverage'),
    get(4, 'loads', () => '/api/loads'),
    get(2, 'products', () => '/api/products'),
    ...formats.map((format) =>
      get(2, `file ${format}`, () => `/api/briefs/${name()}/file?language=${language()}&format=${format}`),
    ),
    { weight: 3, perform: (client) => previewCommentary(client, name(), language()) },
    { weight: 2, perform: (client) => previewProduct(client, pick(products), pick(months)) },
    {
      weight: 2,
      perform: async (client) =>
        void (await client.ask('audit', { method: 'POST', path: '/api/audit?name=brief.md', body: brief })),
    },
    { weight: 1, perform: (client) => handInAndTakeBack(client, table) },
  ]
}

async function previewCommentary(client: SoakClient, name: string, language: string): Promise<void> {
  const body = JSON.stringify({ text: '# 出口\n\n出口额为 {{export.month.value}}。\n' })
  const path = `/api/commentary/${name}/preview?language=${language}`
  await client.ask('commentary preview', { method: 'POST', path, body })
}

async function previewProduct(client: SoakClient, product: string, month: string): Promise<void> {
  const read = await client.askJson('product', { path: `/api/products/${product}` })
  if (!read) return
  const body = JSON.stringify({ yaml: read.yaml, month, language: 'zh' })
  await client.ask('product preview', { method: 'POST', path: `/api/products/${product}/preview`, body })
}

async function handInAndTakeBack(client: SoakClient, table: Uint8Array): Promise<void> {
  const path = '/api/uploads?name=%E5%87%BA%E5%8F%A3.csv'
  const upload = await client.askJson('upload', { method: 'POST', path, body: table })
  if (upload) await client.ask('upload taken back', { method: 'DELETE', path: `/api/uploads/${upload.id}` })
}
