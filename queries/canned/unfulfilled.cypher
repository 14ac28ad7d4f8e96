//+ title: What was promised and never seen held
//+ description: "Announced meetings, visits, talks (CONSULT) and agreements (AGREE) that were to be over before a day, and of which no report tells that they were held. It is held where a report that is not older tells of the same: a meeting that took place (visits and telephone calls by themselves, all other kinds alike) or a relation of the same type, and mode where both tell one, between the same parties, from a day before date_from until so many days after date_to. What has no date was to be held when it was published; what has neither is not listed. parties as in planned-and-pending; sources counts articles with nearly the same text once, article and quote are those of the first."
//+ scope: global
//+ parameters:
//+   state: {type: state, description: Who takes part.}
//+   on: {type: date, description: The day before which they were to be over; that of the newest article where it is not told.}
//+   days: {type: integer, default: 90, description: How many days late a promise may be kept.}
//+ columns: {parties: string, type: string, mode: string, meeting: string, name: string, date: date, date_from: date, date_to: date, articles: integer, sources: integer, article: string, quote: string}
//+ order: date_from, date_to, type, parties, mode, date, meeting
//+ example: {state: KGZ}
CALL () { MATCH (t:Article) RETURN coalesce($on, max(substring(t.published, 0, 10))) AS day }
CALL () {
  MATCH (m:Meeting) WHERE m.status IN ['planned', 'held'] AND ($state IS NULL OR $state IN split(m.parties, ', '))
  MATCH (m)<-[:ABOUT]-(c:Claim)-[:STATED_IN]->(t:Article)
  WITH m, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last, collect(c.claim) AS claims
  WITH m, coalesce(m.date_from, m.date_to, first) AS date_from, coalesce(m.date_to, m.date_from, last) AS date_to, first, last, claims
  WHERE m.status = 'planned' OR (m.parties CONTAINS ', ' AND date_from IS NOT NULL)
  RETURN m.parties AS parties, CASE WHEN m.kind IN ['visit', 'phone_call'] THEN m.kind ELSE 'meeting' END AS family,
    collect(CASE m.status WHEN 'planned' THEN {type: m.kind, mode: null, meeting: m.id, name: m.name, date: m.date, date_from: date_from, date_to: date_to, first: first, claims: claims} END) AS promises,
    collect(CASE m.status WHEN 'held' THEN {mode: null, date_from: date_from, date_to: date_to, last: last} END) AS held
  UNION ALL
  MATCH (a:State)-[r:CONSULT|AGREE]->(b:State)
  WHERE r.status IN ['planned', 'held'] AND ($state IS NULL OR $state IN [a.code, b.code])
  UNWIND r.claims AS claim
  MATCH (:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  WITH a, b, r, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
  WITH a, b, r, coalesce(r.date_from, r.date_to, first) AS date_from, coalesce(r.date_to, r.date_from, last) AS date_to, first, last
  WHERE r.status = 'planned' OR date_from IS NOT NULL
  RETURN a.code + ', ' + b.code AS parties, type(r) AS family,
    collect(CASE r.status WHEN 'planned' THEN {type: type(r), mode: r.mode, meeting: null, name: null, date: r.date, date_from: date_from, date_to: date_to, first: first, claims: r.claims} END) AS promises,
    collect(CASE r.status WHEN 'held' THEN {mode: r.mode, date_from: date_from, date_to: date_to, last: last} END) AS held
}
UNWIND promises AS p
WITH parties, p, held WHERE p.date_to < day
WITH parties, p, held, toString(date(p.date_from) - duration({days: 1})) AS earliest, toString(date(p.date_to) + duration({days: $days})) AS latest
WITH parties, p, [h IN held WHERE h.date_to >= earliest AND h.date_from <= latest AND (h.last IS NULL OR p.first IS NULL OR h.last >= p.first)
  AND (h.mode IS NULL OR p.mode IS NULL OR h.mode = p.mode)] AS fulfilled
WHERE size(fulfilled) = 0
CALL (p) {
  UNWIND p.claims AS claim
  MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  WITH c, t ORDER BY coalesce(substring(t.published, 0, 10), '9999'), t.article, c.claim
  RETURN count(DISTINCT t.id) AS articles, count(DISTINCT t.group) AS sources, collect(t.article)[0] AS article, collect(c.quote)[0] AS quote
}
RETURN parties, p.type AS type, p.mode AS mode, p.meeting AS meeting, p.name AS name, p.date AS date,
  p.date_from AS date_from, p.date_to AS date_to, articles, sources, article, quote
ORDER BY date_from, date_to, type, parties, coalesce(mode, ''), coalesce(date, ''), coalesce(meeting, '')
