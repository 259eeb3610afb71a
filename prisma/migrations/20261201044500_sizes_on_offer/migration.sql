-- AlterTable
ALTER TABLE "app"."GarmentOffer" ADD COLUMN     "sizes" TEXT[];

-- CreateTable
CREATE TABLE "app"."SizeOffer" (
    "sizeId" UUID NOT NULL,
    "garmentId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "first" SMALLINT NOT NULL,
    "second" SMALLINT NOT NULL,
    "third" SMALLINT NOT NULL,
    "fourth" SMALLINT NOT NULL,
    "packed" BYTEA NOT NULL,

    CONSTRAINT "SizeOffer_pkey" PRIMARY KEY ("sizeId")
);

-- CreateTable
CREATE TABLE "app"."DimensionSpan" (
    "garmentType" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "leastTenthsMm" INTEGER NOT NULL,
    "mostTenthsMm" INTEGER NOT NULL,

    CONSTRAINT "DimensionSpan_pkey" PRIMARY KEY ("garmentType","dimension")
);

-- CreateIndex
CREATE INDEX "SizeOffer_garmentId_idx" ON "app"."SizeOffer"("garmentId");

-- AddForeignKey
ALTER TABLE "app"."SizeOffer" ADD CONSTRAINT "SizeOffer_sizeId_fkey" FOREIGN KEY ("sizeId") REFERENCES "app"."CatalogueSize"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."SizeOffer" ADD CONSTRAINT "SizeOffer_garmentId_fkey" FOREIGN KEY ("garmentId") REFERENCES "app"."GarmentOffer"("garmentId") ON DELETE CASCADE ON UPDATE CASCADE;

-- All that a search reads of a size is in the index, so that only neighbouring index pages are read and no rows.
CREATE INDEX "SizeOffer_cells" ON "app"."SizeOffer"("kind", "first", "second", "third", "fourth")
  INCLUDE ("sizeId", "garmentId", "packed");

