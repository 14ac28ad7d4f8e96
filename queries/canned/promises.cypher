//+ title: What was promised, and the report that it was held
//+ description: "Announced meetings, visits, talks (CONSULT) and agreements (AGREE), each with the first that fulfils it: held_from and held_to, its meeting, and the first report that tells it. It is held where a report that is not older tells of the same: a meeting that took place (visits and telephone calls by themselves, all other kinds alike) or a relation of the same type, and mode where both tell one, between the same parties, from a day before date_from until so many days after date_to. Dates as in meetings-between; parties as in planned-and-pending."
//+ scope: global
//+ parameters:
//+   state: {type: state, description: Who takes part.}
//+   from: {type: date, day: first, description: Not what was to end before this day.}
//+   to: {type: date, day: last, description: Not what was to begin after this day.}
//+   days: {type: integer, default: 90, description: How many days late a promise may be kept.}
//+ columns: {parties: string, type: string, mode: string, meeting: string, name: string, date: date, date_from: date, date_to: date, dated: boolean, article: string, quote: string, held_from: date, held_to: date, held_meeting: string, held_article: string, held_quote: string}
//+ order: date_from (not dated last), date_to, type, parties, mode, date, meeting
//+ example: {state: KGZ}
CALL () {
  MATCH (m:Meeting) WHERE m.status IN ['planned', 'held'] AND ($state IS NULL OR $state IN split(m.parties, ', '))
  MATCH (m)<-[:ABOUT]-(c:Claim)-[:STATED_IN]->(t:Article)
  WITH m, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last, collect(c.claim) AS claims
  WITH m, coalesce(m.date_from, m.date_to, first) AS date_from, coalesce(m.date_to, m.date_from, last) AS date_to, first, last, claims
  WHERE m.status = 'planned' OR (m.parties CONTAINS ', ' AND date_from IS NOT NULL)
  RETURN m.parties AS parties, CASE WHEN m.kind IN ['visit', 'phone_call'] THEN m.kind ELSE 'meeting' END AS family,
    collect(CASE m.status WHEN 'planned' THEN {type: m.kind, mode: null, meeting: m.id, name: m.name, date: m.date, date_from: date_from, date_to: date_to, first: first, claims: claims} END) AS promises,
    collect(CASE m.status WHEN 'held' THEN {mode: null, date_from: date_from, date_to: date_to, last: last, claims: claims, text: date_from + '\t' + date_to + '\t' + m.id} END) AS held
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
    collect(CASE r.status WHEN 'held' THEN {mode: r.mode, date_from: date_from, date_to: date_to, last: last, claims: r.claims, text: date_from + '\t' + date_to + '\t' + r.key} END) AS held
}
UNWIND promises AS p
WITH parties, p, held WHERE p.date_from IS NULL OR (($from IS NULL OR p.date_to >= $from) AND ($to IS NULL OR p.date_from <= $to))
WITH parties, p, held, toString(date(p.date_from) - duration({days: 1})) AS earliest, toString(date(p.date_to) + duration({days: $days})) AS latest
WITH parties, p, reduce(best = null, h IN held | CASE WHEN h.date_to >= earliest AND h.date_from <= latest AND (h.last IS NULL OR p.first IS NULL OR h.last >= p.first)
  AND (h.mode IS NULL OR p.mode IS NULL OR h.mode = p.mode) AND (best IS NULL OR h.text < best.text) THEN h ELSE best END) AS fulfilled
CALL (p) {
  UNWIND p.claims AS claim
  MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  RETURN t.article AS article, c.quote AS quote ORDER BY coalesce(substring(t.published, 0, 10), '9999'), article, c.claim LIMIT 1
}
CALL (fulfilled) {
  UNWIND coalesce(fulfilled.claims, [null]) AS claim
  OPTIONAL MATCH (c:Claim {id: 'elchi:Claim/' + coalesce(substring(claim, 2), '')})-[:STATED_IN]->(t:Article)
  RETURN t.article AS held_article, c.quote AS held_quote ORDER BY coalesce(substring(t.published, 0, 10), '9999'), held_article, c.claim LIMIT 1
}
WITH parties, p, article, quote, split(fulfilled.text, '\t') AS f, held_article, held_quote
RETURN parties, p.type AS type, p.mode AS mode, p.meeting AS meeting, p.name AS name, p.date AS date,
  p.date_from AS date_from, p.date_to AS date_to, p.date_from IS NOT NULL AS dated, article, quote, f[0] AS held_from, f[1] AS held_to,
  CASE WHEN f[2] STARTS WITH 'elchi:' THEN f[2] END AS held_meeting, held_article, held_quote
ORDER BY coalesce(date_from, '9999'), coalesce(date_to, ''), type, parties, coalesce(mode, ''), coalesce(date, ''), coalesce(meeting, '')
