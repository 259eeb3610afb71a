-- AlterTable
ALTER TABLE "gateway"."scan" ADD COLUMN     "traceparent" TEXT;
