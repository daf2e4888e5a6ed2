import type { Cluster, Database } from './database.ts'
import type { Server } from './server.ts'
import type { System } from './systems/systems.ts'
import type { World } from './world.ts'

/** Where a workload plays: one system, running, with its database and the people. */
export interface Stage {
  system: System
  world: World
  cluster: Cluster
  database: Database | null
  server: Server
  /** Starts the server again on the same database, as after a deployment. */
  restart(): Promise<void>
  /** Words that pin what they precede to the server's core. */
  serverPrefix: string[]
  /** A further server on the same database. */
  startAnother(env?: NodeJS.ProcessEnv): Promise<Server>
  seconds: number
}

/** What a workload found out, by name; see `report/metrics.ts` for what the names mean. */
export type Figures = Record<string, number>

/** Null where the workload says nothing about the system. */
export type Workload = (stage: Stage) => Promise<Figures | null>
