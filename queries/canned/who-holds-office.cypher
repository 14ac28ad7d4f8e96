//+ title: Who holds an office
//+ description: The holders of a state's offices, with what is told of the time and how many claims support it. status is current, acting, former, planned, denied or cancelled; first_seen and last_seen are days of publication.
//+ scope: local
//+ parameters:
//+   state: {type: state, required: true, description: Whose office it is.}
//+   role: {type: role, description: Which role.}
//+   portfolio: {type: portfolio, description: What a minister or head of agency is in charge of.}
//+   status: {type: office_status, description: How the office is held.}
//+ columns: {person: string, role: string, portfolio: string, accredited_to: string, title: string, status: string, from: date, until: date, first_seen: date, last_seen: date, claims: integer}
//+ order: office (its code), status, person
//+ example: {state: KGZ, role: head_of_state}
MATCH (s:State {code: $state})<-[:OFFICE_OF]-(o:Office)<-[h:HOLDS]-(p:Person)
WHERE ($role IS NULL OR o.role = $role)
  AND ($portfolio IS NULL OR o.portfolio = $portfolio)
  AND ($status IS NULL OR h.status = $status)
OPTIONAL MATCH (o)-[:ACCREDITED_TO]->(host)
WITH p, o, h, host.code AS accredited_to
RETURN p.name AS person, o.role AS role, o.portfolio AS portfolio, accredited_to, h.title AS title, h.status AS status,
  h.`from` AS `from`, h.until AS until, h.first_seen AS first_seen, h.last_seen AS last_seen, size(h.claims) AS claims
ORDER BY o.code, status, p.id
