import { useSpeech } from '../say.tsx'

/** A field to find products by name or code, and how many are found. */
export function ProductSearch({
  search,
  count,
  onSearch,
}: {
  readonly search: string
  readonly count: number
  readonly onSearch: (search: string) => void
}) {
  const { say } = useSpeech()
  return (
    <div class="form-row table-tools">
      <label>
        {say({ zh: '查找产品', en: 'Find a product' })}
        <input
          type="search"
          value={search}
          placeholder={say({ zh: '名称或编码', en: 'name or code' })}
          onInput={(event) => onSearch(event.currentTarget.value)}
        />
      </label>
      <p class="faint count" role="status">
        {say({ zh: `${count} 个产品`, en: count === 1 ? '1 product' : `${count} products` })}
      </p>
    </div>
  )
}
