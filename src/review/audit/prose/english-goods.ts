/** Words beside a direction of trade, or before a verb, that name no goods. */
const fillers = new Set(
  [
    'china china’s chinese country country’s nation nation’s its their it they them this that these those such which who',
    'the a an of in to from by at on for with as per and or but while also both each all any no not only over about than',
    'against other others rest same first second third one two three four five six seven eight nine ten',
    'was were is are be been being had has have did does do will would may can could',
    'total overall combined full whole entire aggregate cumulative gross net annual monthly quarterly weekly daily yearly',
    'year year’s year-on-year month months month’s quarter quarter’s half period time date day end',
    'value values worth volume volumes amount amounts quantity unit units average price prices cost costs revenue',
    'revenues earnings bill receipts tonnage figure figures number data customs statistics trade trading goods',
    'merchandise product products commodity commodities foreign overseas outbound inbound global world domestic national',
    'external international seaborne bilateral two-way market markets buyer buyers supplier suppliers supply demand',
    'destination destinations source sources origin origins partner partners top largest biggest main major leading',
    'smallest key record strong weak high low higher lower highest lowest best worst more less nearly roughly',
    'said showed shows show reported came come reached reaching totalled totaled stood hit amounted took take taken',
    'bought buying purchased purchasing shipped sent supplied supplying provided sold absorbed received imported',
    'exported made saw recorded posted registered went followed led remained averaged cost fetched accounted valued',
    'rose fell grew gained jumped climbed slid shrank dropped increased decreased declined surged slumped expanded',
    'respectively however meanwhile moreover overall further still again yet even just when where after before during',
    'compared compare s respectively including excluding alone so far then now well hand turn therefore thus hence consequently accordingly',
  ]
    .join(' ')
    .split(' '),
)

/** A noun phrase has no more words than this. */
const mostWords = 4

const isNoun = (word: string): boolean => {
  const bare = word.replace(/(?:[’']s|[’'])$/, '')
  return bare.length > 1 && !fillers.has(bare) && !fillers.has(word) && !/ly$/.test(bare)
}

/** Words of one form: batteries and battery, cells and cell. */
const singular = (word: string): string =>
  /(?:ss|us|is)$/.test(word) ? word : word.replace(/ies$/, 'y').replace(/(?<=[a-z]{2})s$/, '')

const comparable = (words: string): string =>
  words
    .toLowerCase()
    .split(/[\s-]+/)
    .map(singular)
    .join(' ')

/**
 * The goods that words directly before a direction of trade name, or that follow after `of`: a noun with what stands
 * before it. '' where they name none, or those that the whole text is about.
 */
export function englishGoods(text: string, products: readonly string[]): string {
  const isOfKind = / (?:products?|goods|commodit(?:y|ies))$/i.test(text)
  const words = text
    .toLowerCase()
    .replace(/ (?:products?|goods|commodit(?:y|ies))$/, '')
    .split(/[^a-z’'\d-]+/)
    .filter(Boolean)
  const named = words[0] === 'of' ? nounsFrom(words.slice(1)) : nounsBefore(words, isOfKind)
  if (named === '') return ''
  const own = ` ${comparable(named)}`
  // Cells, of solar cells.
  return products.some((product) => ` ${comparable(product)}`.endsWith(own)) ? '' : named
}

function nounsFrom(words: readonly string[]): string {
  const from = words.findIndex((word) => !/^(?:the|its|all|such)$/.test(word))
  const nouns = from < 0 ? [] : words.slice(from, from + mostWords)
  const end = nouns.findIndex((word) => !isNoun(word))
  return nouns.slice(0, end < 0 ? undefined : end).join(' ')
}

/** @param isOfKind refined products: what stands before a kind is no verb. */
function nounsBefore(words: readonly string[], isOfKind: boolean): string {
  const nouns: string[] = []
  for (const word of [...words].reverse()) {
    if (!isNoun(word) || nouns.length === mostWords || (nouns.length === 0 && !isOfKind && isVerb(word)))
      break
    nouns.unshift(word)
  }
  return nouns.join(' ')
}

/** Verbs may stand before an amount. */
const isVerb = (word: string): boolean => /(?:ing|ed)$/.test(word)

/** 326 million lithium-ion batteries, 2.3 million tonnes of copper concentrate: the goods that follow an amount. */
export const goodsAfterAmount = (text: string, products: readonly string[]): string =>
  englishGoods(/^of\b/i.test(text) ? text : `of ${text}`, products)
