import { clients, type Who } from './case-stage.js';
import { COMPLAINTS, ONE_COMPLAINT } from './complaint-operations.js';

/** Who finds a complaint by its id, by list and total alike. */
export async function readersOf(id: string): Promise<Who[]> {
  const readers: Who[] = [];
  for (const who of Object.keys(clients) as Who[]) {
    const one = await clients[who].send(ONE_COMPLAINT, { id });
    const list = await clients[who].send<{ complaints: { totalCount: number; edges: { node: { id: string } }[] } }>(COMPLAINTS);
    const listed = list.data?.complaints.edges.map(({ node }) => node.id) ?? [];
    expect([who, list.data?.complaints.totalCount ?? 0]).toEqual([who, listed.length]);
    expect([who, listed.includes(id)]).toEqual([who, one.errors === undefined]);
    if (one.errors === undefined) readers.push(who);
    else expect([who, ['NOT_FOUND', 'FORBIDDEN'].includes(one.errors[0]?.extensions.code ?? '')]).toEqual([who, true]);
  }
  return readers.sort();
}
