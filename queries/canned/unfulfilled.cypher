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
  WITH m, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last, count(DISTINCT t.id) AS articles,
    count(DISTINCT t.group) AS sources, min(coalesce(substring(t.published, 0, 10), '9999') + '\t' + t.article + '\t' + c.claim) AS told
  RETURN m.status AS status, m.kind AS type, null AS mode, m.parties AS parties, m.id AS id, m.id AS meeting, m.name AS name, m.date AS date, m.date_from AS begin,
    m.date_to AS finish, first, last, articles, sources, told
  UNION ALL
  MATCH (a:State)-[r:CONSULT|AGREE]->(b:State)
  WHERE r.status IN ['planned', 'held'] AND ($state IS NULL OR $state IN [a.code, b.code])
  UNWIND r.claims AS claim
  MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  WITH a, b, r, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last, count(DISTINCT t.id) AS articles,
    count(DISTINCT t.group) AS sources, min(coalesce(substring(t.published, 0, 10), '9999') + '\t' + t.article + '\t' + c.claim) AS told
  RETURN r.status AS status, type(r) AS type, r.mode AS mode, a.code + ', ' + b.code AS parties, r.key AS id, null AS meeting, null AS name, r.date AS date,
    r.date_from AS begin, r.date_to AS finish, first, last, articles, sources, told
}
WITH day, status, type, mode, parties, id, meeting, name, date, coalesce(begin, finish, first) AS date_from, coalesce(finish, begin, last) AS date_to, first, last, articles, sources, told
WHERE status = 'planned' OR (parties CONTAINS ', ' AND date_from IS NOT NULL)
WITH day, parties, CASE WHEN type IN ['visit', 'phone_call', 'CONSULT', 'AGREE'] THEN type ELSE 'meeting' END AS family,
  collect(CASE status WHEN 'planned' THEN {type: type, mode: mode, meeting: meeting, name: name, date: date, date_from: date_from, date_to: date_to, first: first, articles: articles, sources: sources, told: told} END) AS promises,
  collect(CASE status WHEN 'held' THEN {mode: mode, date_from: date_from, date_to: date_to, last: last, text: date_from + '\t' + date_to + '\t' + id + '\t' + told} END) AS held
UNWIND promises AS p
WITH parties, p, held WHERE p.date_to < day
WITH parties, p, held, toString(date(p.date_from) - duration({days: 1})) AS earliest, toString(date(p.date_to) + duration({days: $days})) AS latest
WITH parties, p, reduce(best = null, h IN held | CASE WHEN h.date_to >= earliest AND h.date_from <= latest AND (h.last IS NULL OR p.first IS NULL OR h.last >= p.first)
  AND (h.mode IS NULL OR p.mode IS NULL OR h.mode = p.mode) AND (best IS NULL OR h.text < best) THEN h.text ELSE best END) AS fulfilled
WITH parties, p WHERE fulfilled IS NULL
MATCH (q:Claim {id: 'elchi:Claim/' + substring(split(p.told, '\t')[2], 2)})
RETURN parties, p.type AS type, p.mode AS mode, p.meeting AS meeting, p.name AS name, p.date AS date,
  p.date_from AS date_from, p.date_to AS date_to, p.articles AS articles, p.sources AS sources, split(p.told, '\t')[1] AS article, q.quote AS quote
ORDER BY date_from, date_to, type, parties, coalesce(mode, ''), coalesce(date, ''), coalesce(meeting, '')
