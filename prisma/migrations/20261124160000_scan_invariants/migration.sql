-- What must hold whatever the gateways do, also when two of them believe they run the same scan.

-- A lease exists exactly while a scan runs; a time of finishing exactly once it has finished.
ALTER TABLE "gateway"."scan"
  ADD CONSTRAINT "scan_leased_while_running"
    CHECK (("status" = 'running') = ("lease_token" IS NOT NULL) AND ("lease_token" IS NULL) = ("lease_gateway_id" IS NULL)),
  ADD CONSTRAINT "scan_finished_at_when_finished"
    CHECK (("status" IN ('queued', 'running')) = ("finished_at" IS NULL));

-- A scan ends once.
CREATE FUNCTION "gateway"."refuse_second_ending"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'scan % has ended as % and cannot become %', OLD."id", OLD."status", NEW."status"
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER "scan_ends_once" BEFORE UPDATE OF "status" ON "gateway"."scan" FOR EACH ROW
  WHEN (OLD."status" NOT IN ('queued', 'running') AND NEW."status" IS DISTINCT FROM OLD."status")
  EXECUTE FUNCTION "gateway"."refuse_second_ending"();
