/** Where a text stands in a brief. */
export type Place =
  | { readonly kind: 'title' | 'subtitle' | 'issuer' | 'heading' | 'paragraph' | 'statement' | 'commentary' }
  | { readonly kind: 'caption' | 'header' | 'cell' | 'note'; readonly table: number }
  | { readonly kind: 'chart'; readonly chart: number }
  | { readonly kind: 'footnote'; readonly number: number }

/** What is done with every text before it is set; it may refuse one. */
export type SetText = (text: string, place: Place) => string
