import { DEMO_PASSWORD } from '#demo/password';
import { newId } from '#kernel';
import { USERS, type Client, type TestApi } from './api.js';
import type { Inspector } from './inspector.js';

/** A person of the demo data, with the member record where there is one. */
export interface Somebody {
  readonly personId: string;
  readonly memberId: string;
  readonly fullName: string;
}

/** Those of Mộc Châu and beyond whom a case touches, each logged in. */
export interface CasePeople {
  readonly ward: string;
  readonly cell: string;
  readonly otherCell: string;
  readonly clients: Readonly<Record<keyof typeof USERS | 'deputyChair' | 'teamMember' | 'outsider' | 'rollMember' | 'deputySecretary', Client>>;
  readonly people: Readonly<Record<'chair' | 'deputyChair' | 'teamMember' | 'outsider' | 'rollMember' | 'subject' | 'secretary' | 'deputySecretary', Somebody>>;
}

const PERSON = `SELECT p.id AS "personId", m.id AS "memberId", p.full_name AS "fullName" FROM person p JOIN member m ON m.person_id = p.id`;

/** Opens accounts for the people whom the demo has no log-in for: the inspection committee's other members, and a member of another cell. */
export async function casePeople(api: TestApi, inspector: Inspector): Promise<CasePeople> {
  const of = async (username: string): Promise<Somebody> => one(await inspector.rows<Somebody>(`${PERSON} JOIN account a ON a.person_id = p.id WHERE a.username = $1`, [username]));
  const placeOf = async (username: string, kind: string): Promise<string> =>
    inspector.value(`SELECT organization_id FROM post JOIN account USING (person_id) WHERE username = $1 AND kind = $2::post_kind AND valid_through IS NULL`, [username, kind]);
  const holding = async (organizationId: string, kind: string): Promise<Somebody[]> =>
    inspector.rows<Somebody>(
      `${PERSON} JOIN post o ON o.person_id = p.id WHERE o.organization_id = $1 AND o.kind = $2::post_kind AND o.valid_through IS NULL
         AND (o.kind <> 'COMMITTEE_MEMBER' OR o.committee_id IN (SELECT id FROM committee WHERE kind = 'INSPECTION')) ORDER BY p.id`,
      [organizationId, kind],
    );
  const ward = await placeOf(USERS.inspection, 'INSPECTION_CHAIR');
  const cell = await placeOf(USERS.secretary, 'SECRETARY');
  const otherCell = await placeOf(USERS.otherSecretary, 'SECRETARY');
  const [teamMember, outsider] = await holding(ward, 'COMMITTEE_MEMBER');
  const people = {
    chair: await of(USERS.inspection),
    deputyChair: one(await holding(ward, 'INSPECTION_DEPUTY_CHAIR')),
    teamMember: one([teamMember]),
    outsider: one([outsider]),
    rollMember: one(
      await inspector.rows<Somebody>(
        `${PERSON} JOIN membership s ON s.member_id = m.id WHERE s.organization_id = $1 AND s.kind = 'PRIMARY' AND s.valid_through IS NULL
           AND NOT EXISTS (SELECT FROM post o WHERE o.person_id = p.id) ORDER BY p.id LIMIT 1`,
        [otherCell],
      ),
    ),
    subject: await of(USERS.member),
    secretary: await of(USERS.secretary),
    deputySecretary: one(await holding(cell, 'DEPUTY_SECRETARY')),
  };
  const login = async (username: string, { personId }: Somebody): Promise<Client> => {
    await inspector.rows(
      `INSERT INTO account (id, username, person_id, password_hash, must_change_password) SELECT $1, $2, $3, password_hash, false FROM account WHERE username = $4`,
      [newId(), username, personId, USERS.inspection],
    );
    return api.login(username, DEMO_PASSWORD);
  };
  // One after the other: so many passwords at once would keep a busy machine from answering in time.
  const demo: Partial<Record<keyof typeof USERS, Client>> = {};
  for (const [who, username] of Object.entries(USERS)) demo[who as keyof typeof USERS] = await api.login(username);
  const clients = {
    ...(demo as Record<keyof typeof USERS, Client>),
    deputyChair: await login('pho.kiem-tra', people.deputyChair),
    teamMember: await login('uy-vien.trong-to', people.teamMember),
    outsider: await login('uy-vien.ngoai-to', people.outsider),
    rollMember: await login('dang-vien.trong-to', people.rollMember),
    deputySecretary: await login('pho-bi-thu.na-suong', people.deputySecretary),
  };
  return { ward, cell, otherCell, clients, people };
}

function one<T>(rows: readonly (T | undefined)[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('The demo data has nobody for this part.');
  return row;
}
