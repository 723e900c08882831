import type { CellRule } from '../../../trade/observation/observation.ts'
import type { DerivationWords, PressWords, WorkbookWords } from '../press-words.ts'
import { nameFigure } from './figure-names.ts'
import { currencyNames, rangeOfMonths } from './phrases/phrases.ts'

const workbook: WorkbookWords = {
  sheets: {
    cover: 'Capa',
    contents: 'Sumário',
    text: 'Texto',
    table: (number) => `Tabela ${number}`,
    chart: (number) => `Gráfico ${number}`,
    notes: 'Notas',
    data: 'Dados',
  },
  holds: {
    cover: 'Título, base do informe, como usar esta pasta de trabalho',
    text: 'O texto do informe, com seus comentários',
    notes: 'Notas das tabelas e notas de rodapé do texto',
    data: 'Cada número com valor exato, unidade e origem',
  },
  columns: {
    sheet: 'Planilha',
    holds: 'Conteúdo',
    item: 'Item',
    group: 'Grupo',
    number: 'Número',
    note: 'Nota',
    where: 'Na planilha',
    figure: 'Indicador',
    id: 'Identificador',
    value: 'Valor',
    unit: 'Unidade',
    printed: 'Como impresso',
    scale: 'Impresso em múltiplos de',
    kind: 'Tipo',
    marker: 'Marcador',
    derivation: 'Origem',
    exact: 'Valor exato',
  },
  kinds: { input: 'entrada', formula: 'fórmula', fixed: 'fixo' },
  markers: {
    noBase: 'sem base',
    notAvailable: 'não disponível',
    mixedUnits: 'unidades diferentes',
    noTotal: 'total zero',
    lowBase: 'base pequena',
  },
  noteMark: (number) => `[nota ${number}]`,
  footnoteMark: (number) => `[nota de rodapé ${number}]`,
  noteWord: 'Nota: ',
  inBrackets: (text) => ` (${text})`,
  backToContents: 'Voltar ao sumário',
  about: 'Como usar esta pasta de trabalho',
  use: [
    'A planilha “Dados” lista cada número do informe; a coluna “Tipo” diz o que ele é. Entradas (em azul) são somas de dados aduaneiros ou números impressos no boletim aduaneiro. As fórmulas partem delas, e as tabelas remetem a “Dados”: ao mudar uma entrada, fórmulas e tabelas acompanham.',
    'Valores fixos (em cinza) não acompanham: vêm de mercadorias e parceiros individuais, que esta pasta não contém (índices, concentração, posições), ou têm um marcador. O texto é texto e tampouco acompanha.',
    'As tabelas mostram números arredondados (metade para longe de zero); as células guardam mais casas decimais. As casas mostradas são as do informe e não mudam com o valor.',
    'Quando um valor tem mais de 15 algarismos significativos, a coluna “Valor exato” o traz como texto, em fração ou número inteiro. A última coluna traz os identificadores, pelos quais os comentários citam os números.',
  ],
  footer: '&CPágina &P de &N',
  font: 'Calibri',
}

const rules: Readonly<Record<CellRule, string>> = {
  hhi: 'índice de Herfindahl-Hirschman: Σ(cada um ÷ total)² × 10.000',
  cr3: 'os três maiores ÷ total × 100',
  cr5: 'os cinco maiores ÷ total × 100',
  cr10: 'os dez maiores ÷ total × 100',
  number: 'quantos têm comércio',
  effective: 'número equivalente: 1 ÷ Σ(cada um ÷ total)²',
  rank: 'posição por valor, do maior para o menor',
  priceIndex:
    'variação do índice de preços de Fisher: (√(Laspeyres × Paasche) − 1) × 100, por mercadoria e parceiro',
  quantityIndex:
    'variação do índice de quantidades de Fisher: (√(Laspeyres × Paasche) − 1) × 100, por mercadoria e parceiro',
  coverage: 'valor do que tem valor unitário nos dois anos ÷ valor dos dois anos × 100',
  priceEffect: 'preço na decomposição de Bennet: Σ(p₁ − p₀)(q₀ + q₁) ÷ 2, por mercadoria e parceiro',
  volumeEffect: 'volume na decomposição de Bennet: Σ(q₁ − q₀)(p₀ + p₁) ÷ 2, por mercadoria e parceiro',
  entries: 'valor atual do que não era comercializado um ano antes',
  exits: 'valor de um ano antes do que deixou de ser comercializado, como redução',
  adjusted:
    'ajuste sazonal: STL (Cleveland e outros, 1990) sobre os logaritmos dos valores mensais, menos o componente sazonal; janeiro e fevereiro como um só, pela média',
  unpriced: 'variação do que é comercializado nos dois anos sem valores unitários comparáveis',
  highestBefore: 'o maior dos períodos anteriores do mesmo tipo conhecidos sem lacuna',
  milestone:
    'o maior número redondo (um algarismo e zeros) atingido pela primeira vez nos períodos conhecidos',
  leadMonths: 'meses seguidos, até este, em que foi o maior, até onde os meses são conhecidos sem lacuna',
}

const derivation: DerivationWords = {
  sum: 'Soma de dados aduaneiros',
  bulletin: (file, line, goods) => `Boletim aduaneiro ${file}, linha ${line} (${goods})`,
  notLoaded: 'A tabela de totais nacionais do boletim aduaneiro, que não foi carregada',
  flow: { export: 'exportações', import: 'importações' },
  measure: { value: 'valor', quantity: 'quantidade', quantity2: 'segunda quantidade' },
  currency: (currency) => currencyNames[currency],
  range: ({ from, to }) => rangeOfMonths(from, to),
  named: (name, code) => `${name} (${code})`,
  commodities: 'mercadorias',
  dimension: { partner: 'parceiros', place: 'localidades', procedure: 'regimes aduaneiros' },
  without: 'sem',
  within: 'apenas',
  more: (count) => ` … (${count})`,
  between: ', ',
  after: ': ',
  parts: '; ',
  rules,
}

/** What formats say in Portuguese. */
export const ptPress: PressWords = {
  logo: 'Logotipo do emissor',
  contents: 'Sumário',
  page: { before: 'Página ', between: ' de ', after: '' },
  continued: ' (continuação)',
  noCharts: 'Este informe não tem gráficos.',
  html: {
    wider: 'Deslize para o lado para ver as demais colunas',
    ...{ back: 'Voltar ao texto', footnote: 'Nota de rodapé', footnotes: 'Notas de rodapé' },
    chartData: 'Dados do gráfico',
    derivations: (count) => `Origem dos números (${count})`,
    ...{ close: 'Fechar', printed: 'impresso como', ids: 'Mostrar identificadores' },
  },
  workbook,
  slides: {
    ...{ summary: 'Resumo', footnotes: 'Notas de rodapé', statements: 'Sobre este informe' },
    ...{ basis: 'Arquivos de dados: ', asOf: 'publicados até', source: 'Fonte: ' },
    notesOf: (table) => `Notas da Tabela ${table}`,
  },
  article: {
    copy: 'Copiar o artigo',
    copied: 'Copiado: cole-o no editor',
    failed: 'O navegador não permite copiar: pressione Ctrl+C, o artigo está selecionado',
    use: 'Copie o artigo e cole-o no editor da conta oficial. As imagens vão junto; envie à parte as que o editor não aceitar.',
  },
  derivation,
  nameFigure,
}
