import { type CodeEntry, type Localized, useAnswer } from '../../api.ts'
import type { PickerFigure } from '../../brief/commentary/mention.ts'
import { useSpeech } from '../../say.tsx'
import type { OwnSection } from '../settings.ts'

type Flow = 'export' | 'import'

/** Adds a section about one of the partners that the brief has figures of, written in both languages. */
export function PartnerTemplate({
  flow,
  figures,
  onAdd,
}: {
  readonly flow: Flow
  readonly figures: readonly PickerFigure[]
  readonly onAdd: (section: Pick<OwnSection, 'heading' | 'text'>) => void
}) {
  const { say, language } = useSpeech()
  const listed = useAnswer<readonly CodeEntry[]>('/api/codes/partners').answer ?? []
  const ids = new Set(figures.map(({ id }) => id))
  const partners = listed
    .filter(({ id }) => ids.has(`${flow}.partner.${id}.month.value`))
    .toSorted((a, b) => say(a.name).localeCompare(say(b.name), language))
  if (partners.length === 0) return null
  return (
    <label>
      <span class="hidden">
        {say({ zh: '加一个关于某个伙伴的部分', en: 'Add a section about one partner' })}
      </span>
      <select
        value=""
        onChange={({ currentTarget }) => {
          const partner = partners.find(({ id }) => id === currentTarget.value)
          if (partner) onAdd(writePartnerSection(flow, partner, (id) => ids.has(id)))
          currentTarget.value = ''
        }}
      >
        <option value="">{say({ zh: '＋ 关于一个伙伴', en: '+ about one partner' })}</option>
        {partners.map(({ id, name }) => (
          <option key={id} value={id}>
            {say(name)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A heading and a paragraph with the value, growth and share of a partner, in the month and the year to date. */
export function writePartnerSection(
  flow: Flow,
  { id, name }: { readonly id: string; readonly name: Localized },
  isThere: (figure: string) => boolean,
): Pick<OwnSection, 'heading' | 'text'> {
  const isExport = flow === 'export'
  const sentences = (['month', 'ytd'] as const).flatMap((window): Localized[] => {
    const value = `${flow}.partner.${id}.${window}.value`
    if (!isThere(value)) return []
    const growth = isThere(`${value}.yoy`)
    const share = isThere(`${value}.share`)
    const [zh, en] = window === 'month' ? ['当月', 'In the month'] : ['今年以来累计', 'In the year to date']
    return [
      {
        zh: `${zh}${isExport ? '对' : '自'}${name.zh}${isExport ? '出口' : '进口'}{{${value}}}${growth ? `，同比{{${value}.yoy 升降}}` : ''}${share ? `，占比{{${value}.share}}` : ''}。`,
        en: `${en}, ${isExport ? 'exports to' : 'imports from'} ${name.en} were {{${value}}}${growth ? `, {{${value}.yoy change}}` : ''}${share ? `, a share of {{${value}.share}}` : ''}.`,
      },
    ]
  })
  return {
    heading: isExport
      ? { zh: `对${name.zh}出口`, en: `Exports to ${name.en}` }
      : { zh: `自${name.zh}进口`, en: `Imports from ${name.en}` },
    text: sentences,
  }
}
