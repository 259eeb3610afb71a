-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "app";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "gateway";

-- CreateEnum
CREATE TYPE "app"."CollectionStatus" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "app"."Role" AS ENUM ('CUSTOMER', 'CREATOR', 'ADMIN');

-- CreateEnum
CREATE TYPE "gateway"."scan_status" AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired');

-- CreateEnum
CREATE TYPE "app"."Provenance" AS ENUM ('SCAN', 'HAND', 'IMPORT');

-- CreateEnum
CREATE TYPE "app"."Extent" AS ENUM ('FLAT', 'GIRTH');

-- CreateTable
CREATE TABLE "app"."Brand" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "ownerId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Brand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."Collection" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" "app"."CollectionStatus" NOT NULL DEFAULT 'DRAFT',
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."CatalogueGarment" (
    "id" UUID NOT NULL,
    "collectionId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "garmentType" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "priceMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "imagePath" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "CatalogueGarment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."CatalogueSize" (
    "id" UUID NOT NULL,
    "garmentId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "CatalogueSize_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."SizeMeasurement" (
    "sizeId" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "valueTenthsMm" INTEGER NOT NULL,
    "toleranceTenthsMm" INTEGER NOT NULL,
    "extent" "app"."Extent" NOT NULL,

    CONSTRAINT "SizeMeasurement_pkey" PRIMARY KEY ("sizeId","dimension")
);

-- CreateTable
CREATE TABLE "app"."User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "role" "app"."Role" NOT NULL DEFAULT 'CUSTOMER',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "suspendedAt" TIMESTAMPTZ(3),
    "sessionsValidFrom" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."ApiKey" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "quotaClass" TEXT NOT NULL DEFAULT 'standard',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."RateCounter" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RateCounter_pkey" PRIMARY KEY ("key","windowStart")
);

-- CreateTable
CREATE TABLE "gateway"."scan" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "status" "gateway"."scan_status" NOT NULL DEFAULT 'queued',
    "priority" INTEGER NOT NULL,
    "run_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_token" UUID,
    "lease_gateway_id" UUID,
    "garment_type" TEXT NOT NULL,
    "marker" TEXT NOT NULL,
    "focal_length_35mm" DOUBLE PRECISION,
    "check_line_mm" DOUBLE PRECISION,
    "photo_key" TEXT,
    "photo_width" INTEGER NOT NULL,
    "photo_height" INTEGER NOT NULL,
    "working_width" INTEGER NOT NULL,
    "working_height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "error_code" TEXT,

    CONSTRAINT "scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway"."scan_result" (
    "scan_id" UUID NOT NULL,
    "lease_token" UUID NOT NULL,
    "garment_type" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "keypoint_hash" TEXT NOT NULL,
    "dimension_version" INTEGER NOT NULL,
    "model_version" TEXT NOT NULL,
    "queued_ms" INTEGER NOT NULL,
    "inference_ms" INTEGER NOT NULL,
    "total_ms" INTEGER NOT NULL,

    CONSTRAINT "scan_result_pkey" PRIMARY KEY ("scan_id")
);

-- CreateTable
CREATE TABLE "gateway"."scan_attempt" (
    "scan_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "lease_token" UUID NOT NULL,
    "gateway_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "reason" TEXT,

    CONSTRAINT "scan_attempt_pkey" PRIMARY KEY ("scan_id","number")
);

-- CreateTable
CREATE TABLE "gateway"."scan_event" (
    "id" BIGSERIAL NOT NULL,
    "scan_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL,

    CONSTRAINT "scan_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway"."idempotency_key" (
    "subject" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "scan_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("subject","key")
);

-- CreateTable
CREATE TABLE "gateway"."gateway_instance" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gateway_instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."WardrobeGarment" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "garmentType" TEXT NOT NULL,
    "photoKey" TEXT,
    "scanId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WardrobeGarment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."MeasurementRevision" (
    "id" UUID NOT NULL,
    "garmentId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provenance" "app"."Provenance" NOT NULL,
    "scanId" UUID,
    "dimensionVersion" INTEGER NOT NULL,
    "keypoints" JSONB,

    CONSTRAINT "MeasurementRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."MeasurementValue" (
    "revisionId" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "valueTenthsMm" INTEGER NOT NULL,
    "lowTenthsMm" INTEGER NOT NULL,
    "highTenthsMm" INTEGER NOT NULL,
    "extent" "app"."Extent" NOT NULL,

    CONSTRAINT "MeasurementValue_pkey" PRIMARY KEY ("revisionId","dimension")
);

