import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { RecordFacts } from './completeness.rules.js';

export interface RecordRow extends RecordFacts {
  readonly id: string;
}

export interface UnitRecordRow extends RecordFacts {
  /** The organisation directly below the one asked for, or that itself. */
  readonly unitId: string;
}

const FACTS = `st.status = 'FULL' AS full, p.birth_precision AS "birthPrecision", btrim(c.phone) <> '' IS TRUE AS "hasPhone",
  btrim(c.address) <> '' IS TRUE AS "hasAddress", card.digits AS "cardDigits", file.papers`;

const CARD = `LEFT JOIN identity_number card ON card.person_id = p.id AND card.kind = 'CARD'
  LEFT JOIN LATERAL (
    SELECT ARRAY(SELECT d.kind::text FROM file_check_document d WHERE d.check_id = c.id) AS papers FROM file_check c WHERE c.member_id = m.id ORDER BY c.checked_on DESC, c.recorded_at DESC, c.id DESC LIMIT 1) file ON true`;

// Whether there is a way to reach somebody is told only to those who may know the way itself.
const OF_MEMBERS = `
  SELECT m.id, ${FACTS}
  FROM member m
  JOIN person p ON p.id = m.person_id
  JOIN member_status_period st ON st.member_id = m.id AND st.during @> $1::date
  LEFT JOIN person_contact c ON c.person_id = p.id
  ${CARD}
  WHERE m.id = ANY ($2::uuid[]) AND (p.id IN (SELECT chibo_reachable_persons()) OR p.id = (SELECT chibo_person()))`;

const OF_UNITS = `
  WITH RECURSIVE unit AS (
    SELECT $2::uuid AS id, $2::uuid AS root
    UNION ALL
    SELECT below.organization_id, CASE WHEN unit.id = $2::uuid THEN below.organization_id ELSE unit.root END
    FROM organization_period below JOIN unit ON below.parent_id = unit.id WHERE below.during @> $1::date)
  SELECT unit.root AS "unitId", ${FACTS}
  FROM unit
  JOIN membership ms ON ms.organization_id = unit.id AND ms.kind = 'PRIMARY' AND ms.during @> $1::date
  JOIN member m ON m.id = ms.member_id
  JOIN person p ON p.id = m.person_id
  JOIN member_status_period st ON st.member_id = m.id AND st.during @> $1::date
  LEFT JOIN person_contact c ON c.person_id = p.id
  ${CARD}
  ORDER BY unit.root`;

/** Reads what there is in members' records today, in scope of the right to reach them. */
@Injectable()
export class CompletenessQuery {
  /** Of these members; none where the actor may not know how to reach them. */
  async ofMembers(ctx: Ctx, ids: readonly string[]): Promise<RecordRow[]> {
    return ctx.db.sql.many(OF_MEMBERS, [ctx.today.toString(), ids]);
  }

  /** Of all members of an organisation and below it, by the organisation directly below. */
  async ofUnits(ctx: Ctx, organizationId: string): Promise<UnitRecordRow[]> {
    return ctx.db.sql.many(OF_UNITS, [ctx.today.toString(), organizationId]);
  }
}
