-- Of somebody who holds a post here and whose party record lies elsewhere, a list of posts or a composition needs name, gender,
-- age and ethnic group; names at birth and places of origin belong to the record, and are told where that is or was.

ALTER POLICY person_origin_read ON person_origin USING (person_id IN (SELECT chibo_persons_ever('member_read')) OR person_id = (SELECT chibo_person()));
