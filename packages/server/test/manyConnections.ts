/** As many connections from one address as a test likes, where they are not what is tested. */
export const MANY_CONNECTIONS = {
  CHAT_SOCKETS_PER_USER: '100000',
  CHAT_SOCKETS_PER_ADDRESS: '100000',
  CHAT_CONNECTS_PER_MINUTE: '1000000',
}
