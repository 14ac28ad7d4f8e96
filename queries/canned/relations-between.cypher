//+ title: How two states stand and act towards one another
//+ description: Relations between two states in both directions. date is as told; date_from and date_to are its interval, else the days of publication of those who tell it. A row that has neither is not dated and stands at the end, also when from or to is given.
//+ scope: local
//+ parameters:
//+   a: {type: state, required: true, description: One state.}
//+   b: {type: state, required: true, description: The other.}
//+   type: {type: relation_type, description: Which relation.}
//+   status: {type: status, description: Whether it took place.}
//+   from: {type: date, day: first, description: Not what ended before this day.}
//+   to: {type: date, day: last, description: Not what began after this day.}
//+ columns: {source: string, type: string, mode: string, target: string, status: string, date: date, date_from: date, date_to: date, dated: boolean, claims: integer, articles: integer, confidence: number}
//+ order: date_from (not dated last), date_to, source, target, type, mode, status, date
//+ example: {a: KGZ, b: KAZ}
MATCH (a:State {code: $a})-[r:CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(b:State {code: $b})
WHERE ($type IS NULL OR type(r) = $type) AND ($status IS NULL OR r.status = $status)
UNWIND r.claims AS claim
MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
WITH r, startNode(r).code AS source, endNode(r).code AS target, count(DISTINCT c) AS claims, count(DISTINCT t) AS articles,
  min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
WITH r, source, target, claims, articles, coalesce(r.date_from, r.date_to, first) AS date_from,
  coalesce(r.date_to, r.date_from, last) AS date_to
WHERE date_from IS NULL OR (($from IS NULL OR date_to >= $from) AND ($to IS NULL OR date_from <= $to))
RETURN source, type(r) AS type, r.mode AS mode, target, r.status AS status, r.date AS date, date_from, date_to,
  date_from IS NOT NULL AS dated, claims, articles, r.confidence AS confidence
ORDER BY coalesce(date_from, '9999'), coalesce(date_to, ''), source, target, type, coalesce(mode, ''), status, coalesce(date, '')
