import { escapeMarkup } from '../../press/shared/shared.ts'
import type { Language } from '../../trade/trade.ts'
import { sitePaths } from '../site-paths.ts'
import { sayIn } from '../site-settings.ts'
import type { PagePrinter } from './layout.ts'
import { pageWords as words } from './page-words.ts'

const sections: Readonly<Record<Language, readonly (readonly [heading: string, ...paragraphs: string[]])[]>> =
  {
    zh: [
      [
        '数据来源',
        '简报的数字由海关统计的月度数据加总得出。每份简报写明采用截至哪一天公布的数据、所依据的文件、比较的基数和没有包括的内容；点击网页上的数字，或展开文末的“数字的由来”，可以看到它由哪些数字、哪些数据算出。',
      ],
      [
        '计算与取舍',
        '合计按整数精确相加，比率按分数精确计算，只在印出时四舍五入一次。因此印出的增速和比重可能与用印出的金额自行计算的结果略有出入。没有数字可显示的地方印记号，不印零。',
        '下载的 CSV 和 JSON 文件中是未经四舍五入的数值，货币单位按 ISO 4217，金额以元、美元等基本单位计。',
      ],
      [
        '发布',
        '简报经签发后发布。签发时每个文件都记下 SHA-256 摘要；网站上的文件就是签发的文件。定时发布的简报在所定的时刻之前不在网站上。',
      ],
      [
        '修订与更正',
        '海关会修订已公布的数据。已发布的简报不会悄悄改动：内容有变时发布新的版本，写明它更正哪一版、为什么，原来的版本和文件留在各版本的列表里。',
        '撤回的简报不再提供，原地址保留说明，写明何时、为何撤回。页面的地址不会改变；订阅源里有每一次发布、更正和撤回。',
      ],
    ],
    en: [
      [
        'Sources',
        'The figures add up monthly data of customs statistics. Each brief states the day of its data, the files that it rests on, the base of comparison and what is left out. A click on a figure, or “Where the figures come from” at the end of a page, shows which figures and data it was computed from.',
      ],
      [
        'Computation and rounding',
        'Totals are exact sums of integers, ratios exact fractions; each figure is rounded once, where it is printed. Growth and shares that are printed can therefore differ slightly from those computed from printed amounts. Where there is nothing to show there is a marker, never a zero.',
        'The CSV and JSON files have values before rounding, in base units such as dollars; currencies are those of ISO 4217.',
      ],
      [
        'Release',
        'Briefs are published after a signature, which records the SHA-256 of each file; the files on this site are those that were signed. A brief with an embargo is not on the site before its minute.',
      ],
      [
        'Revisions and amendments',
        'Customs revises published data. A published brief is never changed silently: a new version is published instead, which names the version that it replaces and why. The earlier version and its files stay in the list of versions.',
        'A brief that was withdrawn is no longer provided; a notice at its address says when and why. Addresses of pages do not change. Feeds list each release, amendment and withdrawal.',
      ],
    ],
  }

/** How the figures are made, and what happens when they change. */
export function methodPage(printer: PagePrinter, language: Language): string {
  const say = sayIn(language)
  const title = say(words.method)
  const text = sections[language].map(
    ([heading, ...paragraphs]) =>
      `<h2>${escapeMarkup(heading)}</h2>\n${paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`).join('\n')}`,
  )
  return printer.print({
    ...{ language, path: sitePaths.method(language), title },
    description: sections[language].map(([heading]) => heading).join(language === 'zh' ? '、' : ', '),
    alternates: { zh: sitePaths.method('zh'), en: sitePaths.method('en') },
    crumbs: [[say(printer.settings.title), sitePaths.home(language)]],
    main: `<div class="prose">\n<h1>${title}</h1>\n${text.join('\n')}\n</div>`,
  })
}
