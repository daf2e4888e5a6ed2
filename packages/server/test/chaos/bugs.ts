/** One change of the compiled server that breaks a promise. */
export interface Mutation {
  /** The end of the module's path below `dist`. */
  file: string
  find: string
  replace: string
}

export interface Bug {
  mutations: Mutation[]
  /** Run on the database before the servers start. */
  sql?: string
}

const noHeartbeat: Mutation = {
  file: 'socket/headHeartbeat.js',
  find: "'conversation:head'",
  replace: "'conversation:nothing'",
}

/**
 * Bugs that somebody could write, each planted into the compiled server as it is loaded. They prove
 * that the suite would notice: a mutation whose place is no longer found fails the run.
 */
export const bugs = {
  answerBeforeCommit: {
    mutations: [
      {
        file: 'storage/database.js',
        find: 'const result = await connection.query({ name, text, values }).catch(toUnavailable);',
        replace: `
          if (name === 'insertMessages' && connection instanceof pg.Pool) {
            const client = await connection.connect().catch(toUnavailable);
            if (client.listenerCount('error') === 0) client.on('error', () => {});
            await client.query('BEGIN').catch(toUnavailable);
            const early = await client.query({ name, text, values }).catch(toUnavailable);
            setTimeout(() => client.query('COMMIT').then(() => client.release(), () => client.release(true)), 60);
            return early.rows;
          }
          const result = await connection.query({ name, text, values }).catch(toUnavailable);`,
      },
    ],
  },
  asynchronousCommit: {
    mutations: [
      {
        file: 'storage/database.js',
        find: '-c jit=off',
        replace: '-c jit=off -c synchronous_commit=off',
      },
    ],
  },
  noIdempotency: {
    mutations: [
      {
        file: 'storage/sql/insertMessages.js',
        find: 'm."tempId" = i."tempId"\n',
        replace: 'm."tempId" = i."tempId" AND false\n',
      },
    ],
    sql: 'DROP INDEX "Message_conversationId_senderId_tempId_key"',
  },
  sendsInFlightTogether: {
    mutations: [
      {
        file: 'dist/serializer.js',
        find: 'const result = previous.then(work, work);',
        replace:
          'const result = new Promise((go) => setTimeout(go, Math.random() * 30)).then(work);',
      },
    ],
  },
  announceBeforeCommit: {
    mutations: [
      {
        file: 'messages/sendMessage.js',
        find: 'function insert(deps, actor, conversation, input) {',
        replace: 'async function insert(deps, actor, conversation, input) {',
      },
      {
        file: 'messages/sendMessage.js',
        find: 'return deps.messages.insertOnce(message, {',
        replace: `const { lastSeq } = await deps.conversations.find(conversation.id);
    announceMessage(deps, {
      ...message, seq: lastSeq + 1, changedSeq: lastSeq + 1, senderName: actor.name,
      editedAt: null, deletedAt: null, hiddenAt: null,
    }, conversation.tripId, actor.connection?.id);
    return deps.messages.insertOnce(message, {`,
      },
    ],
  },
  batchesInFlightTogether: {
    mutations: [
      {
        file: 'storage/insertLanes.js',
        find: 'if (isRunning)\n                return;',
        replace: '',
      },
      // Takes the order of arrival at the database for that of the senders.
      {
        file: 'storage/insertLanes.js',
        find: 'await store(batch);',
        replace:
          'await new Promise((go) => setTimeout(go, Math.random() * 30)); await store(batch);',
      },
    ],
  },
  noHeartbeat: { mutations: [noHeartbeat] },
  readThenJoin: {
    mutations: [
      noHeartbeat,
      {
        file: 'conversations/joinConversation.js',
        find: 'await actor.connection?.enter(conversation.id);',
        replace: 'setTimeout(() => actor.connection?.enter(conversation.id), 700);',
      },
    ],
  },
  recoversRevokedSession: {
    mutations: [
      {
        file: 'socket/createGateway.js',
        find: 'perMessageDeflate: false,',
        replace: 'perMessageDeflate: false, connectionStateRecovery: { skipMiddlewares: true },',
      },
      // The re-check would end the recovered session within seconds and hide the bug.
      {
        file: 'socket/recheckAccess.js',
        find: 'await recheckSessions(io, deps);',
        replace: '',
      },
    ],
  },
  accessOnlyAtJoin: {
    mutations: [
      {
        file: 'access/answerDoorbell.js',
        find: 'if (conversation)',
        replace: 'if (false)',
      },
      {
        file: 'socket/recheckAccess.js',
        find: 'await recheckTrips(deps, conversations);',
        replace: '',
      },
      {
        file: 'access/syncMembership.js',
        find: 'const changes = await deps.conversations.setMembers({',
        replace: 'return false; const changes = await deps.conversations.setMembers({',
      },
    ],
  },
} satisfies Record<string, Bug>

export type BugName = keyof typeof bugs
