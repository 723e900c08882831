import type { Localized } from '../api.ts'
import { useSpeech } from '../say.tsx'
import type { WorkspacePartProps } from './workspace-settings.ts'

const styles = [
  {
    style: 'logo',
    setting: 'logo',
    accept: 'image/png,.png',
    label: { zh: '标志', en: 'Logo' },
    help: {
      zh: 'PNG 图片，不超过 1 MB；印在 Word、PDF、Excel 和 HTML 的标题上方。',
      en: 'A PNG picture of at most 1 MB, printed above the title in Word, PDF, Excel and HTML.',
    },
  },
  {
    style: 'word-template',
    setting: 'wordTemplate',
    accept: '.docx',
    label: { zh: 'Word 模板', en: 'Word template' },
    help: {
      zh: 'Word 文件（.docx）；Word 简报用它的样式、颜色、字体、页面和页眉页脚。',
      en: 'A Word file (.docx), whose styles, colours, fonts, pages, headers and footers the Word briefs have.',
    },
  },
] as const

/** What makes a brief look like its issuer’s own. */
export function StyleFiles(props: WorkspacePartProps) {
  const { say } = useSpeech()
  return (
    <section aria-labelledby="look">
      <h2 id="look">{say({ zh: '外观', en: 'Look' })}</h2>
      {styles.map(({ style, setting, accept, label, help }) => (
        <StyleFile
          key={style}
          file={props.settings[setting]}
          mayChange={props.mayChange}
          {...{ accept, label, help }}
          onFile={(file) => props.onChange({ style, file })}
        />
      ))}
    </section>
  )
}

function StyleFile({
  file,
  accept,
  label,
  help,
  mayChange,
  onFile,
}: {
  readonly file: string | null
  readonly accept: string
  readonly label: Localized
  readonly help: Localized
  readonly mayChange: boolean
  /** Takes a file; null takes the present one out. */
  readonly onFile: (file: File | null) => void
}) {
  const { say } = useSpeech()
  return (
    <div class="style-file">
      <p>
        <span class="strong">{say(label)}</span>
        {say({ zh: '：', en: ': ' })}
        {file ?? say({ zh: '没有', en: 'none' })}
        <br />
        <span class="faint">{say(help)}</span>
      </p>
      {mayChange && (
        <div class="actions">
          <label class="button">
            {say(
              file === null
                ? { zh: '选择文件', en: 'Choose a file' }
                : { zh: '换一个', en: 'Choose another' },
            )}
            <span class="hidden"> {say(label)}</span>
            <input
              type="file"
              class="hidden"
              accept={accept}
              onChange={({ currentTarget }) => {
                const [chosen] = currentTarget.files ?? []
                currentTarget.value = ''
                if (chosen) onFile(chosen)
              }}
            />
          </label>
          {file !== null && (
            <button type="button" onClick={() => onFile(null)}>
              {say({ zh: '不用了', en: 'Do without' })}
              <span class="hidden"> {say(label)}</span>
            </button>
          )}
        </div>
      )}
    </div>
  )
}
