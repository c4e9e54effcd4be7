-- Who guides a probationary member is replaced when they no longer can: the one before stays on record, with the last day.

ALTER TABLE "admission_introducer" ADD COLUMN "replaced_on" DATE;
-- How many the file names is limited, how often one of them is replaced is not.
ALTER TABLE admission_introducer
  DROP CONSTRAINT admission_introducer_few,
  ADD CONSTRAINT admission_introducer_few CHECK (place BETWEEN 1 AND 5 OR place > 5 AND replacement);
GRANT UPDATE (replaced_on) ON admission_introducer TO chibo_app;