-- The number of a dimension in packed measures: its place in the list of garments.json, which is only added to.
CREATE FUNCTION "app"."dimension_number"(name TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_position(ARRAY['chest', 'body_length', 'waist', 'left_sleeve_from_neck', 'right_sleeve_from_neck',
    'left_sleeve_inseam', 'right_sleeve_inseam', 'center_front_length', 'neck', 'left_cuff', 'right_cuff', 'shoulders',
    'length_left', 'length_right', 'left_sleeve', 'right_sleeve', 'hem', 'full_length_left', 'full_length_right',
    'waistband', 'left_inseam', 'right_inseam', 'left_leg', 'right_leg', 'front_rise', 'left_thigh', 'right_thigh',
    'left_opening', 'right_opening', 'length', 'hemline'], name) - 1;

-- The four dimensions that say most about a type: the ones that a search narrows by.
CREATE FUNCTION "app"."cell_dimensions"(garment_type TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE garment_type
    WHEN 'trousers' THEN ARRAY['waistband', 'left_inseam', 'left_thigh', 'front_rise']
    WHEN 'skirt' THEN ARRAY['waistband', 'length', 'hemline', 'length_left']
    WHEN 'dress' THEN ARRAY['chest', 'body_length', 'waist', 'hemline']
    ELSE ARRAY['chest', 'body_length', 'shoulders', 'left_sleeve'] END;

-- The cell of a measure: half centimetres, counted from 0 for flat ones and from 10000 for girths.
CREATE FUNCTION "app"."cell"(tenths_mm INTEGER, extent "app"."Extent") RETURNS SMALLINT
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (greatest(0, least(tenths_mm, 65535)) / 50 + CASE extent WHEN 'GIRTH' THEN 10000 ELSE 0 END)::SMALLINT;

-- One measure in six bytes: 15 bits of the dimension's number, one that is set for a girth, 16 of the length and 16 of
-- the tolerance, both in tenths of a millimetre. Nothing that people wear is longer than 6.5 m.
CREATE FUNCTION "app"."packed_measure"(dimension TEXT, tenths_mm INTEGER, tolerance INTEGER, extent "app"."Extent")
  RETURNS BYTEA LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN int4send(("app"."dimension_number"(dimension) << 17)
      | CASE extent WHEN 'GIRTH' THEN 65536 ELSE 0 END | greatest(0, least(tenths_mm, 65535)))
    || substring(int4send(greatest(0, least(tolerance, 65535))) FROM 3);

-- What a search sees of sizes and what does not change with their measures: eight bytes of the moment of publication in
-- milliseconds, one of the stretch and one of the cut (0 where the garment says nothing), then the measures.
CREATE FUNCTION "app"."packed_garment"(published_at TIMESTAMPTZ, stretch TEXT, fit_style TEXT) RETURNS BYTEA
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN int8send((extract(epoch FROM published_at) * 1000)::BIGINT)
    || substring(int4send(coalesce(array_position(ARRAY['none', 'some', 'much'], stretch), 0)) FROM 4)
    || substring(int4send(coalesce(array_position(ARRAY['slim', 'regular', 'loose', 'oversized'], fit_style), 0)) FROM 4);

-- Writes anew what a search sees of some garments. Their collections are locked first: a garment that is changed while
-- its collection is taken back waits, and then sees that it is no longer on offer. Whoever changes the same garment waits
-- for the row of its offer. What is the same already is not written.
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
        || coalesce(string_agg(m.packed, '' ORDER BY m.packed), '')
    FROM "app"."GarmentOffer" offer
      JOIN "app"."CatalogueGarment" g ON g."id" = offer."garmentId"
      CROSS JOIN LATERAL "app"."cell_dimensions"(offer."garmentType") AS dimensions
      JOIN "app"."CatalogueSize" s ON s."garmentId" = offer."garmentId"
      LEFT JOIN LATERAL (
        SELECT "dimension", "app"."cell"("valueTenthsMm", "extent") AS cell,
          "app"."packed_measure"("dimension", "valueTenthsMm", "toleranceTenthsMm", "extent") AS packed
        FROM "app"."SizeMeasurement" WHERE "sizeId" = s."id") AS m ON TRUE
    WHERE offer."garmentId" = ANY (garment_ids)
    GROUP BY s."id", offer."garmentId", g."id", dimensions
    ORDER BY s."id"
  ON CONFLICT ("sizeId") DO UPDATE SET "kind" = EXCLUDED."kind", "first" = EXCLUDED."first", "second" = EXCLUDED."second",
    "third" = EXCLUDED."third", "fourth" = EXCLUDED."fourth", "packed" = EXCLUDED."packed"
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

CREATE FUNCTION "app"."offer_changed_sizes"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "app"."refresh_garment_offers"(array_agg(DISTINCT "garmentId")) FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER "new_sizes_are_offered" AFTER INSERT ON "app"."CatalogueSize"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "app"."offer_changed_sizes"();
CREATE TRIGGER "changed_sizes_are_offered" AFTER UPDATE ON "app"."CatalogueSize"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "app"."offer_changed_sizes"();
CREATE TRIGGER "removed_sizes_are_not_offered" AFTER DELETE ON "app"."CatalogueSize"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "app"."offer_changed_sizes"();

CREATE FUNCTION "app"."offer_changed_measures"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "app"."refresh_garment_offers"(array_agg(DISTINCT s."garmentId")) FROM "app"."CatalogueSize" s
    WHERE s."id" IN (SELECT "sizeId" FROM changed);
  RETURN NULL;
END $$;
CREATE TRIGGER "new_measures_are_offered" AFTER INSERT ON "app"."SizeMeasurement"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "app"."offer_changed_measures"();
CREATE TRIGGER "changed_measures_are_offered" AFTER UPDATE ON "app"."SizeMeasurement"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "app"."offer_changed_measures"();
CREATE TRIGGER "removed_measures_are_not_offered" AFTER DELETE ON "app"."SizeMeasurement"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "app"."offer_changed_measures"();

-- What was on offer before there was a search for what fits.
SELECT "app"."refresh_garment_offers"(array_agg("id")) FROM "app"."CatalogueGarment";
