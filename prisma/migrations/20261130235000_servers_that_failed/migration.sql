-- AlterTable
ALTER TABLE "gateway"."scan_attempt" ADD COLUMN     "failed_servers" TEXT[] DEFAULT ARRAY[]::TEXT[];
