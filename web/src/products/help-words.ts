import type { Localized } from '../api.ts'

/** What a setting of the product file is for; each has its field under the heading of that name. */
export interface SettingHelp {
  readonly label: Localized
  readonly help: Localized
}

const help = (label: Localized, words: Localized): SettingHelp => ({ label, help: words })

/** By the path of the setting in the file, written with dots. */
export const settingHelp: Readonly<Record<string, SettingHelp>> = {
  tags: help(
    { zh: '标签', en: 'Tags' },
    {
      zh: '首页按标签筛选产品，例如“新三样”；简报里不印。',
      en: 'Words that the home page filters products by, such as “batteries”; no brief prints them.',
    },
  ),
  kind: help(
    { zh: '种类', en: 'Kind' },
    {
      zh: '简报讲一种商品、几种商品的对比、一个贸易伙伴，还是一个省市。',
      en: 'Whether the brief is about a product, products compared, one partner, or one province.',
    },
  ),
  classes: help(
    { zh: '分类和编码', en: 'Classes and codes' },
    {
      zh: '商品由哪些税则号列组成；税则换版后号列变了的，每个版本各写各的。分类的代号只用在数字的编号里。',
      en: 'The tariff codes that make up the product; where codes changed with a nomenclature, each has its own. The id of a class is used in ids of figures only.',
    },
  ),
  reporter: help(
    { zh: '报告方', en: 'Reporter' },
    {
      zh: '写哪个经济体的贸易；换了报告方，数据来源和币制也随之改变。',
      en: 'Whose trade the brief is of; source and currency change with it.',
    },
  ),
  source: help(
    { zh: '数据来源', en: 'Data source' },
    {
      zh: '数据取自哪一种统计；默认用报告方自己的，没有时用联合国的。各种统计从不混用。',
      en: 'The statistics that the data are from; by default the reporter’s own, or else those of the United Nations. Sources are never mixed.',
    },
  ),
  nomenclature: help(
    { zh: '编码所用的税则', en: 'Nomenclature of its codes' },
    {
      zh: '脚注里怎样称呼商品编码的税则，如 CN 2024。',
      en: 'What the footnote calls the nomenclature of the commodity codes, such as CN 2024.',
    },
  ),
  flows: help(
    { zh: '方向', en: 'Flows' },
    { zh: '写出口、进口，还是都写。', en: 'Whether the brief has exports, imports, or both.' },
  ),
  sections: help(
    { zh: '各部分', en: 'Sections' },
    {
      zh: '简报有哪些部分、谁先谁后。可以拖动，也可以用箭头按钮移动。',
      en: 'Which sections the brief has, and in which order. Drag them, or press the arrows.',
    },
  ),
  against: help(
    { zh: '与哪一年相比', en: 'Year to compare with' },
    {
      zh: '“与某年比较”一节拿哪一年作比较。',
      en: 'The year that the section on an earlier year compares with.',
    },
  ),
  places: help(
    { zh: '各省市写到什么程度', en: 'How much is told of provinces' },
    {
      zh: '只写金额和同比，或另写比重、数量、合计比重和增长最快的省市。',
      en: 'Values and growth alone, or also shares, quantities, joint shares and the provinces that grow fastest.',
    },
  ),
  market: help(
    { zh: '伙伴市场', en: 'Partner markets' },
    {
      zh: '另一国家自己的海关统计：那个国家的进口来自哪里、中国占多少。不是“对某国出口”。币种各从其来源，不换算；需要另外载入那个国家的数据。要写对某一伙伴的出口，用“自拟的部分”里的“＋ 关于一个伙伴”，或另建种类为“一个贸易伙伴”的产品。',
      en: 'What another country’s own statistics say: where it imports from, and the share of the brief’s own economy; each in its currency. These are not your exports to it, and need that country’s data. For exports to one partner press “+ about one partner” under “Sections of your own”, or make a product of the kind “one partner”.',
    },
  ),
  mirror: help(
    { zh: '双方对照', en: 'Mirror data' },
    {
      zh: '本国对其出口与对方统计的进口并列，或本国自其进口与对方统计的出口并列（需要另外载入对方的数据），列出差异及已知原因；两者从不相加。',
      en: 'Exports to these reporters beside the imports that they report, or imports from them beside their exports (their data must be loaded), with the differences and their known causes; never added up.',
    },
  ),
  charts: help({ zh: '图', en: 'Charts' }, { zh: '哪些图印在简报里。', en: 'Which charts are printed.' }),
  currency: help(
    { zh: '币制', en: 'Currency' },
    {
      zh: '用哪一种币制的数据；从不换算。默认用美元，其他报告方用其来源的币制。',
      en: 'Which series is used; none is ever converted. By default US dollars, of other reporters the currency of their source.',
    },
  ),
  'value.scale': help(
    { zh: '金额单位', en: 'Unit of value' },
    { zh: '金额以多大的单位列出。', en: 'The unit that values are shown in.' },
  ),
  'value.decimals': help(
    { zh: '金额小数位数', en: 'Decimals of value' },
    { zh: '金额印几位小数。', en: 'How many decimals values have.' },
  ),
  quantity: help(
    { zh: '数量', en: 'Quantity' },
    {
      zh: '海关的两种数量用哪一种；不写时，一种商品用第一数量，其他种类不列数量。',
      en: 'Which of customs’ two quantities is shown; by default the first, and none for other kinds than a product.',
    },
  ),
  quantityScale: help(
    { zh: '数量单位', en: 'Unit of quantity' },
    {
      zh: '数量以多大的单位列出，如万；自定的单位写明合多少海关单位，如吨合 1000 千克。',
      en: 'The unit that quantities are shown in; one of its own says how many customs units it has, such as a tonne of 1000 kilograms.',
    },
  ),
  base: help(
    { zh: '同比的基数', en: 'Growth is against' },
    {
      zh: '上年同期取现在的最新数据，取当时首次发布的，还是取月报所载总额。',
      en: 'Whether the year before is taken as revised by now, as first published, or with totals as the bulletin printed them.',
    },
  ),
  top: help(
    { zh: '表中列出', en: 'Ranked in tables' },
    { zh: '排名表列多少个伙伴或省市。', en: 'How many partners or provinces a table ranks.' },
  ),
  named: help(
    { zh: '文中点名', en: 'Named in prose' },
    { zh: '文字里点名多少个。', en: 'How many of them the prose names.' },
  ),
  without: help(
    { zh: '不计入排名和比重的伙伴', en: 'Partners left out' },
    {
      zh: '不参加排名，也不算在比重的分母里；进口通常不计中国（国货复进口）。',
      en: 'They are not ranked, nor part of what shares are taken of; of imports usually China, whose goods come back.',
    },
  ),
  groups: help(
    { zh: '重点区域', en: 'Groups' },
    {
      zh: '排名上方另列的区域，按勾选的先后。',
      en: 'Shown above the ranking, in the order that they were ticked.',
    },
  ),
  bulletin: help(
    { zh: '月报中的名称', en: 'Line of the bulletin' },
    {
      zh: '海关月报的量值表里，这种商品那一行的名称，用来核对总额。',
      en: 'What the table of the customs bulletin calls the product; totals are compared with that line.',
    },
  ),
  wording: help(
    { zh: '措辞', en: 'Wording' },
    {
      zh: '标题、小标题、表题和来源的说法；空着的由程序写。其他语言的措辞，在“预览”旁换了语言就能改。',
      en: 'Words for the title, headings, captions and source; what is empty the program writes. For those of another language, switch the language of the preview.',
    },
  ),
  ownSections: help(
    { zh: '自拟的部分', en: 'Sections of your own' },
    {
      zh: '自己写的小标题、段落和表。段落里按“＋ 数字”，或键入 {{，可以引用数字；简报每月自动换上当月的数。一种语言没有写的，那种语言的简报里不印。',
      en: 'A heading, paragraphs and a table of your own. Press “+ figure” in a paragraph, or type {{, to refer to a figure; each month has its own numbers. What is not written in a language is not printed in its brief.',
    },
  ),
  overrides: help(
    { zh: '单个数字的小数位数', en: 'Decimals of single figures' },
    {
      zh: '某个月的某一个数字与众不同的小数位数，例如与已发布的一致。',
      en: 'Decimals of one figure in one month that differ from the others, such as in what was published.',
    },
  ),
  accept: help(
    { zh: '预先确认的检查结果', en: 'Findings confirmed beforehand' },
    {
      zh: '数据看上去反常、但确实如此的检查结果，以后不再询问。',
      en: 'Findings of the checks that look implausible and are right; they are not asked about again.',
    },
  ),
}
