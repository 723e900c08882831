import type { Localized } from '../api.ts'

export interface Help {
  readonly title: Localized
  readonly steps: readonly Localized[]
}

/** What each page is for, and how it is used, by the first part of its path. */
export const helpWords: Readonly<Record<string, Help>> = {
  '': {
    title: { zh: '简报', en: 'Briefs' },
    steps: [
      {
        zh: '每个产品一行：最新的完整月、金额、同比、走势和状态。点月份打开简报。',
        en: 'Each product has a row: its newest complete month, value, growth, trend and state. Press the month to open the brief.',
      },
      {
        zh: '“缺……”说明还差什么数据，点它去看要下载什么。',
        en: '“… missing” says which data are not there yet; press it to see what to download.',
      },
      {
        zh: '有了新一期的文件，拖到表格上方，全部载入；有新月份的产品随即勾选好。',
        en: 'Drop the files of a new month above the table and load them all; products that have a new month are ticked.',
      },
      {
        zh: '勾选几个产品，就能一次编制它们的简报，打包下载。',
        en: 'Tick several products to build their briefs at once, and download them together.',
      },
      {
        zh: '“所有时期”里有各月、季、半年和年。',
        en: '“All periods” has every month, quarter, half-year and year.',
      },
    ],
  },
  data: {
    title: { zh: '数据', en: 'Data' },
    steps: [
      {
        zh: '把从海关平台下载的文件拖进来，一次可以很多个；看清是什么，回答问题，再全部载入。',
        en: 'Drop the files that you downloaded from customs, as many as you like; see what they are, answer what is asked, and load them all.',
      },
      { zh: '载入错了？在“历次载入”里撤回。', en: 'Loaded the wrong file? Take it back under “Loads”.' },
      {
        zh: '“还要下载什么”列出要在平台上查询的内容，可以逐项复制。',
        en: '“What to download” lists the queries to make at the portal; each value can be copied.',
      },
    ],
  },
  briefs: {
    title: { zh: '一份简报', en: 'A brief' },
    steps: [
      { zh: '点任何一个数字，看它是怎样算出来的。', en: 'Press any figure to see how it was computed.' },
      {
        zh: '“写评论”在那一部分写您的分析；键入 {{ 可以引用数字。文字自动保存。',
        en: '“Comment on this part” takes your analysis; type {{ to refer to a figure. The text saves itself.',
      },
      {
        zh: '“页面”显示打印出来的样子；“目录”列出各部分；“比较”与另一时期对照。',
        en: '“Pages” shows it as it prints; “Outline” lists the parts; “Compare” holds it beside another period.',
      },
      {
        zh: '把鼠标移到表格或段落上，可以复制到 Excel、Word 或微信；图可以存为 PNG 或 SVG。',
        en: 'Tables and paragraphs can be copied for Excel, Word and WeChat, and charts stored as PNG or SVG, with the buttons beside them.',
      },
    ],
  },
  explore: {
    title: { zh: '查询', en: 'Explore' },
    steps: [
      {
        zh: '选产品、方向、分组和月份，表和图随之变化；地址里有全部选择，可以发给同事。',
        en: 'Choose products, flow, split and months; table and chart follow. The address holds every choice, so it can be sent to a colleague.',
      },
      {
        zh: '“分列”再选一个维度，得到交叉表，例如各地对各贸易伙伴的出口。',
        en: '“Columns” takes a second dimension, for a table such as what each place exports to each partner.',
      },
      {
        zh: '“保存这个视图”把它留在本浏览器里，下次一点就回来。',
        en: '“Save this view” keeps it in this browser, one press away.',
      },
    ],
  },
  products: {
    title: { zh: '产品', en: 'Products' },
    steps: [
      {
        zh: '产品说明简报写什么：名称、商品编码、单位、章节和措辞。改动自动保存，可以撤销。',
        en: 'A product says what its brief is about: names, commodity codes, units, sections, wording. Changes save themselves and can be undone.',
      },
      {
        zh: '新产品：输入名称或编码，或从已载入的数据建立。',
        en: 'For a new product type a name or a code, or begin with data that were loaded.',
      },
      { zh: '归档或删除的产品可以恢复。', en: 'A product that was archived or deleted can be restored.' },
    ],
  },
  audit: {
    title: { zh: '核对', en: 'Audit' },
    steps: [
      {
        zh: '放入一份已写好的简报，程序检查其中的数字是否相互符合、是否与台账相同，并标在原文里。',
        en: 'Drop a finished brief: its figures are held against each other and against the ledger, and marked in its text.',
      },
      {
        zh: '结果可以存成一个网页，发给作者。',
        en: 'The result can be stored as a page and sent to the author.',
      },
    ],
  },
  releases: {
    title: { zh: '发布', en: 'Releases' },
    steps: [
      {
        zh: '一份简报的路：编辑者提交，审核者审核通过或退回，签发者签发，再立即或定时发布。每一步都在简报页的“发布”里。',
        en: 'The way of a brief: an editor submits it, a reviewer approves or returns it, a signer signs it, then it is published at once or at its time. Each step is under Release on the page of the brief.',
      },
      {
        zh: '菜单上“发布”旁的数字是等您处理的份数；“简报”页列出是哪几份。',
        en: 'The number beside Releases in the menu says how many wait for you; the page Briefs lists them.',
      },
      {
        zh: '审核通过的是提交时的内容。提交之后产品文件、评论或文件变了，就要重新提交。',
        en: 'An approval is of what was submitted. Where the product file, the commentary or the files change after that, the brief is submitted again.',
      },
      {
        zh: '已发布的简报有公开网页，地址在这里和简报页上，可以复制；网站由管理者在“工作区”页打开。',
        en: 'A published brief has public pages; their addresses are here and on the page of the brief, to be copied. Owners open the site on the page Workspace.',
      },
      {
        zh: '“文件”里是签发时冻结的文件。发布之后要改，用“更正”开始新的一版。',
        en: '“Files” has what was frozen when it was signed. To change something after that, begin a new version with Amend.',
      },
    ],
  },
  workspace: {
    title: { zh: '工作区', en: 'Workspace' },
    steps: [
      {
        zh: '编制单位印在每份简报的标题下；标志和 Word 模板决定简报的样子。改动自动保存，下次编制时生效。',
        en: 'The issuer is printed under the title of every brief; logo and Word template decide what briefs look like. Changes save themselves, and hold from the next build on.',
      },
      {
        zh: '“文件名”里的规则替您回答载入时的问题，例如名称里有“进口”的都是进口。',
        en: 'Rules for file names answer what is asked when files are loaded, such as that names with “import” are imports.',
      },
      {
        zh: '“发布网站”：打开后，已发布的简报人人可以在 /public/ 下的网页上看，不用登录。',
        en: '“Public site”: once it is open, everybody can read what is published on web pages under /public/, without signing in.',
      },
      {
        zh: '“人员和令牌”：打开登录，给每个人发一个令牌。编辑者写，审核者审核，签发者签发和发布，管理者还能改这一页。令牌只显示一次；收回之后立即失效。',
        en: '“People and tokens”: turn sign-in on, and give each person a token. Editors write, reviewers approve, signers sign and publish, owners can change this page too. A token is shown once, and opens nothing once it is taken back.',
      },
      {
        zh: '“更改记录”写明谁在什么时候改了什么。',
        en: '“Changes” has who changed what, and when.',
      },
    ],
  },
  changes: {
    title: { zh: '更改记录', en: 'Changes' },
    steps: [{ zh: '谁在什么时候改了什么。', en: 'Who changed what, and when.' }],
  },
}

/** The keys that work on every page. */
export const keyWords: readonly (readonly [keys: string, words: Localized])[] = [
  ['Ctrl K', { zh: '搜索（也可按 /）', en: 'search (also /)' }],
  ['?', { zh: '这份说明', en: 'this help' }],
  ['Esc', { zh: '关闭旁边的面板', en: 'close the panel' }],
  ['Ctrl Z', { zh: '撤销', en: 'undo' }],
]
