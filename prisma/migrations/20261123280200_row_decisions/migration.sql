-- AlterTable
ALTER TABLE "rating_entry" ADD COLUMN     "decided_on" DATE;

-- The day of the decision on the row itself: rows of one sheet may be decided on several days. Empty of what was decided before
-- this was kept, where the last decision on its sheet holds, and of what a body above decided, which has its document.
ALTER TABLE rating_entry ADD CONSTRAINT rating_entry_decided_on_a_day CHECK (decided_on IS NULL OR (decided_level IS NOT NULL AND NOT decided_above));
GRANT UPDATE (decided_on) ON rating_entry TO chibo_app;
