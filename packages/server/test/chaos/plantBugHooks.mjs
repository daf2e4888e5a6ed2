/** @type {{ file: string, find: string, replace: string }[]} */
let mutations = []

/** @param {typeof mutations} data */
export function initialize(data) {
  mutations = data
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context)
  const wanted = mutations.filter(({ file }) => url.endsWith(`/${file}`))
  if (wanted.length === 0) return loaded
  let source = String(loaded.source)
  for (const { file, find, replace } of wanted) {
    if (!source.includes(find)) throw new Error(`No place for the bug in ${file}: ${find}`)
    source = source.replace(find, () => replace)
  }
  return { ...loaded, source }
}
