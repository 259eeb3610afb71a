-- DropIndex
DROP INDEX "app"."WardrobeGarment_ownerId_createdAt_idx";

-- AlterTable
ALTER TABLE "app"."WardrobeGarment" ADD COLUMN     "category" TEXT,
ADD COLUMN     "feel" TEXT,
ADD COLUMN     "fitStyle" TEXT,
ADD COLUMN     "isReference" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "stretch" TEXT,
ADD COLUMN     "zones" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "app"."FitWish" (
    "ownerId" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "wish" TEXT NOT NULL,

    CONSTRAINT "FitWish_pkey" PRIMARY KEY ("ownerId","scope")
);

-- CreateIndex
CREATE INDEX "WardrobeGarment_ownerId_createdAt_id_idx" ON "app"."WardrobeGarment"("ownerId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "WardrobeGarment_ownerId_garmentType_createdAt_id_idx" ON "app"."WardrobeGarment"("ownerId", "garmentType", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "WardrobeGarment_ownerId_deletedAt_id_idx" ON "app"."WardrobeGarment"("ownerId", "deletedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "WardrobeGarment_ownerId_isReference_createdAt_idx" ON "app"."WardrobeGarment"("ownerId", "isReference", "createdAt" DESC);

-- AddForeignKey
ALTER TABLE "app"."FitWish" ADD CONSTRAINT "FitWish_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "app"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Their words are closed lists.
ALTER TABLE "app"."WardrobeGarment"
  ADD CONSTRAINT "WardrobeGarment_feel_known" CHECK ("feel" IN ('tight', 'right', 'loose')),
  ADD CONSTRAINT "WardrobeGarment_stretch_known" CHECK ("stretch" IN ('none', 'some', 'much')),
  ADD CONSTRAINT "WardrobeGarment_fitStyle_known" CHECK ("fitStyle" IN ('slim', 'regular', 'loose', 'oversized')),
  -- Without knowing how it fits, nothing can be compared with it.
  ADD CONSTRAINT "WardrobeGarment_reference_has_feel" CHECK (NOT "isReference" OR "feel" IS NOT NULL);
ALTER TABLE "app"."FitWish" ADD CONSTRAINT "FitWish_wish_known" CHECK ("wish" IN ('closer', 'same', 'looser'));
