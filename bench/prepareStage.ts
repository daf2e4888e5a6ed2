import type { Cluster } from './database.ts'
import { startServer } from './server.ts'
import type { Stage } from './stage.ts'
import type { System } from './systems/systems.ts'

interface StageOptions {
  system: System
  cluster: Cluster
  /** Words that pin the server to its core. */
  prefix: string[]
  seconds: number
}

/** A database with everybody in it and the system's server on it. */
export async function prepareStage(options: StageOptions): Promise<Stage> {
  const { system, cluster, prefix, seconds } = options
  const database = system.tables === null ? null : await cluster.create(system.tables)
  const startAnother = (env: NodeJS.ProcessEnv = {}) =>
    startServer({ system, databaseUrl: database?.url ?? null, prefix, env })
  const server = await startAnother().catch(async (error: unknown) => {
    await database?.drop()
    throw error
  })
  const stage: Stage = {
    system,
    cluster,
    database,
    world: cluster.world,
    seconds,
    serverPrefix: prefix,
    server,
    startAnother,
    async restart() {
      await stage.server.stop()
      stage.server = await startAnother()
    },
  }
  return stage
}
