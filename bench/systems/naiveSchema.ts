/**
 * Makes the product's tables those of the customer's text: a message has a status of its own, and
 * nothing numbers, deduplicates or watches anything.
 */
export const naiveSchema = `
  ALTER TABLE "Message" ADD COLUMN "status" "MessageStatus" NOT NULL DEFAULT 'SENT';
  ALTER TABLE "Message" ALTER COLUMN "seq" SET DEFAULT 0, ALTER COLUMN "changedSeq" SET DEFAULT 0;
  DROP INDEX "Message_conversationId_changedSeq_idx";
  DROP INDEX "Message_conversationId_seq_key";
  DROP INDEX "Message_conversationId_senderId_tempId_key";
  CREATE INDEX "Message_conversationId_createdAt_idx" ON "Message" ("conversationId", "createdAt");
`
