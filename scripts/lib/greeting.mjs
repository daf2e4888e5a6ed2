import { readDemoAccounts } from './demo.mjs'

/**
 * What to open, and as whom.
 *
 * @param {{ url: string, demo: boolean, seconds: number }} running
 */
export async function printGreeting({ url, demo, seconds }) {
  console.log(`\nReady in ${seconds.toFixed(1)} s:  ${url}\n`)
  if (demo) {
    const { password, accounts } = await readDemoAccounts()
    const widths = [0, 0, 0]
    const rows = accounts.map(({ email, name, role, note }) => [email, name, role, note])
    for (const row of rows) {
      for (const [column, width] of widths.entries()) {
        widths[column] = Math.max(width, row[column]?.length ?? 0)
      }
    }
    console.log(`Sign in as (password: ${password})`)
    for (const row of rows) {
      console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`)
    }
    console.log()
  }
  console.log('Ctrl-C stops it; the data stays.')
}
