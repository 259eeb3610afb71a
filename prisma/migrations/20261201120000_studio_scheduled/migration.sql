-- By itself: a new value cannot be used in the transaction that adds it.
-- AlterEnum
ALTER TYPE "app"."CollectionStatus" ADD VALUE 'SCHEDULED' BEFORE 'PUBLISHED';
