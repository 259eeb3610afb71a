-- CreateEnum
CREATE TYPE "app"."TokenPurpose" AS ENUM ('VERIFY_EMAIL', 'RESET_PASSWORD');

-- AlterTable
ALTER TABLE "app"."User" ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "emailVerifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "language" TEXT,
ADD COLUMN     "unit" TEXT;

-- CreateTable
CREATE TABLE "app"."Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "browser" TEXT,
    "system" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."AccountToken" (
    "userId" UUID NOT NULL,
    "purpose" "app"."TokenPurpose" NOT NULL,
    "secretHash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccountToken_pkey" PRIMARY KEY ("userId","purpose")
);

-- CreateTable
CREATE TABLE "app"."ConsentChange" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "granted" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "ConsentChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Session_userId_lastSeenAt_idx" ON "app"."Session"("userId", "lastSeenAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "AccountToken_secretHash_key" ON "app"."AccountToken"("secretHash");

-- CreateIndex
CREATE INDEX "ConsentChange_userId_at_idx" ON "app"."ConsentChange"("userId", "at" DESC);

-- AddForeignKey
ALTER TABLE "app"."Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."AccountToken" ADD CONSTRAINT "AccountToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app"."ConsentChange" ADD CONSTRAINT "ConsentChange_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What was said about consent is added to and never changed; it goes only with its person, whose deletion cascades with
-- the rights of the owner of the table.
REVOKE UPDATE, DELETE, TRUNCATE ON "app"."ConsentChange" FROM fitsize_web;

-- Jobs (mail, erasing) are kept by graphile-worker in a schema of its own, which belongs to the web application: its
-- tables have row-level security without policies, so only their owner sees their rows. It makes and migrates them
-- itself, but may not create a schema; its list of migrations tells it that there is one.
CREATE SCHEMA "graphile_worker" AUTHORIZATION fitsize_web;
CREATE TABLE "graphile_worker"."migrations" (
  "id" INT PRIMARY KEY,
  "ts" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "breaking" BOOLEAN NOT NULL DEFAULT false
);
ALTER TABLE "graphile_worker"."migrations" OWNER TO fitsize_web;
