-- CreateTable
CREATE TABLE "app"."Favourite" (
    "userId" UUID NOT NULL,
    "garmentId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Favourite_pkey" PRIMARY KEY ("userId","garmentId")
);

-- CreateIndex
CREATE INDEX "Favourite_userId_createdAt_garmentId_idx" ON "app"."Favourite"("userId", "createdAt" DESC, "garmentId" DESC);

-- CreateIndex
CREATE INDEX "Favourite_garmentId_idx" ON "app"."Favourite"("garmentId");

-- AddForeignKey
ALTER TABLE "app"."Favourite" ADD CONSTRAINT "Favourite_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."Favourite" ADD CONSTRAINT "Favourite_garmentId_fkey" FOREIGN KEY ("garmentId") REFERENCES "app"."CatalogueGarment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
