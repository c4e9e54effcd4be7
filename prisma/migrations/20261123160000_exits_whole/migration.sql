-- What an exit takes along is kept with it: memberships and posts that would begin later or are cut short, and the admission
-- of a member on probation with its deadline.

-- AlterTable
ALTER TABLE "member_exit" ADD COLUMN     "admission_due_on" DATE,
ADD COLUMN     "admission_id" UUID,
ADD COLUMN     "taken" JSONB NOT NULL DEFAULT '[]';

-- AddForeignKey
ALTER TABLE "member_exit" ADD CONSTRAINT "member_exit_admission_id_fkey" FOREIGN KEY ("admission_id") REFERENCES "admission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE member_exit
  ADD CONSTRAINT member_exit_deadline_is_of_admission CHECK (admission_due_on IS NULL OR admission_id IS NOT NULL),
  ADD CONSTRAINT member_exit_taken_is_a_list CHECK (jsonb_typeof(taken) = 'array');

-- Those on record: exit and admission were logged at one moment.
UPDATE member_exit x SET admission_id = a.id
FROM admission a JOIN LATERAL (SELECT l.action, l.at FROM workflow_log l WHERE l.item_id = a.id ORDER BY l.sequence DESC LIMIT 1) last ON true
WHERE a.member_id = x.member_id AND last.action = 'LEAVE' AND last.at = x.recorded_at AND x.restored_on IS NULL;

-- ---------------------------------------------------------------------------------------------------------
-- What an exit ends

-- Where a member belonged on the last day before the exit; null unless there and where the member belongs last the actor records exits.
CREATE FUNCTION chibo_cell_left(of_member uuid, effective_on date) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT s.organization_id
  FROM membership s
  JOIN LATERAL (SELECT l.organization_id, l.valid_through FROM membership l WHERE l.member_id = s.member_id AND l.kind = 'PRIMARY' ORDER BY l.valid_from DESC LIMIT 1) last ON true
  WHERE s.member_id = of_member AND s.kind = 'PRIMARY' AND s.during @> (effective_on - 1) AND last.valid_through IS NULL
    AND s.organization_id IN (SELECT chibo_organizations('exit_record')) AND last.organization_id IN (SELECT chibo_organizations('exit_record'));
END;

-- Ends the memberships of a member whose exit this very transaction records, wherever they are, and takes away those, and the posts
-- given, that would begin on the day of the exit or later. What was to come or is cut short is kept with the exit, as it was.
CREATE FUNCTION chibo_exit_takes(of_exit uuid, post_ids uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  leaving record;
BEGIN
  SELECT * INTO leaving FROM chibo_exits_under_way() u WHERE u.id = of_exit AND u.restored_on IS NULL;
  IF leaving.id IS NULL THEN
    RAISE EXCEPTION 'exit % is not under way', of_exit USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE member_exit e SET taken = COALESCE((
    SELECT jsonb_agg(kept.held ORDER BY kept.held ->> 'valid_from') FROM (
      SELECT jsonb_build_object('table', 'membership', 'name', (SELECT p.name FROM organization_period p WHERE p.organization_id = s.organization_id ORDER BY p.valid_from DESC LIMIT 1)) || to_jsonb(s) AS held
      FROM membership s WHERE s.member_id = leaving.member_id
        AND (s.valid_from >= leaving.effective_on OR s.kind = 'TEMPORARY' AND (s.valid_through IS NULL OR s.valid_through >= leaving.effective_on))
      UNION ALL
      SELECT jsonb_build_object('table', 'post') || to_jsonb(t) FROM post t
      WHERE t.id = ANY (post_ids) AND t.person_id = leaving.person_id AND t.valid_from >= leaving.effective_on) AS kept), '[]')
  WHERE e.id = of_exit;
  DELETE FROM membership s WHERE s.member_id = leaving.member_id AND s.valid_from >= leaving.effective_on;
  UPDATE membership s SET valid_through = leaving.effective_on - 1
  WHERE s.member_id = leaving.member_id AND (s.valid_through IS NULL OR s.valid_through >= leaving.effective_on);
  DELETE FROM post t
  WHERE t.id = ANY (post_ids) AND t.person_id = leaving.person_id AND t.valid_from >= leaving.effective_on AND t.organization_id IN (SELECT chibo_organizations('exit_record'));
END
$$;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- From the cell of the primary membership on the last day, and nobody for oneself or a relative.
DROP POLICY member_exit_record ON member_exit;
CREATE POLICY member_exit_record ON member_exit FOR INSERT TO chibo_app
  WITH CHECK (organization_id = chibo_cell_left(member_id, effective_on) AND restored_on IS NULL
    AND member_id IS DISTINCT FROM (SELECT chibo_member()) AND member_id NOT IN (SELECT chibo_relative_members()));
DROP POLICY member_exit_restore ON member_exit;
CREATE POLICY member_exit_restore ON member_exit FOR UPDATE TO chibo_app
  USING (restored_on IS NULL AND organization_id IN (SELECT chibo_organizations('exit_record'))
    AND member_id IS DISTINCT FROM (SELECT chibo_member()) AND member_id NOT IN (SELECT chibo_relative_members()))
  WITH CHECK (restored_at = now()::timestamptz(3));
DROP POLICY membership_leave ON membership;

REVOKE EXECUTE ON FUNCTION chibo_cell_left(uuid, date), chibo_exit_takes(uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_cell_left(uuid, date), chibo_exit_takes(uuid, uuid[]) TO chibo_app;

GRANT INSERT (admission_id, admission_due_on) ON member_exit TO chibo_app;
