-- CreateEnum
CREATE TYPE "grant_reach" AS ENUM ('UNIT', 'UNIT_AND_BELOW');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "grant_role" ADD VALUE 'SECRETARY';
ALTER TYPE "grant_role" ADD VALUE 'STANDING_COMMITTEE';
ALTER TYPE "grant_role" ADD VALUE 'INSPECTION_COMMITTEE';
ALTER TYPE "grant_role" ADD VALUE 'INSPECTION_OFFICER';
ALTER TYPE "grant_role" ADD VALUE 'PARTY_OFFICE';

-- AlterTable
ALTER TABLE "access_grant" ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by" UUID,
ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "ended_by" UUID,
ADD COLUMN     "needs_approval" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "person_id" UUID,
ADD COLUMN     "reach" "grant_reach",
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "delegator_id" UUID NOT NULL,
    "delegate_id" UUID NOT NULL,
    "rights" TEXT[],
    "organization_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_through" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delegation_delegate_id_idx" ON "delegation"("delegate_id");

-- CreateIndex
CREATE INDEX "delegation_delegator_id_idx" ON "delegation"("delegator_id");

-- CreateIndex
CREATE INDEX "access_grant_organization_id_idx" ON "access_grant"("organization_id");

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_ended_by_fkey" FOREIGN KEY ("ended_by") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_delegator_id_fkey" FOREIGN KEY ("delegator_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say. Roles are compared as text: a value that is new to a type cannot be used
-- in the transaction that adds it.

ALTER TABLE access_grant
  -- The administrator is bound to no place and no person; every other role is held by a person at a place until a day.
  ADD CONSTRAINT access_grant_place_and_holder CHECK (
    (role::text = 'ADMINISTRATOR' AND organization_id IS NULL AND reach IS NULL AND person_id IS NULL)
    OR (role::text <> 'ADMINISTRATOR' AND organization_id IS NOT NULL AND reach IS NOT NULL AND person_id IS NOT NULL AND valid_through IS NOT NULL)),
  ADD CONSTRAINT access_grant_reason_given CHECK (granted_by IS NULL OR reason IS NOT NULL),
  ADD CONSTRAINT access_grant_not_to_oneself CHECK (granted_by <> account_id),
  ADD CONSTRAINT access_grant_strongest_need_approval CHECK (
    granted_by IS NULL OR needs_approval OR role::text NOT IN ('ADMINISTRATOR', 'STANDING_COMMITTEE', 'INSPECTION_OFFICER')),
  ADD CONSTRAINT access_grant_approval_whole CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  ADD CONSTRAINT access_grant_approved_by_a_second CHECK (approved_by IS NULL OR (needs_approval AND approved_by <> granted_by AND approved_by <> account_id)),
  ADD CONSTRAINT access_grant_end_whole CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (end_reason IS NULL));

ALTER TABLE delegation
  ADD CONSTRAINT delegation_of_two CHECK (delegator_id <> delegate_id),
  ADD CONSTRAINT delegation_of_something CHECK (cardinality(rights) > 0 AND array_position(rights, NULL) IS NULL),
  ADD CONSTRAINT delegation_never_of_power CHECK (NOT rights && ARRAY['access.grant', 'access.delegate', 'account.manage', 'session.own']),
  ADD CONSTRAINT delegation_dates_in_order CHECK (valid_through >= valid_from),
  ADD CONSTRAINT delegation_ninety_days CHECK (valid_through - valid_from < 90),
  ADD CONSTRAINT delegation_end_whole CHECK ((ended_at IS NULL) = (ended_by_id IS NULL)),
  ADD CONSTRAINT delegation_ended_by_either CHECK (ended_by_id IN (delegator_id, delegate_id));

