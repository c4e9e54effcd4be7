-- Dues (đảng phí) as entered evidence: which months of whom a cell was paid.

-- CreateTable
CREATE TABLE "dues_payment" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "amount_dong" INTEGER NOT NULL,
    "paid_on" DATE NOT NULL,
    "receipt" TEXT NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "dues_payment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dues_payment_organization_id_month_idx" ON "dues_payment"("organization_id", "month");

-- CreateIndex
CREATE INDEX "dues_payment_member_id_month_idx" ON "dues_payment"("member_id", "month");

-- AddForeignKey
ALTER TABLE "dues_payment" ADD CONSTRAINT "dues_payment_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dues_payment" ADD CONSTRAINT "dues_payment_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE dues_payment
  ADD CONSTRAINT dues_payment_of_a_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT dues_payment_of_some_amount CHECK (amount_dong > 0),
  ADD CONSTRAINT dues_payment_shown CHECK (btrim(receipt) <> ''),
  ADD CONSTRAINT dues_payment_voided_with_reason CHECK ((voided_at IS NULL) = (void_reason IS NULL));
CREATE UNIQUE INDEX dues_payment_once_a_month ON dues_payment (member_id, month) WHERE voided_at IS NULL;

-- As before, and dues.
CREATE OR REPLACE FUNCTION person_merge_references() RETURNS TABLE (place integer, table_name text, column_name text, target text, confidential boolean, unless text)
LANGUAGE sql IMMUTABLE ROWS 46
BEGIN ATOMIC
  SELECT * FROM (VALUES
    (1, 'membership', 'member_id', 'member', false, NULL),
    (2, 'member_status_period', 'member_id', 'member', false, NULL),
    (3, 'member_overlay', 'member_id', 'member', false, NULL),
    (4, 'member_exit', 'member_id', 'member', false, NULL),
    (5, 'rating_entry', 'member_id', 'member', false, NULL),
    (6, 'admission', 'member_id', 'member', false, NULL),
    (7, 'admission_introducer', 'member_id', 'member', false, NULL),
    (8, 'inspection_case_subject', 'member_id', 'member', true, NULL),
    (9, 'discipline_case', 'member_id', 'member', true, NULL),
    -- A person has one party record: the kept one's own, if there is one.
    (10, 'member', 'person_id', 'person', false, 'EXISTS (SELECT FROM member k WHERE k.person_id = $1)'),
    (11, 'post', 'person_id', 'person', false, NULL),
    (12, 'training_attendance', 'person_id', 'person', false, NULL),
    (13, 'recorded_rating', 'person_id', 'person', false, NULL),
    (14, 'admission', 'person_id', 'person', false, NULL),
    (15, 'member_transfer', 'person_id', 'person', false, NULL),
    (16, 'inspection_case_team', 'person_id', 'person', true, NULL),
    (17, 'account', 'person_id', 'person', false, NULL),
    (18, 'access_grant', 'person_id', 'person', false, NULL),
    -- One that was ended gives nothing any more, and stays with whoever ended it.
    (19, 'delegation', 'delegator_id', 'person', false, 'r.ended_at IS NOT NULL'),
    (20, 'delegation', 'delegate_id', 'person', false, 'r.ended_at IS NOT NULL'),
    -- What the kept record has of its own stands.
    (21, 'person_contact', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_contact k WHERE k.person_id = $1)'),
    (22, 'identity_number', 'person_id', 'person', false, 'EXISTS (SELECT FROM identity_number k WHERE k.person_id = $1 AND k.kind = r.kind)'),
    (23, 'person_relation', 'person_id', 'person', false,
      'r.other_id = $1 OR r.withdrawn_on IS NULL AND EXISTS (SELECT FROM person_relation k WHERE k.withdrawn_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.other_id IN (k.person_id, k.other_id))'),
    (24, 'person_relation', 'other_id', 'person', false,
      'r.person_id = $1 OR r.withdrawn_on IS NULL AND EXISTS (SELECT FROM person_relation k WHERE k.withdrawn_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.person_id IN (k.person_id, k.other_id))'),
    (25, 'not_same_person', 'one_id', 'person', false,
      'r.other_id = $1 OR EXISTS (SELECT FROM not_same_person k WHERE $1 IN (k.one_id, k.other_id) AND r.other_id IN (k.one_id, k.other_id))'),
    (26, 'not_same_person', 'other_id', 'person', false,
      'r.one_id = $1 OR EXISTS (SELECT FROM not_same_person k WHERE $1 IN (k.one_id, k.other_id) AND r.one_id IN (k.one_id, k.other_id))'),
    (27, 'duplicate_suspicion', 'person_id', 'person', false,
      'r.other_id = $1 OR r.settled_on IS NULL AND EXISTS (SELECT FROM duplicate_suspicion k WHERE k.settled_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.other_id IN (k.person_id, k.other_id))'),
    (28, 'duplicate_suspicion', 'other_id', 'person', false,
      'r.person_id = $1 OR r.settled_on IS NULL AND EXISTS (SELECT FROM duplicate_suspicion k WHERE k.settled_on IS NULL AND $1 IN (k.person_id, k.other_id) AND r.person_id IN (k.person_id, k.other_id))'),
    -- What was merged into the merged record earlier opens to the kept one too.
    (29, 'person', 'merged_into_id', 'person', false, NULL),
    (30, 'correction', 'member_id', 'member', false, NULL),
    (31, 'person_origin', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_origin k WHERE k.person_id = $1)'),
    (32, 'person_residence', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_residence k WHERE k.person_id = $1)'),
    (33, 'person_schooling', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_schooling k WHERE k.person_id = $1)'),
    (34, 'person_background', 'person_id', 'person', false, 'EXISTS (SELECT FROM person_background k WHERE k.person_id = $1)'),
    (35, 'party_background', 'person_id', 'person', false, 'EXISTS (SELECT FROM party_background k WHERE k.person_id = $1)'),
    (36, 'member_readmission', 'member_id', 'member', false, NULL),
    (37, 'file_check', 'member_id', 'member', false, NULL),
    (38, 'member_badge', 'member_id', 'member', false, NULL),
    (39, 'member_restriction', 'member_id', 'member', true, NULL),
    (40, 'member_suspension', 'member_id', 'member', false, NULL),
    (41, 'programme_line', 'subject_member_id', 'member', true, NULL),
    (42, 'programme_line', 'lead_id', 'person', true, NULL),
    (43, 'denunciation', 'member_id', 'member', true, NULL),
    -- One help a year: that of the kept record stands.
    (44, 'member_help', 'member_id', 'member', false, 'EXISTS (SELECT FROM member_help k JOIN member o ON o.id = k.member_id WHERE o.person_id = $1 AND k.year = r.year)'),
    (45, 'state_notice', 'member_id', 'member', true, NULL),
    -- One payment a month: that of the kept record stands.
    (46, 'dues_payment', 'member_id', 'member', false,
      'r.voided_at IS NULL AND EXISTS (SELECT FROM dues_payment k JOIN member o ON o.id = k.member_id WHERE o.person_id = $1 AND k.month = r.month AND k.voided_at IS NULL)')
  ) AS moved (place, table_name, column_name, target, confidential, unless);
