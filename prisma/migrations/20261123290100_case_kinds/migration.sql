-- The kinds of cases that had no stage table yet. On their own: a value is not used in the transaction that adds it.

-- AlterEnum
ALTER TYPE "case_kind" ADD VALUE 'WORK_INSPECTION';
ALTER TYPE "case_kind" ADD VALUE 'FINANCE_INSPECTION';
ALTER TYPE "case_kind" ADD VALUE 'REGULAR_SUPERVISION';
ALTER TYPE "case_kind" ADD VALUE 'DENUNCIATION';
