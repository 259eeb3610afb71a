-- Words are found by their trigrams. The extension is a trusted one: who may create in the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- AlterTable
ALTER TABLE "app"."CatalogueGarment" ADD COLUMN     "category" TEXT,
ADD COLUMN     "colourFamily" TEXT,
ADD COLUMN     "composition" JSONB,
ADD COLUMN     "fitStyle" TEXT,
ADD COLUMN     "outline" JSONB,
ADD COLUMN     "shopUrl" TEXT,
ADD COLUMN     "stretch" TEXT;

-- CreateTable
CREATE TABLE "app"."GarmentOffer" (
    "garmentId" UUID NOT NULL,
    "brandSlug" TEXT NOT NULL,
    "garmentType" TEXT NOT NULL,
    "category" TEXT,
    "fitStyle" TEXT,
    "colourFamily" TEXT,
    "priceMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "GarmentOffer_pkey" PRIMARY KEY ("garmentId")
);

-- CreateIndex
CREATE INDEX "GarmentOffer_publishedAt_garmentId_idx" ON "app"."GarmentOffer"("publishedAt" DESC, "garmentId" DESC);

-- CreateIndex
CREATE INDEX "GarmentOffer_priceMinor_garmentId_idx" ON "app"."GarmentOffer"("priceMinor", "garmentId");

-- CreateIndex
CREATE INDEX "GarmentOffer_brandSlug_publishedAt_garmentId_idx" ON "app"."GarmentOffer"("brandSlug", "publishedAt" DESC, "garmentId" DESC);

-- CreateIndex
CREATE INDEX "GarmentOffer_words_idx" ON "app"."GarmentOffer" USING GIN ("words" public.gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "app"."GarmentOffer" ADD CONSTRAINT "GarmentOffer_garmentId_fkey" FOREIGN KEY ("garmentId") REFERENCES "app"."CatalogueGarment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Lower case without accents, so that "ecru" finds "écru" and "Écru".
CREATE FUNCTION "app"."plain_words"(text TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(normalize(lower(text), NFKD), '[\u0300-\u036f]', '', 'g');

-- Writes anew what a search sees of some garments. Their collections are locked first: a garment that is changed while
-- its collection is taken back waits, and then sees that it is no longer on offer.
CREATE FUNCTION "app"."refresh_garment_offers"(garment_ids UUID[]) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "app"."Collection" c
    WHERE c."id" IN (SELECT g."collectionId" FROM "app"."CatalogueGarment" g WHERE g."id" = ANY (garment_ids))
    ORDER BY c."id" FOR SHARE;
  DELETE FROM "app"."GarmentOffer" o USING "app"."CatalogueGarment" g, "app"."Collection" c
    WHERE o."garmentId" = ANY (garment_ids) AND g."id" = o."garmentId" AND c."id" = g."collectionId"
      AND c."status" <> 'PUBLISHED';
  INSERT INTO "app"."GarmentOffer" AS o ("garmentId", "brandSlug", "garmentType", "category", "fitStyle", "colourFamily",
      "priceMinor", "currency", "publishedAt", "words")
    SELECT g."id", b."slug", g."garmentType", g."category", g."fitStyle", g."colourFamily", g."priceMinor", g."currency",
      coalesce(c."publishedAt", 'epoch'),
      "app"."plain_words"(concat_ws(' ',
        (SELECT string_agg(value, ' ' ORDER BY key) FROM jsonb_each_text(g."name")),
        (SELECT string_agg(value, ' ' ORDER BY key) FROM jsonb_each_text(g."colour")),
        b."name", c."title", g."category"))
    FROM "app"."CatalogueGarment" g
      JOIN "app"."Collection" c ON c."id" = g."collectionId"
      JOIN "app"."Brand" b ON b."id" = c."brandId"
    WHERE g."id" = ANY (garment_ids) AND c."status" = 'PUBLISHED'
  ON CONFLICT ("garmentId") DO UPDATE SET "brandSlug" = EXCLUDED."brandSlug", "garmentType" = EXCLUDED."garmentType",
    "category" = EXCLUDED."category", "fitStyle" = EXCLUDED."fitStyle", "colourFamily" = EXCLUDED."colourFamily",
    "priceMinor" = EXCLUDED."priceMinor", "currency" = EXCLUDED."currency", "publishedAt" = EXCLUDED."publishedAt",
    "words" = EXCLUDED."words";
END $$;

CREATE FUNCTION "app"."offer_changed_garments"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "app"."refresh_garment_offers"(array_agg("id")) FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER "new_garments_are_offered" AFTER INSERT ON "app"."CatalogueGarment"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "app"."offer_changed_garments"();
CREATE TRIGGER "changed_garments_are_offered" AFTER UPDATE ON "app"."CatalogueGarment"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "app"."offer_changed_garments"();

CREATE FUNCTION "app"."offer_changed_collection"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "app"."refresh_garment_offers"(array_agg(g."id")) FROM "app"."CatalogueGarment" g
    WHERE g."collectionId" = NEW."id" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "changed_collections_are_offered" AFTER UPDATE ON "app"."Collection" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "app"."offer_changed_collection"();

CREATE FUNCTION "app"."offer_changed_brand"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "app"."refresh_garment_offers"(array_agg(g."id")) FROM "app"."CatalogueGarment" g
    JOIN "app"."Collection" c ON c."id" = g."collectionId" WHERE c."brandId" = NEW."id" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "changed_brands_are_offered" AFTER UPDATE ON "app"."Brand" FOR EACH ROW
  WHEN (OLD."slug" <> NEW."slug" OR OLD."name" <> NEW."name") EXECUTE FUNCTION "app"."offer_changed_brand"();

-- What was on offer before there was a search.
SELECT "app"."refresh_garment_offers"(array_agg("id")) FROM "app"."CatalogueGarment";
