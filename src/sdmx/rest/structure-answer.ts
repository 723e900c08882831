import {
  type Artefact,
  type ArtefactKind,
  artefactKinds,
  listArtefacts,
  structuresMessage,
} from '../messages/messages.ts'
import { tradeStructure } from '../trade-dataset.ts'
import type { DataSource } from '../trade-series.ts'
import { collectCodes } from './ledger-codes.ts'
import { badQuery } from './query-fault.ts'
import { type ArtefactSelector, isSelected } from './selectors.ts'

/** A query of structures, with the parts of its path that it has. */
export interface StructureQuery extends ArtefactSelector {
  readonly kind?: string | undefined
  readonly item?: string | undefined
  readonly detail?: string | undefined
  readonly references?: string | undefined
}

/** The kinds of structures of the standard of which there are none here. */
const otherKinds =
  /^(?:metadatastructure|categoryscheme|hierarchy|hierarchyassociation|valuelist|(?:agency|dataprovider|metadataprovider|dataconsumer|organisationunit)scheme|metadataflow|reportingtaxonomy|(?:metadata)?provisionagreement|structuremap|representationmap|(?:concept|category|organisation)schememap|reportingtaxonomymap|process|categorisation|(?:data|metadata)constraint|(?:transformation|ruleset|userdefinedoperator|customtype|namepersonalisation|vtlmapping)scheme)$/

const details =
  /^(?:full|raw|allstubs|allcompletestubs|referencestubs|referencecompletestubs|referencepartial)$/

/** What each kind of structure refers to. */
const children: Readonly<Record<ArtefactKind, readonly ArtefactKind[]>> = {
  ...{ codelist: [], conceptscheme: [] },
  ...{ dataflow: ['datastructure'], datastructure: ['codelist', 'conceptscheme'] },
}

const listParents = (kind: ArtefactKind): ArtefactKind[] =>
  artefactKinds.filter((other) => children[other].includes(kind))
const listDescendants = (kind: ArtefactKind): ArtefactKind[] =>
  children[kind].flatMap((child) => [child, ...listDescendants(child)])
const listAncestors = (kind: ArtefactKind): ArtefactKind[] =>
  listParents(kind).flatMap((parent) => [parent, ...listAncestors(parent)])

/** The kinds that `references` adds to a kind that was asked for. */
const related: Readonly<Record<string, (kind: ArtefactKind) => readonly ArtefactKind[]>> = {
  none: () => [],
  children: (kind) => children[kind],
  descendants: listDescendants,
  parents: listParents,
  ancestors: listAncestors,
  parentsandsiblings: (kind) => listParents(kind).flatMap((parent) => [parent, ...children[parent]]),
  all: (kind) => [
    ...listDescendants(kind),
    ...listParents(kind).flatMap((parent) => [parent, ...children[parent]]),
  ],
}

/**
 * SDMX-ML 3.0 of the structures that a query selects; null where there are none.
 *
 * @throws QueryFault for what is wrong, and for what the standard has and this program has not.
 */
export async function answerStructures(
  source: DataSource,
  query: StructureQuery,
  prepared: Date,
): Promise<string | null> {
  const { kind = '*', detail = 'full', references = 'none', item } = query
  if (!details.test(detail))
    throw badQuery('detail', detail, {
      zh: '应为 full、allstubs 等',
      en: 'expected full, allstubs or the like',
    })
  const added = readReferences(references)
  const isKind = (text: string): text is ArtefactKind => artefactKinds.some((each) => each === text)
  if (kind !== '*' && !isKind(kind) && !otherKinds.test(kind))
    throw badQuery('artefactType', kind, {
      zh: `应为 ${artefactKinds.join('、')} 或 *`,
      en: `expected ${artefactKinds.join(', ')} or *`,
    })
  if (item !== undefined && kind !== 'codelist' && kind !== 'conceptscheme')
    throw badQuery('itemID', item, itemWords)
  const artefacts = listArtefacts(tradeStructure, await collectCodes(source))
  // All parts are looked at, so that a wrong one is told whatever the others are.
  const matching = artefacts.filter(
    (artefact) => isSelected(query, artefact.id) && (kind === '*' || artefact.kind === kind),
  )
  if (matching.length === 0) return null
  const kinds = new Set(matching.flatMap((artefact) => added(artefact.kind)))
  const others = artefacts.filter((artefact) => kinds.has(artefact.kind) && !matching.includes(artefact))
  const items = item === undefined || item === '*' ? undefined : new Set(item.split(','))
  const [isStub, areReferencesStubs] = [/^all/.test(detail), /stubs$/.test(detail)]
  const write = (isOther: boolean) => (artefact: Artefact) => ({
    kind: artefact.kind,
    text: artefact.write({
      isStub: isOther ? areReferencesStubs : isStub,
      ...(!isOther && items && { items }),
    }),
  })
  return structuresMessage('STRUCTURES', prepared.toISOString(), [
    ...matching.map(write(false)),
    ...others.map(write(true)),
  ])
}

function readReferences(text: string): (kind: ArtefactKind) => readonly ArtefactKind[] {
  const parts = text.split(',')
  const readers = parts.map((part) => {
    if (Object.hasOwn(related, part)) return related[part]
    const kind = artefactKinds.find((each) => each === part)
    if (kind) return () => [kind]
    if (otherKinds.test(part)) return () => []
    throw badQuery('references', text, {
      zh: `应为 ${Object.keys(related).join('、')} 或结构的种类`,
      en: `expected ${Object.keys(related).join(', ')} or kinds of structures`,
    })
  })
  return (kind) => readers.flatMap((read) => read?.(kind) ?? [])
}

const itemWords = {
  zh: '只有 codelist 和 conceptscheme 有项目',
  en: 'only a codelist and a conceptscheme have items',
}
