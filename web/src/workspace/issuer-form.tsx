import { TextField } from '../products/fields.tsx'
import { useSpeech } from '../say.tsx'
import type { WorkspacePartProps, WorkspaceSettings } from './workspace-settings.ts'

interface Names {
  readonly zh: string
  readonly en: string
}

/** Who issues the briefs, by the language of the edition. */
export function IssuerForm({ settings, mayChange, onChange }: WorkspacePartProps) {
  const { say } = useSpeech()
  const names = readNames(settings.issuer)
  const set = (changed: Partial<Names>) =>
    onChange({ set: [{ path: ['issuer'], value: writeNames({ ...names, ...changed }) }] })
  return (
    <section aria-labelledby="issuer">
      <h2 id="issuer">{say({ zh: '编制单位', en: 'Issuer' })}</h2>
      <fieldset class="workspace-fields" disabled={!mayChange}>
        <legend class="hidden">{say({ zh: '编制单位', en: 'Issuer' })}</legend>
        <TextField
          label={say({
            zh: '印在标题下的名称；空着就不印',
            en: 'Printed under the title; nothing where it is empty',
          })}
          value={names.zh}
          onSet={(zh) => set({ zh })}
        />
        <TextField
          label={say({
            zh: '英文版所印的名称；空着则与上面相同',
            en: 'The name in English briefs; where it is empty, the one above',
          })}
          value={names.en}
          onSet={(en) => set({ en })}
        />
      </fieldset>
    </section>
  )
}

/** A name without a language is that of all; the second field is then empty. */
const readNames = (issuer: WorkspaceSettings['issuer']): Names =>
  typeof issuer === 'object' && issuer !== null ? issuer : { zh: issuer ?? '', en: '' }

function writeNames({ zh, en }: Names): WorkspaceSettings['issuer'] {
  if (zh === '') return en === '' ? null : en
  return en === '' || en === zh ? zh : { zh, en }
}
