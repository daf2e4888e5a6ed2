import { useStrings } from './strings/useWords.ts'

/** The same whatever it says, so that the list below does not move. Kept equal in the stylesheet. */
export const START_HEIGHT = 72

interface ListStartProps {
  isLoading: boolean
  isEmpty: boolean
  tripTitle: string | undefined
}

/** What stands above the oldest message: more to come, or the beginning of it all. */
export function ListStart({ isLoading, isEmpty, tripTitle }: ListStartProps) {
  const strings = useStrings()
  if (isEmpty) return null
  return (
    <div className="sg-start">
      {isLoading ? (
        <span className="sg-spinner" role="img" aria-label={strings.loadingOlder} />
      ) : (
        <p>
          <strong>{strings.beginning}</strong>
          {tripTitle && <span>{strings.beginningHint(tripTitle)}</span>}
        </p>
      )}
    </div>
  )
}
