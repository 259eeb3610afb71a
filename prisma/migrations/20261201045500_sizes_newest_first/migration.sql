-- AlterTable
ALTER TABLE "app"."SizeOffer" ADD COLUMN     "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch';

CREATE OR REPLACE FUNCTION "app"."refresh_garment_offers"(garment_ids UUID[]) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "app"."Collection" c
    WHERE c."id" IN (SELECT g."collectionId" FROM "app"."CatalogueGarment" g WHERE g."id" = ANY (garment_ids))
    ORDER BY c."id" FOR SHARE;

  DELETE FROM "app"."GarmentOffer" o USING "app"."CatalogueGarment" g, "app"."Collection" c
    WHERE o."garmentId" = ANY (garment_ids) AND g."id" = o."garmentId" AND c."id" = g."collectionId"
      AND c."status" <> 'PUBLISHED';

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
    WHERE g."id" = ANY (garment_ids) AND c."status" = 'PUBLISHED'
    ORDER BY g."id"
  ON CONFLICT ("garmentId") DO UPDATE SET "brandSlug" = EXCLUDED."brandSlug", "garmentType" = EXCLUDED."garmentType",
    "category" = EXCLUDED."category", "fitStyle" = EXCLUDED."fitStyle", "colourFamily" = EXCLUDED."colourFamily",
    "priceMinor" = EXCLUDED."priceMinor", "currency" = EXCLUDED."currency", "publishedAt" = EXCLUDED."publishedAt",
    "words" = EXCLUDED."words", "sizes" = EXCLUDED."sizes"
    WHERE o IS DISTINCT FROM EXCLUDED;

  INSERT INTO "app"."SizeOffer" AS o
    SELECT s."id", s."garmentId", offer."garmentType" || ':' || coalesce(offer."category", ''),
      coalesce(max(m.cell) FILTER (WHERE m."dimension" = dimensions[1]), -1),
      coalesce(max(m.cell) FILTER (WHERE m."dimension" = dimensions[2]), -1),
      coalesce(max(m.cell) FILTER (WHERE m."dimension" = dimensions[3]), -1),
      coalesce(max(m.cell) FILTER (WHERE m."dimension" = dimensions[4]), -1),
      "app"."packed_garment"(offer."publishedAt", g."stretch", g."fitStyle")
        || coalesce(string_agg(m.packed, '' ORDER BY m.packed), ''),
      offer."publishedAt"
    FROM "app"."GarmentOffer" offer
      JOIN "app"."CatalogueGarment" g ON g."id" = offer."garmentId"
      CROSS JOIN LATERAL "app"."cell_dimensions"(offer."garmentType") AS dimensions
      JOIN "app"."CatalogueSize" s ON s."garmentId" = offer."garmentId"
      LEFT JOIN LATERAL (
        SELECT "dimension", "app"."cell"("dimension", "valueTenthsMm", "toleranceTenthsMm", "extent") AS cell,
          "app"."packed_measure"("dimension", "valueTenthsMm", "toleranceTenthsMm", "extent") AS packed
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

UPDATE "app"."SizeOffer" s SET "publishedAt" = o."publishedAt" FROM "app"."GarmentOffer" o WHERE o."garmentId" = s."garmentId";

-- Every row is written with its moment.
ALTER TABLE "app"."SizeOffer" ALTER COLUMN "publishedAt" DROP DEFAULT;

-- For whom nearly everything fits equally well: the newest first, without reading on once a page is full.
CREATE INDEX "SizeOffer_newest" ON "app"."SizeOffer"("kind", "publishedAt" DESC, "garmentId" DESC)
  INCLUDE ("first", "second", "third", "fourth", "sizeId", "packed");
