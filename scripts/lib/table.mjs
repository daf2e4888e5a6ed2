/**
 * Lines of a Markdown table, which reads well in a terminal too; figures stand to the right.
 *
 * @param {string[][]} rows the first one is the head
 * @param {{ texts?: number }} [options] how many columns at the start are no figures
 * @returns {string[]}
 */
export function toTable(rows, { texts = 1 } = {}) {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  const line = (/** @type {string[]} */ row) => {
    const cells = row.map((cell, at) => {
      const width = widths[at] ?? 0
      return at < texts ? cell.padEnd(width) : cell.padStart(width)
    })
    return `| ${cells.join(' | ')} |`
  }
  const rule = widths.map((width, at) =>
    at < texts ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  const [head = [], ...body] = rows
  return [line(head), line(rule), ...body.map(line)]
}

/**
 * A number with commas between its thousands.
 *
 * @param {number} value
 */
export const grouped = (value) => Math.round(value).toLocaleString('en')
