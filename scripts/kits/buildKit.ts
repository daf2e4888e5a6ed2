import { bundle, gzipBytes, REACT, type Bundle } from '../size/bundle.ts'
import { kitModules } from './installKits.ts'
import type { Kit } from './kits.ts'

/** A kit's page, ready to be served. */
export interface BuiltKit {
  kit: Kit
  /** By path of its address. */
  files: Map<string, Uint8Array>
  /** Bytes on the line: what the kit adds to a host that has React. */
  scriptBytes: number
  styleBytes: number
}

/** Bundles a kit's page twice: as it runs, and without React to be weighed. */
export async function buildKit(kit: Kit): Promise<BuiltKit> {
  const entry = { page: `scripts/kits/pages/${kit.page}` }
  // note: in chunks, esbuild keeps what a page never imports but a later `import()` might.
  const settings = { nodePaths: [kitModules], splitting: false }
  const page = await bundle(entry, settings)
  const weighed = await bundle(entry, { ...settings, external: REACT })
  const given = await bundle({ given: 'scripts/kits/pages/given.ts' })
  const names = [...weighed.files.keys()]
  return {
    kit,
    files: new Map([...contentsOf(given), ...contentsOf(page), ['/', documentOf(page)]]),
    scriptBytes: gzipBytes(weighed, names.filter(isScript)),
    styleBytes: gzipBytes(weighed, names.filter(isStyle)),
  }
}

const isScript = (name: string) => name.endsWith('.js')
const isStyle = (name: string) => name.endsWith('.css')

const addressOf = (name: string) => name.replace(/^out/, '')

const contentsOf = ({ files }: Bundle) =>
  [...files].map(([name, { contents }]): [string, Uint8Array] => [addressOf(name), contents])

function documentOf({ files }: Bundle): Uint8Array {
  const styles = [...files.keys()]
    .filter(isStyle)
    .map((name) => `<link rel="stylesheet" href="${addressOf(name)}">`)
  const lines = [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<link rel="icon" href="data:,">',
    ...styles,
    '<body>',
    '<script type="module" src="/given.js"></script>',
    '<script type="module" src="/page.js"></script>',
  ]
  return new TextEncoder().encode(lines.join('\n'))
}
