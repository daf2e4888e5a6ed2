import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** One REST request over a connection that stays; answers how long it took and how much came. */
export function fetchPage(port: number, path: string, token: string) {
  return new Promise<{ ms: number; bytes: number }>((resolve, reject) => {
    const began = performance.now()
    const headers = { authorization: `Bearer ${token}` }
    get({ agent, port, host: '127.0.0.1', path, headers }, (response) => {
      let bytes = 0
      response.on('data', (part: Buffer) => (bytes += part.length))
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode } = response
        if (statusCode === 200) resolve({ ms: performance.now() - began, bytes })
        else reject(new Error(`${path}: ${statusCode}`))
      })
    }).on('error', reject)
  })
}
