/** Inputs of any size that are made to take long, by what reads them. Each gives the text of `size` of its units. */
export type Inputs = Readonly<Record<string, (size: number) => string>>

const repeated = (part: string) => (size: number) => part.repeat(Math.ceil(size / part.length)).slice(0, size)
const lines = (size: number, line: (index: number) => string): string =>
  Array.from({ length: size }, (_, index) => line(index)).join('')

/** Commentary, by characters. */
export const commentaries: Inputs = Object.fromEntries(
  [
    '*a_ ', '_a ', 'a**b_c ', '[a', '[', '](', '![', '[a](', '[a][b] ', '[a]: b\n\n', '> ', '> a\n', '> - ', '+ ', '1. ', '- a\n', '- a\n\n',
    '`a', '` ', '<', '<a ', '<!--', '&', '&amp;', '\\', '| a | b |\n', '# a\n', 'a\n=\n', 'a\n', '    a\n', '**中文。**', '<div>\n', '> a\nb\n',
  ].map((part) => [JSON.stringify(part), repeated(part)]),
) // biome-ignore format: a list to be read across

/** The same number for the same index, as if by chance. */
const digits = (index: number, below: number): number => (index * 7_919 + (index % 13) * 104_729) % below
const number = (index: number): string => `${digits(index, 1_000)}.${digits(index + 3, 10)}`

const overview =
  '**表1：2023年1-12月中国电池进出口概况（亿美元/万个）**\n\n| | 12月当月 绝对值 | 同比变化（%） | 1至12月累计 绝对值 | 同比变化（%） |\n| --- | --- | --- | --- | --- |\n| 进出口总额 | 55.5 | -9.0 | 333.0 | 1.1 |\n| 出口额 | 50.5 | -9.0 | 444.4 | 2.2 |\n\n'
const caption = (table: number) =>
  `**表${table % 99}：2023年12月中国前十大电池出口目的地（亿美元）**\n\n| 12月当月 区域 | 绝对值 | 所占比重（%） | 同比变化（%） |\n| --- | --- | --- | --- |\n`
const row = (name: string, index: number): string =>
  `| ${name} | ${number(index)} | ${number(index + 1)} | ${number(index + 2)} |\n`
const sentence = (index: number): string =>
  `2023年12月，中国电池前三大出口贸易伙伴为美国、德国和法国，出口分别为${number(index)}亿美元、${number(index + 1)}亿美元和${number(index + 2)}亿美元，同比增速分别为1.0%、2.0%和3.0%。\n\n`

/** Briefs as Markdown, by rows, tables or sentences. */
export const briefs: Inputs = {
  rows: (size) => overview + caption(2) + lines(size, (index) => row(`国${index}`, index)),
  'one name': (size) => overview + caption(2) + lines(size, (index) => row('美国', index)),
  groups: (size) =>
    `${overview}${caption(2)}| 重点区域 |\n${lines(size / 2, (index) => row('东盟', index))}| 排名前10地区 |\n${lines(size / 2, (index) => row('越南', index))}`,
  tables: (size) => overview + lines(size, (index) => `${caption(index)}${row(`国${index}`, index)}\n`),
  'empty tables': (size) =>
    lines(size, (index) => `表${index % 99}：2023年12月中国前十大电池出口目的地（亿美元）\n\n`),
  months: (size) =>
    `${overview}**表6：2023年12月中国电池出口分月走势（亿美元）**\n\n| 月份 | 出口额 | 同比 | 环比 |\n| --- | --- | --- | --- |\n${lines(size, (index) => row(`2023年1-${2 + (index % 11)}月合计`, index))}${lines(12, (index) => row(`2023年${1 + index}月`, index))}`,
  prose: (size) =>
    overview +
    lines(
      size,
      (index) => `2023年12月，中国电池出口${number(index)}亿美元，同比上升${number(index + 1)}%。\n\n`,
    ),
  sentences: (size) =>
    overview +
    caption(2) +
    lines(10, (index) => row(['美国', '德国', '法国'][index % 3] ?? '', index)) +
    lines(size, sentence),
  paragraphs: (size) => overview + lines(size, (index) => `第${index}段。\n\n`),
  'long digits': (size) => `${overview}2023年12月，中国电池出口${'1'.repeat(size * 30)}.1亿美元`,
  'one line': (size) => `${overview}${'2023年12月，中国'.repeat(size)}`,
  'one row': (size) => `${caption(2)}|${' 1.0 |'.repeat(size)}\n`,
}

/** Pages and Word documents with deep nesting or many attributes, by elements. */
export const markups: Inputs = {
  nesting: (size) => '<div class="commentary"><table><tr><td>'.repeat(size),
  attributes: (size) => `<p ${'a="b" '.repeat(size)}>表1</p>`,
  'closed styles': (size) => '<style>a</style>'.repeat(size),
  'open tags': (size) => '<a'.repeat(size),
  comments: (size) => '<!-- -->'.repeat(size),
  entities: (size) => '&#x4e2d;&amp;&x'.repeat(size),
  cells: (size) => `<table><thead><tr>${'<th>1</th>'.repeat(size)}</tr></thead></table>`,
  'Word paragraphs': (size) => '<w:p><w:r><w:t>表</w:t></w:r></w:p>'.repeat(size),
}

const heading =
  '"数据年月","商品编码","商品名称","贸易伙伴编码","贸易伙伴名称","注册地编码","注册地名称","第一数量","第一计量单位","第二数量","第二计量单位","美元",\n'
const trade = (code: string, name: string, partner: string, unit: string): string =>
  `"202301","${code}","${name}","502","${partner}","44","广东省","1","${unit}","1","千克","1",\n`
/** Units have no digits. */
const unit = (index: number): string =>
  String.fromCodePoint(0x5355, 0x4e00 + (index % 10_000), 0x4e00 + Math.floor(index / 10_000))
const code = (index: number): string => String(85_000_000 + index).padStart(8, '0')

/** Files of the portal, in UTF-8, by rows. */
export const tables: Inputs = {
  'names of a partner': (size) =>
    heading + lines(size, (index) => trade('85076000', '电池', `名${index}`, '个')),
  'names of a commodity': (size) =>
    heading + lines(size, (index) => trade('85076000', `品${index}`, '美国', '个')),
  commodities: (size) => heading + lines(size, (index) => trade(code(index), `品${index}`, '美国', '个')),
  'commodities with two names': (size) =>
    heading + lines(size, (index) => trade(code(index >> 1), `品${index}`, '美国', '个')),
  'commodities and names': (size) =>
    heading + lines(size, (index) => trade(code(index % 300), `品${index}`, `名${index}`, '个')),
  units: (size) => heading + lines(size, (index) => trade('85076000', '电池', '美国', unit(index))),
}
