//+ title: Whom a state's officials met
//+ description: Pairs of persons who take part in one meeting, the first holding or having held an office of the state, the second not. met_state is the state whose office the second holds or held, one row for each; none is known where it is empty. Dates as in meetings-between.
//+ scope: local
//+ parameters:
//+   state: {type: state, required: true, description: The state of the first.}
//+   other: {type: state, description: The state of the second.}
//+   from: {type: date, day: first, description: Not what ended before this day.}
//+   to: {type: date, day: last, description: Not what began after this day.}
//+ columns: {person: string, met: string, met_state: string, meeting: string, kind: string, status: string, date: date, date_from: date, date_to: date, dated: boolean, place: string, country: string}
//+ order: date_from (not dated last), date_to, meeting, person, met, met_state
//+ example: {state: KGZ}
MATCH (s:State {code: $state})<-[:OFFICE_OF]-(:Office)<-[h:HOLDS]-(p:Person)
WHERE h.status IN ['current', 'acting', 'former']
WITH DISTINCT s, p
MATCH (p)-[:TOOK_PART_IN]->(m:Meeting)<-[:TOOK_PART_IN]-(q:Person)
WITH s, q, collect({person: p, meeting: m}) AS together
CALL (q) {
  OPTIONAL MATCH (q)-[g:HOLDS]->(:Office)-[:OFFICE_OF]->(home:State)
  WHERE g.status IN ['current', 'acting', 'former']
  RETURN collect(DISTINCT home.code) AS homes
}
WITH s, q, together, homes
WHERE NOT s.code IN homes AND ($other IS NULL OR $other IN homes)
UNWIND together AS one
WITH one.meeting AS m, collect({person: one.person, met: q, homes: CASE WHEN size(homes) = 0 THEN [null] ELSE homes END}) AS pairs
OPTIONAL MATCH (m)<-[:ABOUT]-(:Claim)-[:STATED_IN]->(t:Article)
WITH m, pairs, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
WITH m, pairs, coalesce(m.date_from, m.date_to, first) AS date_from, coalesce(m.date_to, m.date_from, last) AS date_to
WHERE date_from IS NULL OR (($from IS NULL OR date_to >= $from) AND ($to IS NULL OR date_from <= $to))
OPTIONAL MATCH (m)-[:HELD_IN]->(l:Place)
UNWIND pairs AS pair
UNWIND pair.homes AS met_state
WITH pair.person AS p, pair.met AS q, m, l, met_state, date_from, date_to
WHERE $other IS NULL OR met_state = $other
RETURN p.name AS person, q.name AS met, met_state, m.id AS meeting, m.kind AS kind, m.status AS status, m.date AS date, date_from, date_to,
  date_from IS NOT NULL AS dated, l.name AS place, l.country AS country
ORDER BY coalesce(date_from, '9999'), coalesce(date_to, ''), meeting, p.id, q.id, coalesce(met_state, ''), coalesce(l.id, '')
