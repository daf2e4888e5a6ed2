import type { Histogram, Registry } from 'prom-client'

interface HistogramOptions {
  name: string
  help: string
  /** Upper bounds of the buckets, ascending. */
  bounds: number[]
}

interface Series {
  labels: Record<string, string>
  /** How many fell into each bucket and into none of those before; the last is for the rest. */
  counts: number[]
  sum: number
}

/**
 * A histogram that an observation costs a comparison a bucket and two additions. prom-client's own
 * makes objects and joins label strings each time, which every operation would pay.
 */
export function addHistogram(registry: Registry, { name, help, bounds }: HistogramOptions) {
  const all: Series[] = []
  const description = { name, help, type: 'histogram', aggregator: 'sum' }
  const metric = {
    ...description,
    get: async () => ({ ...description, values: all.flatMap((one) => present(name, bounds, one)) }),
  }
  // A registry asks no more of a metric than its name and `get`, though its type says so.
  registry.registerMetric(metric as unknown as Histogram)
  return {
    /** The observations under one set of labels; they are told from now on, while there are none too. */
    series(labels: Record<string, string> = {}): (value: number) => void {
      const series: Series = { labels, counts: Array<number>(bounds.length + 1).fill(0), sum: 0 }
      const { counts } = series
      all.push(series)
      return (value) => {
        let index = 0
        while (value > (bounds[index] ?? Infinity)) index++
        counts[index] = (counts[index] ?? 0) + 1
        series.sum += value
      }
    },
  }
}

function present(name: string, bounds: number[], { labels, counts, sum }: Series) {
  let count = 0
  const buckets = counts.map((within, index) => {
    count += within
    const le = bounds[index] ?? '+Inf'
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: count }
  })
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ]
}
