-- Sizes are looked up by how exactly their charts say them to be made: the more exact, the fewer others a bound lets in.
-- Of the measures that have cells, twice the smallest and largest tolerance lying flat in tenths of a millimetre: up to
-- 5 mm, 10 mm and 15 mm, all of them, and the rest. OfferedSize's toleranceClasses says the same.
CREATE FUNCTION "app"."tolerance_class"(finest INTEGER, coarsest INTEGER) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN coalesce(coarsest, 0) <= 100 THEN 'a'
    WHEN finest > 100 AND coarsest <= 200 THEN 'b'
    WHEN finest > 200 AND coarsest <= 300 THEN 'c'
    ELSE 'd' END;

-- What a search asks for: sizes of a kind whose cells have scores of at least this in all. Each column has the scores of its
-- cells, with the cell as the index, that of what is not stated and that of every other cell; of the first two columns
-- `cells` are those that can still reach the least, as a B-tree looks them up. Bound and place say whose a size is.
CREATE TYPE "app"."size_bound" AS (
  bound SMALLINT, place SMALLINT, kind TEXT, least INTEGER,
  first_cells SMALLINT[], first_scores SMALLINT[], first_unstated SMALLINT, first_beyond SMALLINT,
  second_cells SMALLINT[], second_scores SMALLINT[], second_unstated SMALLINT, second_beyond SMALLINT,
  third_scores SMALLINT[], third_unstated SMALLINT, third_beyond SMALLINT,
  fourth_scores SMALLINT[], fourth_unstated SMALLINT, fourth_beyond SMALLINT);

-- As before, and two bytes of the place in the chart, by which sizes that fit equally well are told apart.
DROP FUNCTION "app"."packed_garment"(TIMESTAMPTZ, TEXT, TEXT);
CREATE FUNCTION "app"."packed_garment"(published_at TIMESTAMPTZ, stretch TEXT, fit_style TEXT, place INTEGER) RETURNS BYTEA
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN int8send((extract(epoch FROM published_at) * 1000)::BIGINT)
    || substring(int4send(coalesce(array_position(ARRAY['none', 'some', 'much'], stretch), 0)) FROM 4)
    || substring(int4send(coalesce(array_position(ARRAY['slim', 'regular', 'loose', 'oversized'], fit_style), 0)) FROM 4)
    || int2send(greatest(0, least(place, 32767))::SMALLINT);

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

-- Sizes that are found by cells come in the order of a page, so the index has their moments, too.
DROP INDEX "app"."SizeOffer_cells";
CREATE INDEX "SizeOffer_cells" ON "app"."SizeOffer"("kind", "first", "second", "third", "fourth")
  INCLUDE ("sizeId", "garmentId", "publishedAt", "packed");

SELECT "app"."refresh_garment_offers"(array_agg("id")) FROM "app"."CatalogueGarment";
