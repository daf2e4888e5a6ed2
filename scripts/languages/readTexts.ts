import { dictionaries, type Locale } from '../../apps/web/src/strings/dictionaries.ts'
import { languages } from '../../packages/react/src/strings/languages.ts'
import { samples } from './samples.ts'

export type Place = 'widget' | 'pages'

const sources = { widget: languages, pages: dictionaries }

/** Every text of a language by the path of its key; those with values are filled with samples. */
export function readTexts(place: Place, locale: Locale): Map<string, string> {
  return new Map(walk(sources[place][locale], ''))
}

function walk(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (Array.isArray(value)) return [[path, value.join(', ')]]
  if (typeof value === 'function') {
    const texts = samplesOf(path).map((values) => String(Reflect.apply(value, undefined, values)))
    return [[path, texts.join(' / ')]]
  }
  return Object.entries(value ?? {}).flatMap(([key, inner]) =>
    walk(inner, path === '' ? key : `${path}.${key}`),
  )
}

function samplesOf(path: string) {
  const values = samples[path]
  if (!values) throw new Error(`scripts/languages/samples.ts lacks values for ${path}`)
  return values
}
