-- AlterTable
ALTER TABLE "gateway"."gateway_instance" ADD COLUMN     "slots" INTEGER NOT NULL DEFAULT 0;
