import { gzipSync } from 'node:zlib'
import { build, type BuildOptions, type BuildResult, type Metafile, type OutputFile } from 'esbuild'
import { root } from '../lib/paths.mjs'

/** What a bundle is made of, kept in memory. */
export interface Bundle {
  /** By path under `out`, as `metafile` names them. */
  files: Map<string, OutputFile>
  metafile: Metafile
}

/** What a host has anyway. */
export const REACT = ['react', 'react/*', 'react-dom', 'react-dom/*']

/**
 * Bundles as the build of a host would for its visitors: minified, in chunks that are loaded when
 * they are needed.
 */
export async function bundle(
  entryPoints: Record<string, string>,
  change: BuildOptions = {},
): Promise<Bundle> {
  const settings = {
    entryPoints,
    absWorkingDir: root,
    outdir: 'out',
    entryNames: '[name]',
    bundle: true,
    minify: true,
    // As the bundlers of hosts write letters.
    charset: 'utf8',
    format: 'esm',
    splitting: true,
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['steppergo-source', 'browser', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    ...change,
    metafile: true,
    write: false,
  } satisfies BuildOptions
  const result: BuildResult<typeof settings> = await build(settings)
  const paths = Object.keys(result.metafile.outputs)
  const files = result.outputFiles.map((file) => [nameOf(file, paths), file] as const)
  return { files: new Map(files), metafile: result.metafile }
}

const nameOf = (file: OutputFile, paths: string[]) =>
  paths.find((path) => file.path.replaceAll('\\', '/').endsWith(`/${path}`)) ?? file.path

/** Bytes on the line; every file is compressed by itself, as it is served. */
export function gzipBytes(bundle: Bundle, names: Iterable<string>): number {
  const sizes = [...names].map((name) => {
    const contents = bundle.files.get(name)?.contents
    if (!contents) throw new Error(`The bundle has no ${name}`)
    return gzipSync(contents, { level: 9 }).length
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}
