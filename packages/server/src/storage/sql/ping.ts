import type { Statement } from '../database.ts'

export const pingDatabase: Statement = { name: 'ping', text: 'SELECT 1' }
