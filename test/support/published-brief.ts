import type { FigureFlow } from '../../src/trade/figure.ts'

/** Name, flow, measure, operation, then the month's figure and change and the year's. */
export const overview: readonly (readonly [
  name: 'trade' | 'export' | 'import' | 'net' | 'tradeQuantity' | 'exportQuantity' | 'importQuantity',
  flow: FigureFlow,
  measure: 'value' | 'quantity',
  operation: 'yoy' | 'difference',
  ...texts: string[],
])[] = [
  ['trade', 'trade', 'value', 'yoy', '55.5', '-9.0', '673.6', '25.1'],
  ['export', 'export', 'value', 'yoy', '52.8', '-10.3', '650.1', '27.8'],
  ['import', 'import', 'value', 'yoy', '2.7', '24.7', '23.6', '-21.0'],
  ['net', 'net', 'value', 'difference', '50.1', '-6.6', '626.5', '147.6'],
  ['tradeQuantity', 'trade', 'quantity', 'yoy', '37906.0', '4.6', '442205.0', '-9.4'],
  ['exportQuantity', 'export', 'quantity', 'yoy', '29979.0', '-1.4', '362143.0', '-4.0'],
  ['importQuantity', 'import', 'quantity', 'yoy', '7927.0', '36.1', '80062.0', '-27.8'],
]

/** By flow: the groups, then the ranking; code, value, share, change for the month, then for the year. */
export const partners = {
  export: [
    `ASEAN 6.4 12.2 81.7 | ASEAN 46.0 7.1 7.1
     EU 16.2 30.7 -26.0 | EU 233.5 35.9 19.6`,
    `USA 12.2 23.1 -18.2 | USA 135.5 20.8 33.9
     DEU 7.5 14.2 -22.2 | DEU 93.4 14.4 21.0
     VNM 5.0 9.4 121.3 | KOR 78.5 12.1 48.8
     KOR 5.0 9.4 -22.2 | NLD 36.4 5.6 8.3
     JPN 2.2 4.3 115.5 | VNM 32.8 5.1 16.2
     NLD 2.2 4.2 -48.7 | JPN 24.3 3.7 47.0
     ITA 2.2 4.2 97.8 | IND 22.0 3.4 22.5
     IND 1.7 3.2 -16.2 | ESP 18.6 2.9 10.1
     GBR 1.2 2.3 -49.7 | ZAF 16.8 2.6 155.2
     HKG 1.2 2.2 -6.0 | ITA 16.4 2.6 85.1`,
  ],
  import: [
    `ASEAN 0.6 26.4 -19.8 | ASEAN 7.6 37.3 -34.3
     EU 1.0 43.7 101.1 | EU 6.4 31.4 3.5`,
    `DEU 0.5 23.2 1373.8 | MYS 5.2 25.5 -19.8
     MYS 0.4 18.5 -23.9 | KOR 3.2 15.7 -6.0
     KOR 0.4 17.3 -4.9 | DEU 2.3 11.1 69.3
     FIN 0.3 11.4 15.4 | POL 2.2 10.9 -23.1
     POL 0.2 8.7 -10.0 | JPN 1.9 9.5 -35.9
     JPN 0.2 8.4 21.1 | FIN 1.8 8.6 -0.3
     SGP 0.1 4.3 -1.0 | SGP 1.6 7.7 -58.4
     TWN 0.072 3.2 62.0 | VNM 0.627 3.1 -43.1
     VNM 0.060 2.7 -31.2 | TWN 0.503 2.5 -9.3
     USA 0.020 0.9 -27.3 | USA 0.501 2.4 11.6`,
  ],
}

/** By flow: code, value, change for the month, then for the year. */
export const places = {
  export: `FJ 18.0 -11.9 | FJ 182.6 44.0
    GD 12.9 -4.9 | GD 154.8 10.2
    JS 8.1 -23.0 | JS 130.3 20.9
    SH 3.4 -3.9 | SH 54.4 45.3
    GX 1.8 145.8 | ZJ 28.2 26.5
    ZJ 1.8 -25.2 | AH 19.5 58.6
    TJ 1.6 5.5 | TJ 15.9 9.0
    AH 1.1 -47.6 | GX 11.3 93.9
    SD 0.6 99.8 | SN 7.3 -30.2
    CQ 0.6 12.7 | CQ 7.1 79.4`,
  import: `BJ 0.8 98.9 | JS 7.3 -25.0
    JS 0.7 23.1 | GD 6.9 -38.4
    GD 0.7 1.0 | BJ 4.0 -10.0
    CQ 0.1 3563.1 | SH 1.8 98.0
    LN 0.08 320.6 | JL 1.0 -15.9
    SH 0.07 43.8 | LN 0.5 131.6
    JL 0.04 -85.8 | GX 0.3 278.6
    GX 0.03 866.2 | SC 0.249 -18.2
    FJ 0.02 -6.7 | ZJ 0.221 7.1
    TJ 0.015 31.5 | SD 0.219 404.7`,
}

