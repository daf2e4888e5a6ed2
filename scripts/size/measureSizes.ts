import { bundle, gzipBytes, REACT, type Bundle } from './bundle.ts'

/** Bytes after compression that the parts of the widget may take at most. */
export const budgets = { button: 6 * 1024, widget: 60 * 1024, stylesheet: 8 * 1024 }

export type PartName = keyof typeof budgets

/** One of the files that a part is made of. */
export interface Module {
  path: string
  /** What it takes of the minified output, before compression. */
  bytes: number
}

export interface Part {
  /** Null for what is shown beside the parts that have a budget. */
  name: PartName | null
  title: string
  gzipBytes: number
  budget: number | null
  /** The largest first. */
  modules: Module[]
}

/**
 * Measures what a host's visitors load of the widget: the button with what it cannot do without,
 * the button with everything that it loads in the course of its life, in the language that has the
 * most to load, and the stylesheet.
 */
export async function measureSizes(): Promise<Part[]> {
  const [scripts, ofAll, styles] = await Promise.all([
    bundle({ button: 'scripts/size/button.ts' }, { external: REACT }),
    bundle({ button: 'scripts/size/buttonOfAll.ts' }, { external: REACT }),
    bundle({ styles: '@steppergo/chat-react/styles.css' }),
  ])
  return [
    describe('button', scripts, loadedAtOnce(scripts, 'out/button.js')),
    describe('widget', scripts, inOneLanguage(scripts)),
    describe('stylesheet', styles, styles.files.keys()),
    // note: esbuild holds to a chunk whatever a file of re-exports names; most bundlers do not.
    describe(null, ofAll, loadedAtOnce(ofAll, 'out/button.js')),
  ]
}

const titles: Record<PartName, string> = {
  button: 'button alone',
  widget: 'whole widget, largest language',
  stylesheet: 'stylesheet',
}

function describe(name: PartName | null, made: Bundle, files: Iterable<string>): Part {
  const names = [...files]
  return {
    name,
    title: name === null ? "button, from the package's main entry" : titles[name],
    gzipBytes: gzipBytes(made, names),
    budget: name === null ? null : budgets[name],
    modules: modulesOf(made, names),
  }
}

/** A file with all that it imports, and not what it loads later by `import()`. */
function loadedAtOnce({ metafile }: Bundle, entry: string): Set<string> {
  const names = new Set([entry])
  for (const name of names) {
    for (const { path, kind, external } of metafile.outputs[name]?.imports ?? []) {
      if (kind !== 'dynamic-import' && !external) names.add(path)
    }
  }
  return names
}

const LANGUAGE = /^packages\/react\/src\/strings\/[a-z]{2}\.ts$/

/** All files but those of the languages that a visitor does not have. */
function inOneLanguage(made: Bundle): string[] {
  const names = [...made.files.keys()]
  const languages = names
    .filter((name) => LANGUAGE.test(made.metafile.outputs[name]?.entryPoint ?? ''))
    .sort((one, other) => gzipBytes(made, [other]) - gzipBytes(made, [one]))
  const spared = new Set(languages.slice(1))
  return names.filter((name) => !spared.has(name))
}

function modulesOf({ metafile }: Bundle, names: string[]): Module[] {
  const bytes = new Map<string, number>()
  for (const name of names) {
    for (const [path, { bytesInOutput }] of Object.entries(metafile.outputs[name]?.inputs ?? {})) {
      bytes.set(path, (bytes.get(path) ?? 0) + bytesInOutput)
    }
  }
  return [...bytes]
    .map(([path, size]) => ({ path, bytes: size }))
    .filter((module) => module.bytes > 0)
    .sort((one, other) => other.bytes - one.bytes)
}
