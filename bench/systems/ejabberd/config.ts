import { ROOMS_HOST, XMPP_HOST } from '../../load/xmppDialect.ts'
import type { Place } from '../command.ts'

export const SOCKET_PATH = '/ws'
/** The workloads that it has the words for; its rooms are theirs. */
export const EJABBERD_WORKLOADS = ['closed1', 'closed4', 'steady', 'rate']

const ONE_HOUR = 3_600

/**
 * What Debian's example has, less what nobody here uses: no shaper, no interval between messages,
 * no history in the memory of a room. JSON is YAML.
 */
export function toConfig({ port, databaseUrl }: Place): string {
  const url = new URL(databaseUrl ?? '')
  return JSON.stringify({
    hosts: [XMPP_HOST],
    loglevel: 'error',
    log_rotate_count: 0,
    listen: [
      {
        port,
        ip: '127.0.0.1',
        module: 'ejabberd_http',
        request_handlers: { [SOCKET_PATH]: 'ejabberd_http_ws' },
      },
    ],
    // The load answers no pings.
    websocket_ping_interval: ONE_HOUR,
    websocket_timeout: ONE_HOUR,
    sql_type: 'pgsql',
    sql_server: url.hostname,
    sql_port: Number(url.port),
    sql_database: url.pathname.slice(1),
    sql_username: url.username,
    sql_password: url.password,
    sql_pool_size: 10,
    default_db: 'sql',
    auth_method: ['sql'],
    modules: {
      mod_muc: {
        host: ROOMS_HOST,
        db_type: 'sql',
        history_size: 0,
        min_message_interval: 0,
        min_presence_interval: 0,
        room_shaper: 'none',
      },
      mod_mam: { db_type: 'sql', default: 'always' },
    },
  })
}
