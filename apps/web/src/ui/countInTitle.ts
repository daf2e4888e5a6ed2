const COUNT = /^\(\d+\+?\) /

/** A title with a count in front, in place of the one it may have. */
export function countInTitle(title: string, count: number): string {
  const plain = title.replace(COUNT, '')
  return count > 0 ? `(${count > 99 ? '99+' : count}) ${plain}` : plain
}
