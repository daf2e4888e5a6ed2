-- The seq of the last change of the members: a statement that waited for the conversation sees by it
-- whether the list of participants that it read is still the one that counts.
ALTER TABLE "Conversation" ADD COLUMN "membersSeq" INTEGER NOT NULL DEFAULT 0;

-- Counters and watermarks are updated in place while their page has room for the newer version.
ALTER TABLE "Conversation" SET (fillfactor = 70);
ALTER TABLE "ConversationParticipant" SET (fillfactor = 70);
