-- Which members of a party committee follow which cells.

-- CreateTable
CREATE TABLE "cell_following" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE,
    "during" daterange GENERATED ALWAYS AS (daterange("valid_from", "valid_through", '[]')) STORED,
    "decision_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cell_following_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "cell_following_post_id_idx" ON "cell_following"("post_id");

-- CreateIndex
CREATE INDEX "cell_following_organization_id_idx" ON "cell_following"("organization_id");

-- AddForeignKey
ALTER TABLE "cell_following" ADD CONSTRAINT "cell_following_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cell_following" ADD CONSTRAINT "cell_following_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cell_following" ADD CONSTRAINT "cell_following_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE cell_following
  ADD CONSTRAINT cell_following_in_order CHECK (valid_from <= valid_through),
  ADD CONSTRAINT cell_following_once_at_a_time EXCLUDE USING gist (post_id WITH =, organization_id WITH =, during WITH &&);

-- Who follows a cell on a day: while assigned, while holding the seat and while there is the cell. Told to whoever reads the roll of the
-- cell, with the name, since the follower is mostly of another cell; and to the follower.
CREATE FUNCTION chibo_cell_followings(as_of date) RETURNS TABLE (id uuid, post_id uuid, person_id uuid, full_name text, organization_id uuid, valid_from date, valid_through date, version integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
BEGIN ATOMIC
  SELECT f.id, f.post_id, t.person_id, p.full_name, f.organization_id, f.valid_from, LEAST(f.valid_through, t.valid_through), f.version
  FROM cell_following f JOIN post t ON t.id = f.post_id JOIN person p ON p.id = t.person_id JOIN organization o ON o.id = f.organization_id
  WHERE f.during @> as_of AND t.during @> as_of AND (o.ended_on IS NULL OR o.ended_on >= as_of)
    AND (f.organization_id IN (SELECT chibo_organizations('member_read')) OR t.person_id = chibo_person());
END;
REVOKE EXECUTE ON FUNCTION chibo_cell_followings(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_cell_followings(date) TO chibo_app;

ALTER TABLE cell_following ENABLE ROW LEVEL SECURITY;
CREATE POLICY cell_following_read ON cell_following FOR SELECT TO chibo_app USING (organization_id IN (SELECT chibo_organizations('member_read')));
CREATE POLICY cell_following_assign ON cell_following FOR INSERT TO chibo_app WITH CHECK (organization_id IN (SELECT chibo_staffed_organizations()));
CREATE POLICY cell_following_end ON cell_following FOR UPDATE TO chibo_app USING (organization_id IN (SELECT chibo_staffed_organizations()));
GRANT SELECT, INSERT (id, post_id, organization_id, valid_from, valid_through, decision_id), UPDATE (valid_through, version) ON cell_following TO chibo_app;