export const names: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ASEAN: ['东盟', 'ASEAN'],
  EU: ['欧盟', 'European Union'],
  USA: ['美国', 'United States'],
  DEU: ['德国', 'Germany'],
  VNM: ['越南', 'Vietnam'],
  KOR: ['韩国', 'South Korea'],
  JPN: ['日本', 'Japan'],
  NLD: ['荷兰', 'Netherlands'],
  ITA: ['意大利', 'Italy'],
  IND: ['印度', 'India'],
  ESP: ['西班牙', 'Spain'],
  GBR: ['英国', 'United Kingdom'],
  ZAF: ['南非', 'South Africa'],
  HKG: ['中国香港', 'Hong Kong, China'],
  MYS: ['马来西亚', 'Malaysia'],
  FIN: ['芬兰', 'Finland'],
  POL: ['波兰', 'Poland'],
  SGP: ['新加坡', 'Singapore'],
  TWN: ['中国台湾', 'Taiwan, China'],
  FJ: ['福建', 'Fujian'],
  GD: ['广东', 'Guangdong'],
  JS: ['江苏', 'Jiangsu'],
  SH: ['上海', 'Shanghai'],
  GX: ['广西', 'Guangxi'],
  ZJ: ['浙江', 'Zhejiang'],
  AH: ['安徽', 'Anhui'],
  TJ: ['天津', 'Tianjin'],
  SD: ['山东', 'Shandong'],
  SN: ['陕西', 'Shaanxi'],
  CQ: ['重庆', 'Chongqing'],
  BJ: ['北京', 'Beijing'],
  LN: ['辽宁', 'Liaoning'],
  JL: ['吉林', 'Jilin'],
  SC: ['四川', 'Sichuan'],
}

/**
 * The words of each language. In `text`, `# ` and `## ` begin headings, `~ ` a statement, `表1` is the first table,
 * and the rest are paragraphs.
 */
