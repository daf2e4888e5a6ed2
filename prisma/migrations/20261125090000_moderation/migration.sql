-- AlterEnum
ALTER TYPE "ReportResolution" ADD VALUE 'WARNED';
ALTER TYPE "ReportResolution" ADD VALUE 'MUTED';
ALTER TYPE "ReportResolution" ADD VALUE 'SUSPENDED';

-- AlterEnum
ALTER TYPE "ReportStatus" ADD VALUE 'ASSIGNED';

-- AlterTable
ALTER TABLE "MessageReport" ADD COLUMN     "assignedToId" TEXT,
ADD COLUMN     "assignedToName" TEXT,
ADD COLUMN     "caseId" TEXT,
ADD COLUMN     "mailedAt" TIMESTAMPTZ(3),
ADD COLUMN     "resolutionNote" TEXT,
ADD COLUMN     "resolvedByName" TEXT;

-- Until now each report stood alone.
UPDATE "MessageReport" SET "caseId" = "id";
ALTER TABLE "MessageReport" ALTER COLUMN "caseId" SET NOT NULL;

-- CreateTable
CREATE TABLE "UserRestriction" (
    "userId" TEXT NOT NULL,
    "mutedUntil" TIMESTAMPTZ(3),
    "suspendedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UserRestriction_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "UserWarning" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UserWarning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserBlock" (
    "blockerId" TEXT NOT NULL,
    "blockedId" TEXT NOT NULL,
    "blockedName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UserBlock_pkey" PRIMARY KEY ("blockerId","blockedId")
);

-- CreateTable
CREATE TABLE "ModeratorPresence" (
    "userId" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ModeratorPresence_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "conversationId" TEXT,
    "reason" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "UserRestriction_updatedAt_idx" ON "UserRestriction"("updatedAt");

-- CreateIndex
CREATE INDEX "UserWarning_userId_createdAt_idx" ON "UserWarning"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "UserBlock_updatedAt_idx" ON "UserBlock"("updatedAt");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectId_idx" ON "AuditEntry"("subjectId");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_idx" ON "AuditEntry"("actorId");

-- CreateIndex
CREATE INDEX "MessageReport_caseId_idx" ON "MessageReport"("caseId");

-- CreateIndex
CREATE INDEX "MessageReport_reporterId_createdAt_idx" ON "MessageReport"("reporterId", "createdAt");

-- What somebody has blocked is not theirs to see: the one view decides it for history, catch-up,
-- unread, badges and reports alike.
CREATE OR REPLACE VIEW "VisibleMessage" AS
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
    AND s."userId" = m."senderId"
WHERE NOT EXISTS (
    SELECT FROM "UserBlock" b
    WHERE b."blockerId" = p."userId"
      AND b."blockedId" = m."senderId"
      AND b."endedAt" IS NULL
);

-- Restrictions and blocks are followed by every node; the doorbell says that there is something to
-- read, `updatedAt` says what. note: the clock of the moment, not of the transaction's beginning.
CREATE FUNCTION "notifyStanding"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."updatedAt" := clock_timestamp();
    PERFORM pg_notify('chat_access', 'standing:');
    RETURN NEW;
END;
$$;

CREATE TRIGGER "UserRestriction_notifyStanding"
BEFORE INSERT OR UPDATE ON "UserRestriction"
FOR EACH ROW EXECUTE FUNCTION "notifyStanding"();

CREATE TRIGGER "UserBlock_notifyStanding"
BEFORE INSERT OR UPDATE ON "UserBlock"
FOR EACH ROW EXECUTE FUNCTION "notifyStanding"();

-- What was reported stays as it was reported.
CREATE FUNCTION "keepReport"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A report never changes what was reported';
END;
$$;

CREATE TRIGGER "MessageReport_keepReport"
BEFORE UPDATE OF "messageId", "reporterId", "reason", "comment", "snapshot", "createdAt" ON "MessageReport"
FOR EACH ROW EXECUTE FUNCTION "keepReport"();

-- The audit is only ever added to.
CREATE FUNCTION "keepAudit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit is only ever added to';
END;
$$;

CREATE TRIGGER "AuditEntry_keepAudit"
BEFORE UPDATE OR DELETE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION "keepAudit"();

CREATE TRIGGER "AuditEntry_keepAuditWhole"
BEFORE TRUNCATE ON "AuditEntry"
FOR EACH STATEMENT EXECUTE FUNCTION "keepAudit"();
