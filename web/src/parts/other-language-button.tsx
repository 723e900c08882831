import { useSpeech } from '../say.tsx'

/** Switches the desk to the other language, which the button names in that language. */
export function OtherLanguageButton() {
  const { language, switchTo } = useSpeech()
  return (
    <button
      type="button"
      class="quiet"
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => switchTo(language === 'zh' ? 'en' : 'zh')}
    >
      {language === 'zh' ? 'English' : '中文'}
    </button>
  )
}
