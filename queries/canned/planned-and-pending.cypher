//+ title: What is planned
//+ description: "Meetings, visits and talks (CONSULT) and agreements (AGREE) that are announced, of a state or of all. parties are the states and organisations that take part. date_from and date_to are the interval of the date; what is announced without a date is not dated and stands at the end, also when from or to is given. published is the day of the first report, article and quote tell which and how; sources counts articles with nearly the same text once."
//+ scope: global
//+ parameters:
//+   state: {type: state, description: Who takes part.}
//+   from: {type: date, day: first, description: "Not what ends before this day: what is pending on it."}
//+   to: {type: date, day: last, description: Not what begins after this day.}
//+ columns: {parties: string, type: string, mode: string, meeting: string, name: string, date: date, date_from: date, date_to: date, dated: boolean, published: date, articles: integer, sources: integer, article: string, quote: string}
//+ order: date_from (not dated last), date_to, published (the unknown last), type, parties, mode, meeting
//+ example: {state: KGZ}
CALL () {
  MATCH (m:Meeting) WHERE m.status = 'planned' AND ($state IS NULL OR $state IN split(m.parties, ', '))
  MATCH (m)<-[:ABOUT]-(c:Claim)-[:STATED_IN]->(t:Article)
  WITH m, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last, count(DISTINCT t.id) AS articles,
    count(DISTINCT t.group) AS sources, min(coalesce(substring(t.published, 0, 10), '9999') + '\t' + t.article + '\t' + c.claim) AS told
  RETURN m.status AS status, m.kind AS type, null AS mode, m.parties AS parties, m.id AS id, m.id AS meeting, m.name AS name, m.date AS date, m.date_from AS begin,
    m.date_to AS finish, first, last, articles, sources, told
  UNION ALL
  MATCH (a:State)-[r:CONSULT|AGREE]->(b:State)
  WHERE r.status = 'planned' AND ($state IS NULL OR $state IN [a.code, b.code])
  UNWIND r.claims AS claim
  MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  WITH a, b, r, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last, count(DISTINCT t.id) AS articles,
    count(DISTINCT t.group) AS sources, min(coalesce(substring(t.published, 0, 10), '9999') + '\t' + t.article + '\t' + c.claim) AS told
  RETURN r.status AS status, type(r) AS type, r.mode AS mode, a.code + ', ' + b.code AS parties, r.key AS id, null AS meeting, null AS name, r.date AS date,
    r.date_from AS begin, r.date_to AS finish, first, last, articles, sources, told
}
WITH *, coalesce(begin, finish) AS date_from, coalesce(finish, begin) AS date_to
WHERE date_from IS NULL OR (($from IS NULL OR date_to >= $from) AND ($to IS NULL OR date_from <= $to))
MATCH (q:Claim {id: 'elchi:Claim/' + substring(split(told, '\t')[2], 2)})
RETURN parties, type, mode, meeting, name, date, date_from, date_to,
  date_from IS NOT NULL AS dated, first AS published, articles, sources, split(told, '\t')[1] AS article, q.quote AS quote
ORDER BY coalesce(date_from, '9999'), coalesce(date_to, ''), coalesce(published, '9999'), type, parties, coalesce(mode, ''), coalesce(meeting, '')
