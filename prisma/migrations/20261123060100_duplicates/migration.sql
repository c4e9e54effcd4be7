-- CreateTable
CREATE TABLE "not_same_person" (
    "id" UUID NOT NULL,
    "one_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "declared_by_id" UUID,
    "declared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "not_same_person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duplicate_suspicion" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "same_number" BOOLEAN NOT NULL,
    "alike" BOOLEAN NOT NULL,
    "settled_on" DATE,

    CONSTRAINT "duplicate_suspicion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "not_same_person_other_id_idx" ON "not_same_person"("other_id");

-- CreateIndex
CREATE INDEX "duplicate_suspicion_organization_id_idx" ON "duplicate_suspicion"("organization_id");

-- CreateIndex
CREATE INDEX "duplicate_suspicion_other_id_idx" ON "duplicate_suspicion"("other_id");

-- AddForeignKey
ALTER TABLE "not_same_person" ADD CONSTRAINT "not_same_person_one_id_fkey" FOREIGN KEY ("one_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "not_same_person" ADD CONSTRAINT "not_same_person_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "not_same_person" ADD CONSTRAINT "not_same_person_declared_by_id_fkey" FOREIGN KEY ("declared_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_suspicion" ADD CONSTRAINT "duplicate_suspicion_id_fkey" FOREIGN KEY ("id") REFERENCES "workflow_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_suspicion" ADD CONSTRAINT "duplicate_suspicion_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_suspicion" ADD CONSTRAINT "duplicate_suspicion_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_suspicion" ADD CONSTRAINT "duplicate_suspicion_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ---------------------------------------------------------------------------------------------------------
-- Integrity that Prisma's schema cannot say

ALTER TABLE not_same_person
  ADD CONSTRAINT not_same_person_of_two CHECK (one_id <> other_id),
  ADD CONSTRAINT not_same_person_reason_told CHECK (btrim(reason) <> '');
-- Whichever of the two is named first.
CREATE UNIQUE INDEX not_same_person_once ON not_same_person (LEAST(one_id, other_id), GREATEST(one_id, other_id));
ALTER TABLE duplicate_suspicion ADD CONSTRAINT duplicate_suspicion_of_two CHECK (person_id <> other_id), ADD CONSTRAINT duplicate_suspicion_grounded CHECK (same_number OR alike);
CREATE UNIQUE INDEX duplicate_suspicion_once ON duplicate_suspicion (LEAST(person_id, other_id), GREATEST(person_id, other_id)) WHERE settled_on IS NULL;
CREATE TRIGGER not_same_person_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON not_same_person
  FOR EACH STATEMENT EXECUTE FUNCTION workflow_log_is_append_only();

-- ---------------------------------------------------------------------------------------------------------
-- Who may be who

-- Whether two names as they are searched are one letter apart, or none.
CREATE FUNCTION one_letter_apart(one text, other text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE length(one) - length(other)
  WHEN 0 THEN one = other OR EXISTS (SELECT FROM generate_series(1, length(one)) i WHERE overlay(one PLACING '' FROM i FOR 1) = overlay(other PLACING '' FROM i FOR 1))
  WHEN 1 THEN EXISTS (SELECT FROM generate_series(1, length(one)) i WHERE overlay(one PLACING '' FROM i FOR 1) = other)
  WHEN -1 THEN EXISTS (SELECT FROM generate_series(1, length(other)) i WHERE overlay(other PLACING '' FROM i FOR 1) = one)
  ELSE false END;

-- Whether two names as they are searched may be one: the same words in any order, or one letter apart.
CREATE FUNCTION names_alike(one text, other text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT array_agg(w ORDER BY w) FROM regexp_split_to_table(one, ' ') w) = (SELECT array_agg(w ORDER BY w) FROM regexp_split_to_table(other, ' ') w)
  OR one_letter_apart(one, other);

-- Whether two birth dates agree as far as both are known.
CREATE FUNCTION births_agree(one date, one_precision date_precision, other date, other_precision date_precision) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN 'YEAR' IN (one_precision, other_precision) THEN date_part('year', one) = date_part('year', other)
  WHEN 'MONTH' IN (one_precision, other_precision) THEN date_part('year', one) = date_part('year', other) AND date_part('month', one) = date_part('month', other)
  ELSE one = other END;

-- Tells the party office of a person's ward of everybody who may be the same and whom the actor does not see. The actor is
-- told nothing: it answers nothing, whether there is somebody or not. The hashes are of the numbers just entered.
CREATE FUNCTION chibo_suspect_duplicates(of_person uuid, indexes bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
  ward uuid;
  match record;
  item uuid;
BEGIN
  IF chibo_person() IS NULL OR NOT (of_person IN (SELECT chibo_identified_persons('identity_write')) OR of_person IN (SELECT chibo_candidates())) THEN
    RETURN;
  END IF;
  SELECT above.id INTO ward
  FROM (SELECT s.organization_id AS id FROM member m JOIN membership s ON s.member_id = m.id WHERE m.person_id = of_person AND s.kind = 'PRIMARY' AND s.during @> today
    UNION ALL SELECT a.organization_id FROM admission a WHERE a.person_id = of_person AND a.closed_on IS NULL
    UNION ALL SELECT p.organization_id FROM post p WHERE p.person_id = of_person AND p.during @> today) home
  JOIN organization o ON o.id = home.id JOIN organization above ON above.path @> o.path
  JOIN organization_period p ON p.organization_id = above.id AND p.kind = 'WARD_COMMITTEE' AND p.during @> today
  ORDER BY nlevel(above.path) DESC LIMIT 1;
  IF ward IS NULL THEN
    RETURN;
  END IF;
  FOR match IN
    SELECT other.id, number.same, names.alike
    FROM person self JOIN person other ON other.id <> self.id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM identity_number n WHERE n.person_id = other.id AND n.blind_index = ANY (indexes)) AS same) number
    CROSS JOIN LATERAL (SELECT births_agree(self.birth_on, self.birth_precision, other.birth_on, other.birth_precision) AND names_alike(self.search_name, other.search_name) AS alike) names
    WHERE self.id = of_person
      AND (other.id IN (SELECT n.person_id FROM identity_number n WHERE n.blind_index = ANY (indexes))
        OR other.birth_on >= date_trunc('year', self.birth_on)::date AND other.birth_on < (date_trunc('year', self.birth_on) + interval '1 year')::date)
      AND (number.same OR names.alike)
      AND other.id NOT IN (SELECT chibo_visible_persons()) AND other.id NOT IN (SELECT chibo_candidates()) AND other.id <> chibo_person()
      AND NOT EXISTS (SELECT FROM not_same_person d WHERE self.id IN (d.one_id, d.other_id) AND other.id IN (d.one_id, d.other_id))
      AND NOT EXISTS (SELECT FROM duplicate_suspicion d WHERE d.settled_on IS NULL AND self.id IN (d.person_id, d.other_id) AND other.id IN (d.person_id, d.other_id))
  LOOP
    item := overlay(gen_random_uuid()::text PLACING '7' FROM 15 FOR 1)::uuid;
    INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on) VALUES (item, 'duplicate', ward, 'OPEN', today);
    INSERT INTO workflow_log (item_id, sequence, action, to_stage) VALUES (item, NULL, 'SUSPECT', 'OPEN');
    INSERT INTO duplicate_suspicion (id, organization_id, person_id, other_id, same_number, alike) VALUES (item, ward, of_person, match.id, match.same, match.alike);
  END LOOP;
END
$$;

-- Once two people are said not to be the same, nobody need look into it any more.
CREATE FUNCTION settle_suspicions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH settled AS (
    UPDATE duplicate_suspicion d SET settled_on = (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
    WHERE d.settled_on IS NULL AND NEW.one_id IN (d.person_id, d.other_id) AND NEW.other_id IN (d.person_id, d.other_id) RETURNING d.id),
  logged AS (
    INSERT INTO workflow_log (item_id, sequence, action, from_stage, to_stage, person_id, remark)
    SELECT id, NULL, 'SETTLE', 'OPEN', 'SETTLED', NEW.declared_by_id, NEW.reason FROM settled)
  UPDATE workflow_item i SET stage = 'SETTLED', version = version + 1 FROM settled WHERE i.id = settled.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER settle_suspicions AFTER INSERT ON not_same_person FOR EACH ROW EXECUTE FUNCTION settle_suspicions();

REVOKE EXECUTE ON FUNCTION chibo_suspect_duplicates(uuid, bytea[]), settle_suspicions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_suspect_duplicates(uuid, bytea[]) TO chibo_app;

-- ---------------------------------------------------------------------------------------------------------
-- Who reads what

ALTER TABLE duplicate_suspicion ENABLE ROW LEVEL SECURITY;
CREATE POLICY duplicate_suspicion_read ON duplicate_suspicion FOR SELECT TO chibo_app USING (organization_id IN (SELECT chibo_organizations('duplicate_settle')));
CREATE POLICY duplicate_item_read ON workflow_item FOR SELECT TO chibo_app USING (kind = 'duplicate' AND organization_id IN (SELECT chibo_organizations('duplicate_settle')));

ALTER TABLE not_same_person ENABLE ROW LEVEL SECURITY;
CREATE POLICY not_same_person_read ON not_same_person FOR SELECT TO chibo_app
  USING (EXISTS (SELECT FROM person p WHERE p.id = one_id) AND EXISTS (SELECT FROM person p WHERE p.id = other_id));
-- Of two people whom one sees, of whom one's right reaches the first; or of a suspicion that is one's to settle.
CREATE POLICY not_same_person_declare ON not_same_person FOR INSERT TO chibo_app
  WITH CHECK (declared_by_id = (SELECT chibo_person())
    AND (one_id IN (SELECT chibo_identified_persons('identity_write')) AND EXISTS (SELECT FROM person p WHERE p.id = other_id)
      OR EXISTS (SELECT FROM duplicate_suspicion d WHERE d.person_id = one_id AND d.other_id = not_same_person.other_id AND d.settled_on IS NULL)));

GRANT SELECT ON duplicate_suspicion TO chibo_app;
GRANT SELECT, INSERT (id, one_id, other_id, reason, declared_by_id) ON not_same_person TO chibo_app;
