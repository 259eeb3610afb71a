-- The cell of a measure as the garment lies flat, in half centimetres: a girth of what closes around the body is halved, as
-- packages/sizing compares it. -1, which a search never leaves out, where nothing can be compared, and where a tolerance
-- is so large, 2.5 cm, that the bounds of a search do not hold.
DROP FUNCTION "app"."cell"(INTEGER, "app"."Extent");
CREATE FUNCTION "app"."cell"(dimension TEXT, tenths_mm INTEGER, tolerance INTEGER, extent "app"."Extent") RETURNS SMALLINT
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN tenths_mm <= 0 OR tolerance > 250 * CASE extent WHEN 'GIRTH' THEN 2 ELSE 1 END THEN -1
    WHEN extent = 'FLAT' THEN least(tenths_mm, 65535) / 50
    WHEN dimension = ANY (ARRAY['chest', 'waist', 'hem', 'hemline', 'waistband', 'left_thigh', 'right_thigh',
        'left_cuff', 'right_cuff', 'left_opening', 'right_opening'])
      THEN least(tenths_mm, 65535) / 100
    ELSE -1 END::SMALLINT;

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
        SELECT "dimension", "app"."cell"("dimension", "valueTenthsMm", "toleranceTenthsMm", "extent") AS cell,
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

SELECT "app"."refresh_garment_offers"(array_agg("id")) FROM "app"."CatalogueGarment";
