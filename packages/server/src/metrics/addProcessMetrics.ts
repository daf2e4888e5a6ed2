import { collectDefaultMetrics, type Registry } from 'prom-client'

/**
 * What an operator asks of the process. The others of prom-client either say the same again or walk
 * over every open connection to be counted, which a node with ten thousand of them would feel.
 */
const KEPT = new Set([
  'nodejs_eventloop_lag_seconds',
  'nodejs_eventloop_lag_p50_seconds',
  'nodejs_eventloop_lag_p99_seconds',
  'nodejs_eventloop_lag_max_seconds',
  'nodejs_gc_duration_seconds',
  'nodejs_heap_size_total_bytes',
  'nodejs_heap_size_used_bytes',
  'nodejs_version_info',
  'process_cpu_user_seconds_total',
  'process_cpu_system_seconds_total',
  'process_resident_memory_bytes',
  'process_start_time_seconds',
])

/** note: what the registry holds already stays. */
export function addProcessMetrics(registry: Registry): void {
  const own = new Set(registry.getMetricsAsArray().map(({ name }) => name))
  collectDefaultMetrics({ register: registry })
  for (const { name } of registry.getMetricsAsArray()) {
    if (!own.has(name) && !KEPT.has(name)) registry.removeSingleMetric(name)
  }
}
