/** Terms, each with what is so. */
export function Facts({ facts }: { readonly facts: readonly (readonly [term: string, fact: string])[] }) {
  return (
    <dl class="facts">
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd class="number">{fact}</dd>
        </div>
      ))}
    </dl>
  )
}