export const words = {
  zh: {
    title: '中国锂离子蓄电池贸易简报（2023年12月）',
    subtitle: '数据截至 2024-01-18',
    issuer: '某某研究中心',
    windows: ['12月当月', '1至12月累计'],
    value: '绝对值',
    growth: '同比变化（%）',
    share: '所占比重（%）',
    region: '区域',
    province: '省份',
    flowValue: { export: '出口额', import: '进口额' },
    keyRegions: '重点区域',
    topTen: '排名前10地区',
    overview: {
      trade: '进出口总额',
      export: '出口额',
      import: '进口额',
      net: '净出口额（亿美元）',
      tradeQuantity: '进出口总量',
      exportQuantity: '出口量',
      importQuantity: '进口量',
    },
    captions: [
      '表1：2023年1-12月中国锂离子蓄电池进出口概况（亿美元/万个）',
      '表2：2023年12月中国前十大锂离子蓄电池出口目的地（亿美元）',
      '表3：2023年12月中国前十大锂离子蓄电池进口来源地（亿美元）',
      '表4：2023年12月中国锂离子蓄电池产品分省出口情况（亿美元）',
      '表5：2023年12月中国锂离子蓄电池产品分省进口情况（亿美元）',
    ],
    notes: {
      overview: [
        '数据来源：中国海关总署，下文同。',
        '注：净出口额同比变化为绝对额数据，即2023年12月（或1-12月）的净出口额减去2022年12月（或1-12月）的净出口额。',
      ],
      partners: {
        export: '注：排名前10地区按照出口额大小由上（最大）向下（最小）排列。',
        import: '注：排名前10地区按照进口额大小由上（最大）向下（最小）排列。',
      },
      places: {
        export:
          '注：表中省市按照出口额大小由上（最大）向下（最小）排列，受限于版面仅汇报出口额排名前10省市的情况。',
        import:
          '注：表中省市按照进口额大小由上（最大）向下（最小）排列，受限于版面仅汇报进口额排名前10省市的情况。',
      },
    },
    footnote: '本报告定义的锂离子蓄电池对应的产品分类及HS2022代码为：锂离子蓄电池（85076000）。',
    text: [
      '# 一、贸易总体情况',
      '2023年12月，中国锂离子蓄电池[1]进出口{trade.month.value}亿美元，同比下降{trade.month.value.yoy=9.0}%。其中，出口{export.month.value}亿美元，同比下降{export.month.value.yoy=10.3}%；进口{import.month.value}亿美元，同比上升{import.month.value.yoy}%。当月净出口{net.month.value}亿美元。2023年1-12月，中国锂离子蓄电池累计进出口{trade.ytd.value}亿美元，同比上升{trade.ytd.value.yoy}%。其中，累计出口{export.ytd.value}亿美元，同比上升{export.ytd.value.yoy}%；累计进口{import.ytd.value}亿美元，同比下降{import.ytd.value.yoy=21.0}%。累计净出口{net.ytd.value}亿美元。',
      '2023年12月，中国锂离子蓄电池进出口总量为{trade.month.quantity}万个，同比上升{trade.month.quantity.yoy}%。其中，出口{export.month.quantity}万个，同比下降{export.month.quantity.yoy=1.4}%；进口{import.month.quantity}万个，同比上升{import.month.quantity.yoy}%。2023年1-12月，中国锂离子蓄电池累计进出口总量为{trade.ytd.quantity}万个，同比下降{trade.ytd.quantity.yoy=9.4}%。其中，累计出口{export.ytd.quantity}万个，同比下降{export.ytd.quantity.yoy=4.0}%；累计进口{import.ytd.quantity}万个，同比下降{import.ytd.quantity.yoy=27.8}%。',
      '表1',
      '# 二、区域分布及变化情况',
      '## （一）出口区域分布及变化',
      '2023年12月，中国锂离子蓄电池前三大出口贸易伙伴为美国、德国和越南，出口分别为{export.partner.USA.month.value}亿美元、{export.partner.DEU.month.value}亿美元和{export.partner.VNM.month.value}亿美元，分别占锂离子蓄电池贸易出口总额的{export.partner.USA.month.value.share}%、{export.partner.DEU.month.value.share}%和{export.partner.VNM.month.value.share}%，同比增速分别为{export.partner.USA.month.value.yoy}%、{export.partner.DEU.month.value.yoy}%和{export.partner.VNM.month.value.yoy}%。',
      '2023年1-12月，中国锂离子蓄电池前三大出口贸易伙伴为美国、德国和韩国，出口分别为{export.partner.USA.ytd.value}亿美元、{export.partner.DEU.ytd.value}亿美元和{export.partner.KOR.ytd.value}亿美元，分别占锂离子蓄电池贸易出口总额的{export.partner.USA.ytd.value.share}%、{export.partner.DEU.ytd.value.share}%和{export.partner.KOR.ytd.value.share}%，同比增速分别为{export.partner.USA.ytd.value.yoy}%、{export.partner.DEU.ytd.value.yoy}%和{export.partner.KOR.ytd.value.yoy}%。',
      '表2',
      '## （二）进口区域分布及变化',
      '2023年12月，中国前三大进口贸易伙伴为德国、马来西亚和韩国，进口分别为{import.partner.DEU.month.value}亿美元、{import.partner.MYS.month.value}亿美元和{import.partner.KOR.month.value}亿美元，分别占锂离子蓄电池贸易进口总额的{import.partner.DEU.month.value.share}%、{import.partner.MYS.month.value.share}%和{import.partner.KOR.month.value.share}%，同比增速分别为{import.partner.DEU.month.value.yoy}%、{import.partner.MYS.month.value.yoy}%和{import.partner.KOR.month.value.yoy}%。',
      '2023年1-12月，中国前三大进口贸易伙伴为马来西亚、韩国和德国，进口分别为{import.partner.MYS.ytd.value}亿美元、{import.partner.KOR.ytd.value}亿美元和{import.partner.DEU.ytd.value}亿美元，分别占锂离子蓄电池贸易进口总额的{import.partner.MYS.ytd.value.share}%、{import.partner.KOR.ytd.value.share}%和{import.partner.DEU.ytd.value.share}%，同比增速分别为{import.partner.MYS.ytd.value.yoy}%、{import.partner.KOR.ytd.value.yoy}%和{import.partner.DEU.ytd.value.yoy}%。',
      '表3',
      '# 三、分省变化情况',
      '## （一）出口变化',
      '2023年12月，中国前三大锂离子蓄电池产品出口省/直辖市（下文简称“省市”）为福建省、广东省和江苏省，出口分别为{export.place.CN-FJ.month.value}亿美元、{export.place.CN-GD.month.value}亿美元和{export.place.CN-JS.month.value}亿美元，同比增速分别为{export.place.CN-FJ.month.value.yoy}%、{export.place.CN-GD.month.value.yoy}%和{export.place.CN-JS.month.value.yoy}%。',
      '2023年1-12月，中国前三大锂离子蓄电池产品出口省市为福建省、广东省和江苏省，出口分别为{export.place.CN-FJ.ytd.value}亿美元、{export.place.CN-GD.ytd.value}亿美元和{export.place.CN-JS.ytd.value}亿美元，同比增速分别为{export.place.CN-FJ.ytd.value.yoy}%、{export.place.CN-GD.ytd.value.yoy}%和{export.place.CN-JS.ytd.value.yoy}%。',
      '表4',
      '## （二）进口变化',
      '2023年12月，中国前三大锂离子蓄电池产品进口省市为北京市、江苏省和广东省，进口分别为{import.place.CN-BJ.month.value}亿美元、{import.place.CN-JS.month.value}亿美元和{import.place.CN-GD.month.value}亿美元，同比增速分别为{import.place.CN-BJ.month.value.yoy}%、{import.place.CN-JS.month.value.yoy}%和{import.place.CN-GD.month.value.yoy}%。',
      '2023年1-12月，中国前三大锂离子蓄电池产品进口省市为江苏省、广东省和北京市，进口分别为{import.place.CN-JS.ytd.value}亿美元、{import.place.CN-GD.ytd.value}亿美元和{import.place.CN-BJ.ytd.value}亿美元，同比增速分别为{import.place.CN-JS.ytd.value.yoy}%、{import.place.CN-GD.ytd.value.yoy}%和{import.place.CN-BJ.ytd.value.yoy}%。',
      '表5',
      '~ 本简报依据截至2024-01-18的海关统计数据编制；同比以2022年首次公布的数据为基期。',
      '~ 进口所占比重的分母不含贸易伙伴为中国的进口（国货复进口）。各项数据由原始数据计算，仅在显示时四舍五入，分项之和可能与合计不等。',
    ],
  },
  en: {
    title: 'China’s Trade in Lithium-ion Batteries, December 2023',
    subtitle: 'Data as of 2024-01-18',
    issuer: 'A Research Centre',
    windows: ['December', 'January to December'],
    value: 'Value',
    growth: 'Change (%)',
    share: 'Share (%)',
    region: 'Partner',
    province: 'Province',
    flowValue: { export: 'Exports', import: 'Imports' },
    keyRegions: 'Key regions',
    topTen: 'Top ten partners',
    overview: {
      trade: 'Total trade',
      export: 'Exports',
      import: 'Imports',
      net: 'Net exports (USD 100 million)',
      tradeQuantity: 'Total quantity',
      exportQuantity: 'Exported quantity',
      importQuantity: 'Imported quantity',
    },
    captions: [
      'Table 1: China’s trade in lithium-ion batteries, January to December 2023 (USD 100 million; 10,000 pieces)',
      'Table 2: Top ten destinations of China’s lithium-ion battery exports, December 2023 (USD 100 million)',
      'Table 3: Top ten origins of China’s lithium-ion battery imports, December 2023 (USD 100 million)',
      'Table 4: Exports of lithium-ion batteries by province, December 2023 (USD 100 million)',
      'Table 5: Imports of lithium-ion batteries by province, December 2023 (USD 100 million)',
    ],
    notes: {
      overview: [
        'Source: General Administration of Customs of China, here and below.',
        'Note: The change of net exports is a difference: net exports of December 2023 (or January to December) less those of a year before.',
      ],
      partners: {
        export: 'Note: The top ten are in descending order of exports.',
        import: 'Note: The top ten are in descending order of imports.',
      },
      places: {
        export: 'Note: In descending order of exports; only the top ten are shown.',
        import: 'Note: In descending order of imports; only the top ten are shown.',
      },
    },
    footnote: 'In this report lithium-ion batteries are HS 2022 code 85076000.',
    text: [
      '# 1. Overview',
      'In December 2023, China’s trade in lithium-ion batteries[1] was USD {trade.month.value} hundred million, down {trade.month.value.yoy=9.0}% from a year before. Exports were {export.month.value}, down {export.month.value.yoy=10.3}%; imports were {import.month.value}, up {import.month.value.yoy}%. Net exports were {net.month.value}.',
      '表1',
      '# 2. Partners',
      '## 2.1 Exports',
      'In December 2023, the three largest destinations were the United States, Germany and Vietnam, with growth of {export.partner.USA.month.value.yoy}%, {export.partner.DEU.month.value.yoy}% and {export.partner.VNM.month.value.yoy}%.',
      '表2',
      '## 2.2 Imports',
      '表3',
      '# 3. Provinces',
      '## 3.1 Exports',
      '表4',
      '## 3.2 Imports',
      '表5',
      '~ This brief stands on customs statistics as of 2024-01-18; the base of comparison is 2022 as first published.',
      '~ Figures are computed from exact values and rounded when shown, so that parts may not add up to totals.',
    ],
  },
} as const
