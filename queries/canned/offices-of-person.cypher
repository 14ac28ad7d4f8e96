//+ title: Which offices a person holds or held
//+ description: The offices of a person known by full name, in any spelling that differs only in case, white space or look-alike letters. A name of one word finds every person whom an article calls by it alone, apart. state is the code of the state or organisation whose office it is.
//+ scope: local
//+ parameters:
//+   person: {type: person, required: true, description: The name.}
//+   status: {type: office_status, description: How the office is held.}
//+ columns: {person: string, role: string, portfolio: string, state: string, accredited_to: string, title: string, status: string, from: date, until: date, first_seen: date, last_seen: date, claims: integer}
//+ order: person, office (its code), status
//+ example: {person: Садыр Жапаров}
MATCH (p:Person) WHERE p.id = $person_key OR p.name = $person
MATCH (p)-[h:HOLDS]->(o:Office)-[:OFFICE_OF]->(owner)
WHERE $status IS NULL OR h.status = $status
OPTIONAL MATCH (o)-[:ACCREDITED_TO]->(host)
WITH p, o, h, owner, host.code AS accredited_to
RETURN p.name AS person, o.role AS role, o.portfolio AS portfolio, owner.code AS state, accredited_to, h.title AS title,
  h.status AS status, h.`from` AS `from`, h.until AS until, h.first_seen AS first_seen, h.last_seen AS last_seen, size(h.claims) AS claims
ORDER BY p.id, o.code, status
