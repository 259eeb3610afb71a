-- CreateEnum
CREATE TYPE "app"."BrandRole" AS ENUM ('VIEWER', 'EDITOR', 'OWNER');

-- CreateEnum
CREATE TYPE "app"."GarmentVisibility" AS ENUM ('DRAFT', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "app"."PhotoState" AS ENUM ('PENDING', 'VISIBLE', 'REPORTED');

-- CreateTable
CREATE TABLE "app"."BrandMember" (
    "brandId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "app"."BrandRole" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BrandMember_pkey" PRIMARY KEY ("brandId","userId")
);

-- Who owned a brand alone is the first of its members.
INSERT INTO "app"."BrandMember" ("brandId", "userId", "role", "since")
  SELECT "id", "ownerId", 'OWNER', "createdAt" FROM "app"."Brand";

-- CreateTable
CREATE TABLE "app"."BrandInvitation" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "app"."BrandRole" NOT NULL,
    "secretHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BrandInvitation_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "app"."Brand" DROP COLUMN "ownerId",
ADD COLUMN     "verifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "websiteUrl" TEXT;

-- AlterTable
ALTER TABLE "app"."Collection" ADD COLUMN     "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "publishAt" TIMESTAMPTZ(3),
ADD COLUMN     "season" TEXT,
ADD COLUMN     "seasonYear" SMALLINT;

-- AlterTable: what is there already is on offer or was, and each gets its brand and a key. Pictures become photos, which the
-- seed of the demo writes anew; nobody else could have any.
ALTER TABLE "app"."CatalogueGarment" DISABLE TRIGGER "changed_garments_are_offered";
ALTER TABLE "app"."CatalogueGarment" DROP COLUMN "imagePath",
ADD COLUMN     "brandId" UUID,
ADD COLUMN     "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "key" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "visibility" "app"."GarmentVisibility" NOT NULL DEFAULT 'PUBLISHED',
ALTER COLUMN "colour" DROP NOT NULL;
UPDATE "app"."CatalogueGarment" g SET "brandId" = numbered."brandId",
    "key" = g."slug" || CASE WHEN numbered.number > 1 THEN '-' || g."id" ELSE '' END
  FROM (SELECT each."id", c."brandId", row_number() OVER (PARTITION BY c."brandId", each."slug" ORDER BY each."id") AS number
    FROM "app"."CatalogueGarment" each JOIN "app"."Collection" c ON c."id" = each."collectionId") AS numbered
  WHERE numbered."id" = g."id";
ALTER TABLE "app"."CatalogueGarment" ALTER COLUMN "brandId" SET NOT NULL,
ALTER COLUMN "key" SET NOT NULL,
ALTER COLUMN "visibility" SET DEFAULT 'DRAFT';
ALTER TABLE "app"."CatalogueGarment" ENABLE TRIGGER "changed_garments_are_offered";

-- AlterTable
ALTER TABLE "app"."CatalogueSize" DISABLE TRIGGER "changed_sizes_are_offered";
ALTER TABLE "app"."CatalogueSize" ADD COLUMN     "brandId" UUID,
ADD COLUMN     "gtin" TEXT,
ADD COLUMN     "sku" TEXT;
UPDATE "app"."CatalogueSize" s SET "brandId" = g."brandId" FROM "app"."CatalogueGarment" g WHERE g."id" = s."garmentId";
ALTER TABLE "app"."CatalogueSize" ALTER COLUMN "brandId" SET NOT NULL;
ALTER TABLE "app"."CatalogueSize" ENABLE TRIGGER "changed_sizes_are_offered";

-- CreateTable
CREATE TABLE "app"."GarmentChange" (
    "garmentId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userId" UUID,
    "fields" TEXT[],

    CONSTRAINT "GarmentChange_pkey" PRIMARY KEY ("garmentId","version")
);

-- CreateTable
CREATE TABLE "app"."CataloguePhoto" (
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "garmentId" UUID,
    "collectionId" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "storageKey" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "state" "app"."PhotoState" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reviewedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CataloguePhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."PhotoReport" (
    "photoId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,

    CONSTRAINT "PhotoReport_pkey" PRIMARY KEY ("photoId","userId")
);

-- CreateIndex
CREATE INDEX "BrandMember_userId_idx" ON "app"."BrandMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "BrandInvitation_secretHash_key" ON "app"."BrandInvitation"("secretHash");

-- CreateIndex
CREATE UNIQUE INDEX "BrandInvitation_brandId_email_key" ON "app"."BrandInvitation"("brandId", "email");

-- CreateIndex
CREATE INDEX "GarmentChange_userId_idx" ON "app"."GarmentChange"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "CataloguePhoto_storageKey_key" ON "app"."CataloguePhoto"("storageKey");

-- CreateIndex
CREATE INDEX "CataloguePhoto_garmentId_position_idx" ON "app"."CataloguePhoto"("garmentId", "position");

-- CreateIndex
CREATE INDEX "CataloguePhoto_brandId_idx" ON "app"."CataloguePhoto"("brandId");

-- CreateIndex
CREATE UNIQUE INDEX "CataloguePhoto_collectionId_brandId_key" ON "app"."CataloguePhoto"("collectionId", "brandId");

-- CreateIndex
CREATE INDEX "PhotoReport_userId_idx" ON "app"."PhotoReport"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Collection_id_brandId_key" ON "app"."Collection"("id", "brandId");

-- CreateIndex
CREATE UNIQUE INDEX "CatalogueGarment_brandId_key_key" ON "app"."CatalogueGarment"("brandId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "CatalogueGarment_id_brandId_key" ON "app"."CatalogueGarment"("id", "brandId");

-- DropForeignKey
ALTER TABLE "app"."CatalogueGarment" DROP CONSTRAINT "CatalogueGarment_collectionId_fkey";

-- DropForeignKey
ALTER TABLE "app"."CatalogueSize" DROP CONSTRAINT "CatalogueSize_garmentId_fkey";

-- AddForeignKey
ALTER TABLE "app"."BrandMember" ADD CONSTRAINT "BrandMember_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "app"."Brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."BrandMember" ADD CONSTRAINT "BrandMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."BrandInvitation" ADD CONSTRAINT "BrandInvitation_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "app"."Brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."CatalogueGarment" ADD CONSTRAINT "CatalogueGarment_collectionId_brandId_fkey" FOREIGN KEY ("collectionId", "brandId") REFERENCES "app"."Collection"("id", "brandId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."GarmentChange" ADD CONSTRAINT "GarmentChange_garmentId_fkey" FOREIGN KEY ("garmentId") REFERENCES "app"."CatalogueGarment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."GarmentChange" ADD CONSTRAINT "GarmentChange_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."CataloguePhoto" ADD CONSTRAINT "CataloguePhoto_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "app"."Brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."CataloguePhoto" ADD CONSTRAINT "CataloguePhoto_garmentId_brandId_fkey" FOREIGN KEY ("garmentId", "brandId") REFERENCES "app"."CatalogueGarment"("id", "brandId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."CataloguePhoto" ADD CONSTRAINT "CataloguePhoto_collectionId_brandId_fkey" FOREIGN KEY ("collectionId", "brandId") REFERENCES "app"."Collection"("id", "brandId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."PhotoReport" ADD CONSTRAINT "PhotoReport_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "app"."CataloguePhoto"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."PhotoReport" ADD CONSTRAINT "PhotoReport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."CatalogueSize" ADD CONSTRAINT "CatalogueSize_garmentId_brandId_fkey" FOREIGN KEY ("garmentId", "brandId") REFERENCES "app"."CatalogueGarment"("id", "brandId") ON DELETE CASCADE ON UPDATE CASCADE;

-- Most sizes have neither, and those take no room.
CREATE UNIQUE INDEX "CatalogueSize_sku" ON "app"."CatalogueSize"("brandId", "sku") WHERE "sku" IS NOT NULL;
CREATE UNIQUE INDEX "CatalogueSize_gtin" ON "app"."CatalogueSize"("brandId", lpad("gtin", 14, '0')) WHERE "gtin" IS NOT NULL;

ALTER TABLE "app"."Collection"
  ADD CONSTRAINT "Collection_scheduled_for" CHECK (("status" = 'SCHEDULED') = ("publishAt" IS NOT NULL)),
  ADD CONSTRAINT "Collection_season_known" CHECK ("season" IN ('spring-summer', 'autumn-winter', 'all-year'));
ALTER TABLE "app"."CataloguePhoto"
  ADD CONSTRAINT "CataloguePhoto_of_one" CHECK (num_nonnulls("garmentId", "collectionId") = 1);
ALTER TABLE "app"."PhotoReport"
  ADD CONSTRAINT "PhotoReport_reason_known" CHECK ("reason" IN ('not-the-garment', 'not-theirs', 'offensive'));

-- Looked at when a transaction is committed, so that owners can change places in it. The brand is locked: of two owners who
-- leave at once the second one sees that the first one is gone.
CREATE FUNCTION "app"."brand_keeps_owner"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "app"."Brand" WHERE "id" = OLD."brandId" FOR NO KEY UPDATE;
  IF FOUND AND NOT EXISTS (SELECT FROM "app"."BrandMember" WHERE "brandId" = OLD."brandId" AND "role" = 'OWNER') THEN
    RAISE EXCEPTION 'brand % has no owner', OLD."brandId" USING ERRCODE = 'check_violation', CONSTRAINT = 'Brand_keeps_owner';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "brand_keeps_owner" AFTER UPDATE OR DELETE ON "app"."BrandMember"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD."role" = 'OWNER') EXECUTE FUNCTION "app"."brand_keeps_owner"();

-- As before, and a garment that is a draft itself is not on offer.
CREATE OR REPLACE FUNCTION "app"."refresh_garment_offers"(garment_ids UUID[]) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "app"."Collection" c
    WHERE c."id" IN (SELECT g."collectionId" FROM "app"."CatalogueGarment" g WHERE g."id" = ANY (garment_ids))
    ORDER BY c."id" FOR SHARE;

  DELETE FROM "app"."GarmentOffer" o USING "app"."CatalogueGarment" g, "app"."Collection" c
    WHERE o."garmentId" = ANY (garment_ids) AND g."id" = o."garmentId" AND c."id" = g."collectionId"
      AND (c."status" <> 'PUBLISHED' OR g."visibility" <> 'PUBLISHED');

  INSERT INTO "app"."GarmentOffer" AS o ("garmentId", "brandSlug", "garmentType", "category", "fitStyle", "colourFamily",
      "priceMinor", "currency", "publishedAt", "words", "sizes")
    SELECT g."id", b."slug", g."garmentType", g."category", g."fitStyle", g."colourFamily", g."priceMinor", g."currency",
      coalesce(c."publishedAt", 'epoch'),
      "app"."plain_words"(concat_ws(' ',
        (SELECT string_agg(value, ' ' ORDER BY key) FROM jsonb_each_text(g."name")),
        (SELECT string_agg(value, ' ' ORDER BY key) FROM jsonb_each_text(g."colour")),
        b."name", c."title", g."category")),
      ARRAY(SELECT DISTINCT unnest(ARRAY[s."system" || ':' || s."label", ':' || s."label", s."system" || ':']) AS size
        FROM "app"."CatalogueSize" s WHERE s."garmentId" = g."id" ORDER BY size)
    FROM "app"."CatalogueGarment" g
      JOIN "app"."Collection" c ON c."id" = g."collectionId"
      JOIN "app"."Brand" b ON b."id" = c."brandId"
    WHERE g."id" = ANY (garment_ids) AND c."status" = 'PUBLISHED' AND g."visibility" = 'PUBLISHED'
    ORDER BY g."id"
  ON CONFLICT ("garmentId") DO UPDATE SET "brandSlug" = EXCLUDED."brandSlug", "garmentType" = EXCLUDED."garmentType",
    "category" = EXCLUDED."category", "fitStyle" = EXCLUDED."fitStyle", "colourFamily" = EXCLUDED."colourFamily",
    "priceMinor" = EXCLUDED."priceMinor", "currency" = EXCLUDED."currency", "publishedAt" = EXCLUDED."publishedAt",
    "words" = EXCLUDED."words", "sizes" = EXCLUDED."sizes"
    WHERE o IS DISTINCT FROM EXCLUDED;

  INSERT INTO "app"."SizeOffer" AS o
    SELECT s."id", s."garmentId", concat_ws(':', offer."garmentType", coalesce(offer."category", ''), "app"."tolerance_class"(
        min(m.tolerance) FILTER (WHERE m."dimension" = ANY (dimensions) AND m.cell <> -1),
        max(m.tolerance) FILTER (WHERE m."dimension" = ANY (dimensions) AND m.cell <> -1))),
      coalesce(max(m.cell) FILTER (WHERE m."dimension" = dimensions[1]), -1),
      coalesce(max(m.cell) FILTER (WHERE m."dimension" = dimensions[2]), -1),
      coalesce(max(m.cell) FILTER (WHERE m."dimension" = dimensions[3]), -1),
      coalesce(max(m.cell) FILTER (WHERE m."dimension" = dimensions[4]), -1),
      "app"."packed_garment"(offer."publishedAt", g."stretch", g."fitStyle", s."position")
        || coalesce(string_agg(m.packed, '' ORDER BY m.packed), ''),
      offer."publishedAt"
    FROM "app"."GarmentOffer" offer
      JOIN "app"."CatalogueGarment" g ON g."id" = offer."garmentId"
      CROSS JOIN LATERAL "app"."cell_dimensions"(offer."garmentType") AS dimensions
      JOIN "app"."CatalogueSize" s ON s."garmentId" = offer."garmentId"
      LEFT JOIN LATERAL (
        SELECT "dimension", "app"."cell"("dimension", "valueTenthsMm", "toleranceTenthsMm", "extent") AS cell,
          "app"."packed_measure"("dimension", "valueTenthsMm", "toleranceTenthsMm", "extent") AS packed,
          "toleranceTenthsMm" * CASE extent WHEN 'GIRTH' THEN 1 ELSE 2 END AS tolerance
        FROM "app"."SizeMeasurement" WHERE "sizeId" = s."id") AS m ON TRUE
    WHERE offer."garmentId" = ANY (garment_ids)
    GROUP BY s."id", offer."garmentId", g."id", dimensions
    ORDER BY s."id"
  ON CONFLICT ("sizeId") DO UPDATE SET "kind" = EXCLUDED."kind", "first" = EXCLUDED."first", "second" = EXCLUDED."second",
    "third" = EXCLUDED."third", "fourth" = EXCLUDED."fourth", "packed" = EXCLUDED."packed",
    "publishedAt" = EXCLUDED."publishedAt"
    WHERE o IS DISTINCT FROM EXCLUDED;

  INSERT INTO "app"."DimensionSpan" AS span
    SELECT offer."garmentType", m."dimension", min(m."valueTenthsMm"), max(m."valueTenthsMm")
    FROM "app"."GarmentOffer" offer
      JOIN "app"."CatalogueSize" s ON s."garmentId" = offer."garmentId"
      JOIN "app"."SizeMeasurement" m ON m."sizeId" = s."id" AND m."extent" = 'FLAT'
    WHERE offer."garmentId" = ANY (garment_ids)
    GROUP BY offer."garmentType", m."dimension"
    ORDER BY offer."garmentType", m."dimension"
  ON CONFLICT ("garmentType", "dimension") DO UPDATE
    SET "leastTenthsMm" = least(span."leastTenthsMm", EXCLUDED."leastTenthsMm"),
      "mostTenthsMm" = greatest(span."mostTenthsMm", EXCLUDED."mostTenthsMm")
    WHERE span."leastTenthsMm" > EXCLUDED."leastTenthsMm" OR span."mostTenthsMm" < EXCLUDED."mostTenthsMm";
END $$;