-- What was approved or ended stays so, and who did it is who the transaction serves.
CREATE FUNCTION grant_steps_are_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'what was ended does not change' USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_ended_is_final';
  END IF;
  IF TG_TABLE_NAME = 'access_grant' THEN
    IF OLD.approved_by IS NOT NULL AND (OLD.approved_by, OLD.approved_at) IS DISTINCT FROM (NEW.approved_by, NEW.approved_at) THEN
      RAISE EXCEPTION 'an approval does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'access_grant_approval_is_final';
    END IF;
    IF chibo_account() IS NOT NULL AND (OLD.approved_by IS NULL AND NEW.approved_by <> chibo_account() OR NEW.ended_by <> chibo_account()) THEN
      RAISE EXCEPTION 'nobody approves or ends in the name of another' USING ERRCODE = 'check_violation', CONSTRAINT = 'access_grant_in_own_name';
    END IF;
  END IF;
  RETURN NEW;
END;
$$;
CREATE TRIGGER access_grant_steps_are_final BEFORE UPDATE ON access_grant FOR EACH ROW EXECUTE FUNCTION grant_steps_are_final();
CREATE TRIGGER delegation_steps_are_final BEFORE UPDATE ON delegation FOR EACH ROW EXECUTE FUNCTION grant_steps_are_final();

-- ---------------------------------------------------------------------------------------------------------
-- What rights rest on. The first four run with the rights of whoever calls them, take part in the caller's plan, and
-- are called by the two below only.

CREATE FUNCTION chibo_posts_held(person uuid, as_of date) RETURNS TABLE (posts json) LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT COALESCE(json_agg(json_build_object(
      'id', p.id, 'kind', p.kind, 'committee', c.kind, 'organizationId', p.organization_id, 'path', o.path::text,
      'from', p.valid_from, 'through', p.valid_through) ORDER BY p.id), '[]')
  FROM post p JOIN organization o ON o.id = p.organization_id LEFT JOIN committee c ON c.id = p.committee_id
  WHERE p.person_id = person AND p.during @> as_of AND as_of <= COALESCE(o.ended_on, 'infinity');
END;

CREATE FUNCTION chibo_grants_held(account uuid, as_of date) RETURNS TABLE (grants json) LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT COALESCE(json_agg(json_build_object(
      'id', g.id, 'role', g.role, 'reach', g.reach, 'organizationId', g.organization_id, 'path', o.path::text,
      'from', g.valid_from, 'through', g.valid_through) ORDER BY g.id), '[]')
  FROM access_grant g LEFT JOIN organization o ON o.id = g.organization_id
  WHERE g.account_id = account AND daterange(g.valid_from, g.valid_through, '[]') @> as_of
    AND g.ended_at IS NULL AND (NOT g.needs_approval OR g.approved_by IS NOT NULL)
    AND as_of <= COALESCE(o.ended_on, 'infinity');
END;

CREATE FUNCTION chibo_memberships_held(member uuid, as_of date) RETURNS TABLE (memberships json) LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT COALESCE(json_agg(json_build_object(
      'id', ms.id, 'organizationId', ms.organization_id, 'path', o.path::text, 'from', ms.valid_from, 'through', ms.valid_through) ORDER BY ms.id), '[]')
  FROM membership ms JOIN organization o ON o.id = ms.organization_id
  WHERE ms.member_id = member AND ms.during @> as_of;
END;

-- Each with all that the delegator's rights rest on that day: it gives no more than the delegator has. Whose account is
-- disabled lends nothing either.
CREATE FUNCTION chibo_delegations_held(person uuid, as_of date) RETURNS TABLE (delegations json) LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT COALESCE(json_agg(json_build_object(
      'id', d.id, 'delegatorId', d.delegator_id, 'rights', d.rights, 'organizationId', d.organization_id, 'path', o.path::text,
      'from', d.valid_from, 'through', d.valid_through, 'posts', p.posts, 'grants', g.grants) ORDER BY d.id), '[]')
  FROM delegation d JOIN organization o ON o.id = d.organization_id
  JOIN account a ON a.person_id = d.delegator_id AND a.disabled_at IS NULL,
  LATERAL chibo_posts_held(d.delegator_id, as_of) p, LATERAL chibo_grants_held(a.id, as_of) g
  WHERE d.delegate_id = person AND as_of BETWEEN d.valid_from AND d.valid_through AND d.ended_at IS NULL
    AND as_of <= COALESCE(o.ended_on, 'infinity');
