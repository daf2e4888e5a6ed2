/** The columns of a `MessageRecord` from the table itself, with the sender as `s`. */
export const messageColumns = `
  m."id", m."conversationId", m."seq", m."changedSeq", m."senderId", s."name" AS "senderName",
  m."type",
  CASE WHEN m."deletedAt" IS NULL AND m."hiddenAt" IS NULL THEN m."content" ELSE '' END AS "content",
  CASE WHEN m."deletedAt" IS NULL AND m."hiddenAt" IS NULL THEN m."metadata" END AS "metadata",
  m."tempId", m."createdAt", m."editedAt", m."deletedAt", m."hiddenAt"`

/** The same columns from the view, which has masked and joined already. */
export const visibleColumns = `
  "id", "conversationId", "seq", "changedSeq", "senderId", "senderName", "type", "content",
  "metadata", "tempId", "createdAt", "editedAt", "deletedAt", "hiddenAt"`
