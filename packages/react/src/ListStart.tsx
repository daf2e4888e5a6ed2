import type { ShownTrip } from './props.ts'
import { useStrings } from './strings/useWords.ts'
import { TripCard } from './TripCard.tsx'

/** The same whatever it says, so that the list below does not move. Kept equal in the stylesheet. */
export const START_HEIGHT = 112

interface ListStartProps {
  isLoading: boolean
  isEmpty: boolean
  tripTitle: string | undefined
  trip: ShownTrip | undefined
}

/** What stands above the oldest message: more to come, or the beginning of it all. */
export function ListStart({ isLoading, isEmpty, tripTitle, trip }: ListStartProps) {
  const strings = useStrings()
  if (isEmpty) return null
  return (
    <div className="sg-start">
      {isLoading ? (
        <span className="sg-spinner" role="img" aria-label={strings.loadingOlder} />
      ) : (
        <>
          {trip ? <TripCard trip={trip} /> : <strong>{tripTitle}</strong>}
          <span>{strings.beginning}</span>
        </>
      )}
    </div>
  )
}
