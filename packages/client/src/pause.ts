/** A wait that something happening meanwhile can cut short. */
export function createPause() {
  let current: { isFirm: boolean; end: () => void } | null = null
  return {
    wait(delayMs: number, { isFirm = false } = {}): Promise<void> {
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer)
          current = null
          resolve()
        }
        const timer = setTimeout(end, delayMs)
        current = { isFirm, end }
      })
    },
    /** A firm wait is one the server asked for; it goes on. */
    end({ evenFirm = false } = {}) {
      if (current && (evenFirm || !current.isFirm)) current.end()
    },
  }
}