-- CreateIndex
CREATE UNIQUE INDEX "Brand_slug_key" ON "app"."Brand"("slug");

-- CreateIndex
CREATE INDEX "Brand_ownerId_idx" ON "app"."Brand"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Collection_brandId_slug_key" ON "app"."Collection"("brandId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "CatalogueGarment_collectionId_slug_key" ON "app"."CatalogueGarment"("collectionId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "CatalogueSize_garmentId_system_label_key" ON "app"."CatalogueSize"("garmentId", "system", "label");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "app"."User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_secretHash_key" ON "app"."ApiKey"("secretHash");

-- CreateIndex
CREATE INDEX "ApiKey_ownerId_idx" ON "app"."ApiKey"("ownerId");

-- CreateIndex
CREATE INDEX "scan_due" ON "gateway"."scan"("priority" DESC, "run_at", "id") WHERE "status" = 'queued';

-- CreateIndex
CREATE INDEX "scan_running" ON "gateway"."scan"("lease_gateway_id") WHERE "status" = 'running';

-- CreateIndex
CREATE INDEX "scan_of_subject" ON "gateway"."scan"("subject", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "scan_attempt_lease_token_key" ON "gateway"."scan_attempt"("lease_token");

-- CreateIndex
CREATE INDEX "scan_event_scan_id_id_idx" ON "gateway"."scan_event"("scan_id", "id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "gateway"."idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "WardrobeGarment_ownerId_createdAt_idx" ON "app"."WardrobeGarment"("ownerId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "WardrobeGarment_ownerId_scanId_key" ON "app"."WardrobeGarment"("ownerId", "scanId");

-- CreateIndex
CREATE INDEX "MeasurementRevision_garmentId_createdAt_idx" ON "app"."MeasurementRevision"("garmentId", "createdAt" DESC);

-- AddForeignKey
ALTER TABLE "app"."Brand" ADD CONSTRAINT "Brand_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "app"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."Collection" ADD CONSTRAINT "Collection_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "app"."Brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."CatalogueGarment" ADD CONSTRAINT "CatalogueGarment_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "app"."Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."CatalogueSize" ADD CONSTRAINT "CatalogueSize_garmentId_fkey" FOREIGN KEY ("garmentId") REFERENCES "app"."CatalogueGarment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."SizeMeasurement" ADD CONSTRAINT "SizeMeasurement_sizeId_fkey" FOREIGN KEY ("sizeId") REFERENCES "app"."CatalogueSize"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."ApiKey" ADD CONSTRAINT "ApiKey_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "app"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway"."scan_result" ADD CONSTRAINT "scan_result_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "gateway"."scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway"."scan_attempt" ADD CONSTRAINT "scan_attempt_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "gateway"."scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway"."scan_event" ADD CONSTRAINT "scan_event_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "gateway"."scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway"."idempotency_key" ADD CONSTRAINT "idempotency_key_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "gateway"."scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."WardrobeGarment" ADD CONSTRAINT "WardrobeGarment_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "app"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."MeasurementRevision" ADD CONSTRAINT "MeasurementRevision_garmentId_fkey" FOREIGN KEY ("garmentId") REFERENCES "app"."WardrobeGarment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."MeasurementValue" ADD CONSTRAINT "MeasurementValue_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "app"."MeasurementRevision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who may do what: web owns app and reads gateway, the gateway owns gateway and reads keys and people.
-- Roles belong to the whole server, so a second database on it finds them there. They get LOGIN where they are used.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fitsize_web') THEN CREATE ROLE fitsize_web NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fitsize_gateway') THEN CREATE ROLE fitsize_gateway NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another migration created it this instant
END $$;
GRANT USAGE ON SCHEMA app, gateway TO fitsize_web, fitsize_gateway;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA app TO fitsize_web;
GRANT SELECT ON ALL TABLES IN SCHEMA gateway TO fitsize_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA gateway TO fitsize_gateway;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA gateway TO fitsize_gateway;
GRANT SELECT ON app."ApiKey" TO fitsize_gateway;
GRANT SELECT ("id", "role", "suspendedAt", "sessionsValidFrom") ON app."User" TO fitsize_gateway;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO fitsize_web;
ALTER DEFAULT PRIVILEGES IN SCHEMA gateway GRANT SELECT ON TABLES TO fitsize_web;
ALTER DEFAULT PRIVILEGES IN SCHEMA gateway GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO fitsize_gateway;
ALTER DEFAULT PRIVILEGES IN SCHEMA gateway GRANT USAGE ON SEQUENCES TO fitsize_gateway;