END;

-- Who a live session belongs to, and all that the person's rights rest on that day.
DROP FUNCTION chibo_session_actor(bytea, date);
CREATE FUNCTION chibo_session_actor(token bytea, as_of date) RETURNS TABLE (
  session_id uuid, account_id uuid, person_id uuid, member_id uuid, must_change_password boolean,
  posts json, grants json, memberships json, delegations json
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT s.id, a.id, a.person_id, m.id, a.must_change_password, p.posts, g.grants, h.memberships, d.delegations
  FROM session s
  JOIN account a ON a.id = s.account_id AND a.disabled_at IS NULL
  LEFT JOIN member m ON m.person_id = a.person_id,
  LATERAL chibo_posts_held(a.person_id, as_of) p, LATERAL chibo_grants_held(a.id, as_of) g,
  LATERAL chibo_memberships_held(m.id, as_of) h, LATERAL chibo_delegations_held(a.person_id, as_of) d
  WHERE s.token_hash = token AND s.revoked_at IS NULL AND s.expires_at > now();
END;

-- Whether a person is active, holds a post or was given a role where the actor may give roles.
CREATE FUNCTION chibo_is_in_granting_reach(person uuid, as_of date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH reached AS (SELECT chibo_organizations('access_grant') AS id)
  SELECT EXISTS (SELECT FROM post p JOIN reached r ON r.id = p.organization_id WHERE p.person_id = person AND p.during @> as_of)
    OR EXISTS (SELECT FROM membership ms JOIN member m ON m.id = ms.member_id JOIN reached r ON r.id = ms.organization_id
               WHERE m.person_id = person AND ms.during @> as_of)
    OR EXISTS (SELECT FROM access_grant g JOIN reached r ON r.id = g.organization_id
               WHERE g.person_id = person AND g.ended_at IS NULL AND daterange(g.valid_from, g.valid_through, '[]') @> as_of);
END;

-- The account of a person to whom the actor may give a role: one's own people.
CREATE FUNCTION chibo_account_of(person uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
BEGIN ATOMIC
  SELECT a.id FROM account a
  WHERE a.person_id = person AND a.disabled_at IS NULL
    AND chibo_is_in_granting_reach(person, (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date);
END;

-- What somebody's rights rest on that day: one's own, that of one's own people for who may give them roles, that of
-- every account for who manages accounts.
CREATE FUNCTION chibo_standing(account uuid, person uuid, as_of date) RETURNS TABLE (
  account_id uuid, person_id uuid, member_id uuid, disabled boolean, must_change_password boolean,
  posts json, grants json, memberships json, delegations json
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT a.id, a.person_id, m.id, a.disabled_at IS NOT NULL, a.must_change_password, p.posts, g.grants, h.memberships, d.delegations
  FROM account a
  LEFT JOIN member m ON m.person_id = a.person_id,
  LATERAL chibo_posts_held(a.person_id, as_of) p, LATERAL chibo_grants_held(a.id, as_of) g,
  LATERAL chibo_memberships_held(m.id, as_of) h, LATERAL chibo_delegations_held(a.person_id, as_of) d
  WHERE (a.id = account OR a.person_id = person)
    AND (a.id = chibo_account() OR chibo_may_manage_accounts() OR chibo_is_in_granting_reach(a.person_id, as_of));
END;

-- An organisation that rights are asked about: one whose name the actor may know, or any for who manages accounts. With
-- it whether its name may be known from elsewhere in the tree: as `chibo_visible_organizations`, for the scope given.
CREATE FUNCTION chibo_explained_organization(organization uuid, seen_from ltree[], as_of date) RETURNS TABLE (path text, name text, seen boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  WITH RECURSIVE below AS (
    SELECT organization AS id
    UNION SELECT p.organization_id FROM organization_period p JOIN below b ON p.parent_id = b.id),
  near AS (
    SELECT id FROM below
    UNION SELECT l.successor_id FROM organization_lineage l JOIN below b ON b.id = l.predecessor_id)
  SELECT o.path::text,
    (SELECT p.name FROM organization_period p WHERE p.organization_id = o.id ORDER BY p.during @> as_of DESC, p.valid_from DESC LIMIT 1),
    EXISTS (SELECT FROM near JOIN organization n ON n.id = near.id WHERE n.path <@ ANY (seen_from))
  FROM organization o
  WHERE o.id = organization AND (o.id IN (SELECT chibo_visible_organizations()) OR chibo_may_manage_accounts());
END;

-- ---------------------------------------------------------------------------------------------------------
-- Who sees and writes them

DROP POLICY access_grant_read ON access_grant;
CREATE POLICY access_grant_read ON access_grant FOR SELECT TO chibo_app
  USING (account_id = chibo_account() OR granted_by = chibo_account() OR organization_id IN (SELECT chibo_organizations('access_grant'))
    OR organization_id IS NULL AND chibo_may_manage_accounts());
CREATE POLICY access_grant_give ON access_grant FOR INSERT TO chibo_app
  WITH CHECK (granted_by = chibo_account() AND approved_by IS NULL AND ended_at IS NULL AND (
    organization_id IN (SELECT chibo_organizations('access_grant')) AND account_id IN (SELECT chibo_account_of(person_id))
    OR organization_id IS NULL AND chibo_may_manage_accounts()));
CREATE POLICY access_grant_change ON access_grant FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('access_grant')) OR organization_id IS NULL AND chibo_may_manage_accounts());

ALTER TABLE delegation ENABLE ROW LEVEL SECURITY;
CREATE POLICY delegation_read ON delegation FOR SELECT TO chibo_app
  USING (delegator_id = (SELECT chibo_person()) OR delegate_id = (SELECT chibo_person()));
CREATE POLICY delegation_give ON delegation FOR INSERT TO chibo_app
  WITH CHECK (delegator_id = (SELECT chibo_person()) AND ended_at IS NULL AND delegate_id IN (SELECT chibo_visible_persons()));
CREATE POLICY delegation_end ON delegation FOR UPDATE TO chibo_app
  USING (delegator_id = (SELECT chibo_person()) OR delegate_id = (SELECT chibo_person()))
  WITH CHECK (ended_by_id = (SELECT chibo_person()));

REVOKE EXECUTE ON FUNCTION
  chibo_posts_held(uuid, date), chibo_grants_held(uuid, date), chibo_memberships_held(uuid, date), chibo_delegations_held(uuid, date),
  chibo_session_actor(bytea, date), chibo_is_in_granting_reach(uuid, date), chibo_account_of(uuid), chibo_standing(uuid, uuid, date),
  chibo_explained_organization(uuid, ltree[], date)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  chibo_session_actor(bytea, date), chibo_account_of(uuid), chibo_standing(uuid, uuid, date), chibo_explained_organization(uuid, ltree[], date)
  TO chibo_app;

GRANT INSERT (id, account_id, person_id, role, organization_id, reach, valid_from, valid_through, reason, granted_by, needs_approval),
  UPDATE (approved_by, approved_at, ended_at, ended_by, end_reason, version) ON access_grant TO chibo_app;
GRANT SELECT, INSERT (id, delegator_id, delegate_id, rights, organization_id, valid_from, valid_through, reason),
  UPDATE (ended_at, ended_by_id, version) ON delegation TO chibo_app;
