-- What a removal from the roll rests on, as evidence that rules can be held against: months without activity or dues, and
-- since when the cell has helped.

-- AlterTable
ALTER TABLE "member_exit" ADD COLUMN     "helped_since" DATE,
ADD COLUMN     "inactive_months" SMALLINT,
ADD COLUMN     "unpaid_months" SMALLINT;

ALTER TABLE member_exit
  ADD CONSTRAINT member_exit_months_of_a_year CHECK (inactive_months BETWEEN 0 AND 12 AND unpaid_months BETWEEN 0 AND 12),
  ADD CONSTRAINT member_exit_evidence_of_a_removal CHECK (
    (inactive_months IS NULL AND unpaid_months IS NULL OR ground IS NOT DISTINCT FROM 'NO_ACTIVITY') AND (helped_since IS NULL OR ground IS NOT DISTINCT FROM 'NO_PROGRESS'));

GRANT INSERT (helped_since, inactive_months, unpaid_months) ON member_exit TO chibo_app;
