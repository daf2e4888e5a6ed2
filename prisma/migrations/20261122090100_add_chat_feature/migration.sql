-- CreateEnum
CREATE TYPE "MessageType" AS ENUM ('TEXT', 'IMAGE', 'FILE', 'LOCATION', 'VOICE', 'SYSTEM');

-- CreateEnum
CREATE TYPE "MessageStatus" AS ENUM ('SENT', 'DELIVERED', 'READ', 'FAILED');

-- CreateEnum
CREATE TYPE "ParticipantRole" AS ENUM ('DRIVER', 'ORGANIZER', 'PASSENGER');

-- CreateEnum
CREATE TYPE "ReportReason" AS ENUM ('SPAM', 'HARASSMENT', 'THREAT', 'FRAUD', 'DANGEROUS_DRIVING', 'OTHER');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('OPEN', 'RESOLVED');

-- CreateEnum
CREATE TYPE "ReportResolution" AS ENUM ('HIDDEN', 'DISMISSED');

-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL,
    "tripId" TEXT NOT NULL,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "closedAt" TIMESTAMPTZ(3),
    "lastMessageAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConversationParticipant" (
    "conversationId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "ParticipantRole" NOT NULL,
    "joinedSeq" INTEGER NOT NULL DEFAULT 0,
    "leftSeq" INTEGER,
    "deliveredSeq" INTEGER NOT NULL DEFAULT 0,
    "readSeq" INTEGER NOT NULL DEFAULT 0,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConversationParticipant_pkey" PRIMARY KEY ("conversationId","userId")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "changedSeq" INTEGER NOT NULL,
    "senderId" TEXT,
    "type" "MessageType" NOT NULL DEFAULT 'TEXT',
    "content" TEXT NOT NULL,
    "metadata" JSONB,
    "tempId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "hiddenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageReport" (
    "id" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "reporterId" TEXT NOT NULL,
    "reporterName" TEXT NOT NULL,
    "reason" "ReportReason" NOT NULL,
    "comment" TEXT,
    "snapshot" JSONB NOT NULL,
    "status" "ReportStatus" NOT NULL DEFAULT 'OPEN',
    "resolution" "ReportResolution",
    "resolvedById" TEXT,
    "resolvedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MessageReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_tripId_key" ON "Conversation"("tripId");

-- CreateIndex
CREATE INDEX "ConversationParticipant_userId_idx" ON "ConversationParticipant"("userId");

-- CreateIndex
CREATE INDEX "Message_conversationId_changedSeq_idx" ON "Message"("conversationId", "changedSeq");

-- CreateIndex
CREATE UNIQUE INDEX "Message_conversationId_seq_key" ON "Message"("conversationId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Message_conversationId_senderId_tempId_key" ON "Message"("conversationId", "senderId", "tempId");

-- CreateIndex
CREATE INDEX "MessageReport_status_createdAt_idx" ON "MessageReport"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "MessageReport_messageId_reporterId_key" ON "MessageReport"("messageId", "reporterId");

-- AddForeignKey
ALTER TABLE "ConversationParticipant" ADD CONSTRAINT "ConversationParticipant_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageReport" ADD CONSTRAINT "MessageReport_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageReport" ADD CONSTRAINT "MessageReport_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The visible part of every conversation, once per participant: history, catch-up, unread counts,
-- search, exports and notifications all read here, so none of them can show more than the others.
-- A deleted or hidden message keeps its place and loses its content.
CREATE VIEW "VisibleMessage" AS
SELECT
    p."userId" AS "viewerId",
    m."id",
    m."conversationId",
    m."seq",
    m."changedSeq",
    m."senderId",
    s."name" AS "senderName",
    m."type",
    CASE WHEN m."deletedAt" IS NULL AND m."hiddenAt" IS NULL THEN m."content" ELSE '' END AS "content",
    CASE WHEN m."deletedAt" IS NULL AND m."hiddenAt" IS NULL THEN m."metadata" END AS "metadata",
    m."tempId",
    m."createdAt",
    m."editedAt",
    m."deletedAt",
    m."hiddenAt"
FROM "ConversationParticipant" p
JOIN "Message" m
    ON m."conversationId" = p."conversationId"
    AND m."seq" > p."joinedSeq"
    AND (p."leftSeq" IS NULL OR m."seq" <= p."leftSeq")
LEFT JOIN "ConversationParticipant" s
    ON s."conversationId" = m."conversationId"
    AND s."userId" = m."senderId";

-- Doorbells for the chat nodes: who may enter a trip, or a session, has changed. They carry ids
-- only; each node then reads the truth. Access is read again every few seconds without them too.
CREATE FUNCTION "notifyTripAccess"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'Trip' THEN
        PERFORM pg_notify('chat_access', 'trip:' || OLD."id");
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM pg_notify('chat_access', 'trip:' || OLD."tripId");
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM pg_notify('chat_access', 'trip:' || NEW."tripId");
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Booking_notifyTripAccess"
AFTER INSERT OR DELETE OR UPDATE OF "status", "userId", "tripId" ON "Booking"
FOR EACH ROW EXECUTE FUNCTION "notifyTripAccess"();

CREATE TRIGGER "Trip_notifyTripAccess"
AFTER DELETE OR UPDATE OF "driverId", "organizerId" ON "Trip"
FOR EACH ROW EXECUTE FUNCTION "notifyTripAccess"();

CREATE FUNCTION "notifySessionAccess"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('chat_access', 'session:' || OLD."id");
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Session_notifySessionAccess"
AFTER DELETE OR UPDATE OF "revokedAt", "expiresAt" ON "Session"
FOR EACH ROW EXECUTE FUNCTION "notifySessionAccess"();
