-- CreateTable
CREATE TABLE "gateway"."admin_action" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "admin_action_pkey" PRIMARY KEY ("id")
);

-- What was done is added to and never changed.
REVOKE UPDATE, DELETE, TRUNCATE ON "gateway"."admin_action" FROM fitsize_gateway;

-- A scan ends once. Only one that was given up through no fault of its photo may be queued again: that is no ending.
DROP TRIGGER "scan_ends_once" ON "gateway"."scan";
CREATE TRIGGER "scan_ends_once" BEFORE UPDATE OF "status" ON "gateway"."scan" FOR EACH ROW
  WHEN (OLD."status" NOT IN ('queued', 'running') AND NEW."status" IS DISTINCT FROM OLD."status"
        AND NOT (OLD."status" = 'failed' AND OLD."error_code" = 'inference-failed' AND NEW."status" = 'queued'))
  EXECUTE FUNCTION "gateway"."refuse_second_ending"();
