-- Posts with terms: who is appointed, elected and relieved is put on record by those above the organisation.

-- AlterTable
ALTER TABLE "post" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- Organisations whose posts the actor puts on record: what stands below the own one.
CREATE FUNCTION chibo_staffed_organizations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT p.organization_id FROM organization_period p
  WHERE p.parent_id IN (SELECT chibo_organizations('post_appoint')) AND p.organization_id IN (SELECT chibo_organizations('post_appoint'));
END;

-- Records of appointments and elections in the scope of a right.
CREATE FUNCTION chibo_staffings(right_name text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT i.id FROM workflow_item i WHERE i.kind = 'staffing' AND i.organization_id IN (SELECT chibo_organizations(right_name));
END;

CREATE POLICY staffing_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'staffing' AND organization_id IN (SELECT chibo_organizations('member_read')));
CREATE POLICY staffing_item_open ON workflow_item FOR INSERT TO chibo_app
  WITH CHECK (kind = 'staffing' AND organization_id IN (SELECT chibo_organizations('post_appoint')));
CREATE POLICY staffing_log_read ON workflow_log FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_staffings('member_read')));
CREATE POLICY staffing_log_append ON workflow_log FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_staffings('post_appoint')));
CREATE POLICY staffing_override_read ON rule_override FOR SELECT TO chibo_app USING (item_id IN (SELECT chibo_staffings('member_read')));
CREATE POLICY staffing_override_append ON rule_override FOR INSERT TO chibo_app WITH CHECK (item_id IN (SELECT chibo_staffings('post_appoint')));

CREATE POLICY decision_on_staffing ON decision FOR INSERT TO chibo_app WITH CHECK (NOT synthetic AND EXISTS (SELECT chibo_organizations('post_appoint')));

-- Nobody writes a post of their own. From these four kinds no right follows, so they are for the own organisation too.
CREATE POLICY post_appoint ON post FOR INSERT TO chibo_app
  WITH CHECK (person_id IS DISTINCT FROM (SELECT chibo_person()) AND (organization_id IN (SELECT chibo_staffed_organizations())
    OR committee_id IS NULL AND kind IN ('VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD', 'CIVIL_SERVANT') AND organization_id IN (SELECT chibo_organizations('post_appoint'))));
CREATE POLICY post_relieve ON post FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_staffed_organizations())
    OR committee_id IS NULL AND kind IN ('VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD', 'CIVIL_SERVANT') AND organization_id IN (SELECT chibo_organizations('post_appoint')));
CREATE POLICY committee_elect ON committee FOR INSERT TO chibo_app WITH CHECK (organization_id IN (SELECT chibo_staffed_organizations()));
CREATE POLICY committee_end ON committee FOR UPDATE TO chibo_app USING (organization_id IN (SELECT chibo_staffed_organizations()));

REVOKE EXECUTE ON FUNCTION chibo_staffed_organizations(), chibo_staffings(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_staffed_organizations(), chibo_staffings(text) TO chibo_app;

GRANT UPDATE (version) ON post TO chibo_app;
GRANT INSERT ON committee TO chibo_app;
