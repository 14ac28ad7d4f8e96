//+ title: Which offices a person holds or held
//+ description: The offices of a person known by full name, in any spelling that differs only in case, white space or look-alike letters. A name of one word finds every person whom an article calls by it alone, apart. state is the code of the state or organisation whose office it is.
//+ scope: local
//+ parameters:
//+   person: {type: person, required: true, description: The name.}
//+   status: {type: office_status, description: How the office is held.}
//+   on: {type: date, description: "Only what was held on this day: from when it is held, else the day of the first report, is not after it, and the end not before it. The end is until, also as told of the person as a former holder; where that is not told, the day of the first report of a former holder. What has no known beginning is kept, unless the person is told of as a former holder only."}
//+ columns: {person: string, role: string, portfolio: string, state: string, accredited_to: string, title: string, status: string, from: date, until: date, first_seen: date, last_seen: date, claims: integer}
//+ order: person, office (its code), status
//+ example: {person: Садыр Жапаров}
CALL () {
  MATCH (p:Person {id: $person_key}) RETURN p
  UNION
  MATCH (p:Person {name: $person}) RETURN p
}
MATCH (p)-[h:HOLDS]->(o:Office)-[:OFFICE_OF]->(owner)
WHERE $status IS NULL OR h.status = $status
OPTIONAL MATCH (p)-[g:HOLDS {status: 'former'}]->(o)
WITH p, o, h, owner, g.until AS left, g.first_seen AS seen_gone, coalesce(h.`from`, CASE WHEN h.status <> 'former' THEN h.first_seen END) AS began
WITH p, o, h, owner, began, head([day IN [left, h.until] WHERE day >= coalesce(began, '') OR began STARTS WITH day]) AS ended,
  CASE WHEN seen_gone > coalesce(began, '') THEN seen_gone END AS gone
WHERE $on IS NULL OR (h.status IN ['current', 'acting', 'former'] AND (began <= $on OR (began IS NULL AND h.status <> 'former'))
  AND CASE WHEN ended IS NULL THEN gone IS NULL OR gone > $on ELSE ended >= $on OR $on STARTS WITH ended END)
OPTIONAL MATCH (o)-[:ACCREDITED_TO]->(host)
WITH p, o, h, owner, host.code AS accredited_to
RETURN p.name AS person, o.role AS role, o.portfolio AS portfolio, owner.code AS state, accredited_to, h.title AS title,
  h.status AS status, h.`from` AS `from`, h.until AS until, h.first_seen AS first_seen, h.last_seen AS last_seen, size(h.claims) AS claims
ORDER BY p.id, o.code, status
