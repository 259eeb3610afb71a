-- A garment's colour is a word that people read, so it has one for each language, as its name does.
ALTER TABLE "app"."CatalogueGarment"
  ALTER COLUMN "colour" SET DATA TYPE JSONB USING jsonb_build_object('en', "colour", 'fr', "colour");
