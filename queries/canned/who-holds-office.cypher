//+ title: Who holds an office
//+ description: The holders of a state's offices, with what is told of the time and how many claims support it. status is current, acting, former, planned, denied or cancelled; first_seen and last_seen are days of publication.
//+ scope: local
//+ parameters:
//+   state: {type: state, required: true, description: Whose office it is.}
//+   role: {type: role, description: Which role.}
//+   portfolio: {type: portfolio, description: What a minister or head of agency is in charge of.}
//+   status: {type: office_status, description: How the office is held.}
//+   on: {type: date, description: "Only who held it on this day: from when it is held, else the day of the first report, is not after it, and the end not before it. The end is until, also as told of the person as a former holder; where that is not told, the day of the first report of a former holder. Who has no known beginning is kept, unless told of as a former holder only."}
//+ columns: {person: string, role: string, portfolio: string, accredited_to: string, title: string, status: string, from: date, until: date, first_seen: date, last_seen: date, claims: integer}
//+ order: office (its code), status, person
//+ example: {state: KGZ, role: head_of_state}
MATCH (s:State {code: $state})<-[:OFFICE_OF]-(o:Office)<-[h:HOLDS]-(p:Person)
WHERE ($role IS NULL OR o.role = $role)
  AND ($portfolio IS NULL OR o.portfolio = $portfolio)
  AND ($status IS NULL OR h.status = $status)
OPTIONAL MATCH (p)-[g:HOLDS {status: 'former'}]->(o)
WITH p, o, h, g.until AS left, g.first_seen AS seen_gone, coalesce(h.`from`, CASE WHEN h.status <> 'former' THEN h.first_seen END) AS began
WITH p, o, h, began, head([day IN [left, h.until] WHERE day >= coalesce(began, '') OR began STARTS WITH day]) AS ended,
  CASE WHEN seen_gone > coalesce(began, '') THEN seen_gone END AS gone
WHERE $on IS NULL OR (h.status IN ['current', 'acting', 'former'] AND (began <= $on OR (began IS NULL AND h.status <> 'former'))
  AND CASE WHEN ended IS NULL THEN gone IS NULL OR gone > $on ELSE ended >= $on OR $on STARTS WITH ended END)
OPTIONAL MATCH (o)-[:ACCREDITED_TO]->(host)
WITH p, o, h, host.code AS accredited_to
RETURN p.name AS person, o.role AS role, o.portfolio AS portfolio, accredited_to, h.title AS title, h.status AS status,
  h.`from` AS `from`, h.until AS until, h.first_seen AS first_seen, h.last_seen AS last_seen, size(h.claims) AS claims
ORDER BY o.code, status, p.id
