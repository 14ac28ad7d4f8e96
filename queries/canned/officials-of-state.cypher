//+ title: Who holds or held the offices of a state
//+ description: All officials of a state, one row for each person, office and status. office is the office in words, since and until are as told; first_seen and last_seen are days of publication. status is current, acting, former, planned, denied or cancelled.
//+ scope: local
//+ parameters:
//+   state: {type: state, required: true, description: Whose officials they are.}
//+   status: {type: office_status, description: How the office is held.}
//+   on: {type: date, description: "Only who held it on this day: from when it is held, else the day of the first report, is not after it, and the end not before it. The end is until, also as told of the person as a former holder; where that is not told, the day of the first report of a former holder. Who has no known beginning is kept, unless told of as a former holder only."}
//+ columns: {office: string, role: string, portfolio: string, accredited_to: string, person: string, title: string, status: string, since: date, until: date, first_seen: date, last_seen: date, claims: integer, articles: integer, sources: integer}
//+ order: office (its code), status, person
//+ example: {state: KGZ}
MATCH (s:State {code: $state})<-[:OFFICE_OF]-(o:Office)<-[h:HOLDS]-(p:Person)
WHERE $status IS NULL OR h.status = $status
OPTIONAL MATCH (p)-[g:HOLDS {status: 'former'}]->(o)
WITH p, o, h, g.until AS left, g.first_seen AS seen_gone, coalesce(h.`from`, CASE WHEN h.status <> 'former' THEN h.first_seen END) AS began
WITH p, o, h, began, head([day IN [left, h.until] WHERE day >= coalesce(began, '') OR began STARTS WITH day]) AS ended,
  CASE WHEN seen_gone > coalesce(began, '') THEN seen_gone END AS gone
WHERE $on IS NULL OR (h.status IN ['current', 'acting', 'former'] AND (began <= $on OR (began IS NULL AND h.status <> 'former'))
  AND CASE WHEN ended IS NULL THEN gone IS NULL OR gone > $on ELSE ended >= $on OR $on STARTS WITH ended END)
UNWIND h.claims AS claim
MATCH (:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
WITH p, o, h, count(DISTINCT t) AS articles, count(DISTINCT t.group) AS sources
OPTIONAL MATCH (o)-[:ACCREDITED_TO]->(host)
WITH p, o, h, articles, sources, host.code AS accredited_to
RETURN o.caption AS office, o.role AS role, o.portfolio AS portfolio, accredited_to, p.name AS person, h.title AS title, h.status AS status,
  h.`from` AS since, h.until AS until, h.first_seen AS first_seen, h.last_seen AS last_seen, size(h.claims) AS claims, articles, sources
ORDER BY o.code, status, p.id