END;

-- ---------------------------------------------------------------------------------------------------------
-- Row-level security

-- The cell where somebody is active for a time, for whoever sees them where they belong: it is where they pay, and may be out of scope.
CREATE FUNCTION chibo_temporary_cell(of_member uuid, on_day date) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT t.organization_id FROM membership t
  WHERE t.member_id = of_member AND t.kind = 'TEMPORARY' AND t.during @> on_day
    AND EXISTS (SELECT FROM membership s WHERE s.member_id = of_member AND s.during @> on_day
      AND (s.organization_id IN (SELECT chibo_organizations('member_read')) OR s.member_id = (SELECT chibo_member())))
  ORDER BY t.valid_from DESC LIMIT 1;
END;

-- Which months of somebody were paid, wherever, for whoever records their dues or their exit: once a month is enough, and what was paid counts as such.
CREATE FUNCTION chibo_dues_paid(of_member uuid, from_month date, through_month date) RETURNS SETOF date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 12
BEGIN ATOMIC
  SELECT d.month FROM dues_payment d
  WHERE d.member_id = of_member AND d.voided_at IS NULL AND d.month BETWEEN from_month AND through_month
    AND EXISTS (SELECT FROM membership s WHERE s.member_id = of_member
      AND (s.organization_id IN (SELECT chibo_organizations('dues_record')) OR s.organization_id IN (SELECT chibo_organizations('exit_record'))));
END;

-- Members to whom dues of the actor's cells can be put down.
CREATE FUNCTION chibo_dues_members() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100
BEGIN ATOMIC
  SELECT s.member_id FROM membership s WHERE s.organization_id IN (SELECT chibo_organizations('dues_record'));
END;
REVOKE EXECUTE ON FUNCTION chibo_temporary_cell(uuid, date), chibo_dues_paid(uuid, date, date), chibo_dues_members() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_temporary_cell(uuid, date), chibo_dues_paid(uuid, date, date), chibo_dues_members() TO chibo_app;

ALTER TABLE dues_payment ENABLE ROW LEVEL SECURITY;
-- What somebody pays tells what they earn: it is for the cell that was paid and those above who keep the records, and for the member.
CREATE POLICY dues_payment_read ON dues_payment FOR SELECT TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('dues_read')) OR member_id = (SELECT chibo_member()));
CREATE POLICY dues_payment_record ON dues_payment FOR INSERT TO chibo_app
  WITH CHECK (organization_id IN (SELECT chibo_organizations('dues_record')) AND member_id IN (SELECT chibo_dues_members()));
CREATE POLICY dues_payment_void ON dues_payment FOR UPDATE TO chibo_app
  USING (organization_id IN (SELECT chibo_organizations('dues_record')));
GRANT SELECT, INSERT (id, member_id, organization_id, month, amount_dong, paid_on, receipt), UPDATE (voided_at, void_reason, version) ON dues_payment TO chibo_app;
