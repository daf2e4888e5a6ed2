import { dictionaries, locales, type Locale } from '../../apps/web/src/strings/dictionaries.ts'
import { readTexts, type Place } from './readTexts.ts'

const introduction = `# Languages

Every text of the product beside its English, for whoever reviews a translation. \`npm run languages\`
writes this page; to change a text, change it in the file named above its table. Texts with values
stand here with samples of them.
`

const files: Record<Place, string> = {
  widget: 'packages/react/src/strings',
  pages: 'apps/web/src/strings',
}

/** docs/languages.md as it has to be. */
export function languagesPage(): string {
  return [introduction, ...locales.filter((locale) => locale !== 'en').map(section)].join('\n')
}

function section(locale: Locale): string {
  const tables = [table('widget', locale), table('pages', locale)]
  return `## ${dictionaries[locale].languageName}\n\n${tables.join('\n')}`
}

function table(place: Place, locale: Locale): string {
  const translated = readTexts(place, locale)
  const rows = [...readTexts(place, 'en')].map(([key, english]) =>
    row(`\`${key}\``, english, translated.get(key) ?? ''),
  )
  const head = [row('key', 'English', dictionaries[locale].languageName), row('-', '-', '-')]
  const title = `### The ${place}: \`${files[place]}/${locale}.ts\``
  return `${title}\n\n${[...head, ...rows].join('\n')}\n`
}

const row = (...cells: string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
