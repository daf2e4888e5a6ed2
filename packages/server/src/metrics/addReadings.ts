import { Gauge, type Registry } from 'prom-client'

/** How things stand, asked whenever somebody scrapes. */
export interface Readings {
  connections: () => number
  joinedConversations: () => number
  pool: () => { total: number; idle: number; waiting: number }
  /** Null on a node that has no Redis. */
  isRedisUp: () => boolean | null
  isDraining: () => boolean
}

export function addReadings(registry: Registry, readings: Readings): void {
  addGauge('chat_connections', 'Open sockets of this node.', readings.connections)
  addGauge(
    'chat_joined_conversations',
    'Conversations that sockets of this node have joined.',
    readings.joinedConversations,
  )
  addGauge(
    'chat_database_connections',
    'Connections in the database pool.',
    () => readings.pool().total,
  )
  addGauge(
    'chat_database_connections_idle',
    'Connections in the database pool that have nothing to do.',
    () => readings.pool().idle,
  )
  addGauge(
    'chat_database_waiting',
    'Pieces of work that wait for a connection to the database.',
    () => readings.pool().waiting,
  )
  addGauge('chat_redis_up', 'Whether this node hears itself through Redis.', () => {
    const isUp = readings.isRedisUp()
    return isUp === null ? null : Number(isUp)
  })
  addGauge('chat_draining', 'Whether this node is on its way out.', () =>
    Number(readings.isDraining()),
  )

  function addGauge(name: string, help: string, read: () => number | null) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        const value = read()
        if (value === null) gauge.remove()
        else gauge.set(value)
      },
    })
  }
}
