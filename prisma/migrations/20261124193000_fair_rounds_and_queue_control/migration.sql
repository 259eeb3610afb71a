-- AlterTable
ALTER TABLE "gateway"."scan" ADD COLUMN     "round" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "gateway"."queue_control" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" TEXT NOT NULL DEFAULT 'open',
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by" TEXT,
    "reason" TEXT,

    CONSTRAINT "queue_control_pkey" PRIMARY KEY ("id")
);

-- One row, which all gateways obey.
ALTER TABLE "gateway"."queue_control"
  ADD CONSTRAINT "queue_control_is_one" CHECK ("id" = 1),
  ADD CONSTRAINT "queue_control_mode" CHECK ("mode" IN ('open', 'paused', 'draining'));
INSERT INTO "gateway"."queue_control" ("id") VALUES (1);

-- The claim's order now goes by rounds within a priority.
DROP INDEX "gateway"."scan_due";
CREATE INDEX "scan_due" ON "gateway"."scan"("priority" DESC, "round", "run_at", "id") WHERE "status" = 'queued';

-- For next_round: the latest round of a subject, and the round that is under way.
CREATE INDEX "scan_rounds_of_subject" ON "gateway"."scan"("subject", "priority", "round")
  WHERE "status" IN ('queued', 'running');
CREATE INDEX "scan_running_round" ON "gateway"."scan"("priority", "round") WHERE "status" = 'running';

-- Dead letters, newest first.
CREATE INDEX "scan_dead" ON "gateway"."scan"("finished_at" DESC, "id" DESC)
  WHERE "status" = 'failed' AND "error_code" = 'inference-failed';

-- The round in which a new scan takes its turn. Every subject has one scan a round, so five thousand scans of one take
-- five thousand rounds and a newcomer's first joins the round under way (start-time fair queueing with equal weights:
-- Goyal, Vin and Cheng 1996). A subject's rounds follow on its latest one that has not ended. What is under way is the
-- latest round being run; a scan put off may be far behind, so the first one that waits counts when nothing newer runs.
CREATE FUNCTION "gateway"."next_round"(of_subject text, of_priority integer) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  -- Two scans of one subject at the same moment would both follow on the same one. Each statement below sees what was
  -- committed before it, so the second sees the first.
  PERFORM pg_advisory_xact_lock(hashtextextended(of_subject, of_priority));
  RETURN coalesce(greatest(
    (SELECT max(scan."round") + 1 FROM "gateway"."scan"
     WHERE scan."subject" = of_subject AND scan."priority" = of_priority AND scan."status" IN ('queued', 'running')),
    (SELECT max(scan."round") FROM "gateway"."scan" WHERE scan."priority" = of_priority AND scan."status" = 'running'),
    (SELECT min(scan."round") FROM "gateway"."scan" WHERE scan."priority" = of_priority AND scan."status" = 'queued')
  ), 0);
END $$;
