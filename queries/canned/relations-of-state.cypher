//+ title: How a state stands and acts towards all others
//+ description: Relations of a state with every partner. direction is out, in, or both where the relation holds both ways. Dates as in relations-between; a row that is not dated stands at the end, also when from or to is given. sources counts articles with nearly the same text once.
//+ scope: local
//+ parameters:
//+   state: {type: state, required: true, description: Whose relations they are.}
//+   type: {type: relation_type, description: Which relation.}
//+   status: {type: status, description: Whether it took place.}
//+   quad_class: {type: quad_class, description: "Words or deeds of goodwill or hostility, by relation type and mode."}
//+   from: {type: date, day: first, description: Not what ended before this day.}
//+   to: {type: date, day: last, description: Not what began after this day.}
//+ columns: {partner: string, name: string, direction: string, type: string, mode: string, status: string, date: date, date_from: date, date_to: date, dated: boolean, claims: integer, articles: integer, sources: integer, confidence: number}
//+ order: date_from (not dated last), date_to, partner, direction, type, mode, status, date
//+ example: {state: KGZ}
MATCH (s:State {code: $state})-[r:CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(o:State)
WHERE ($type IS NULL OR type(r) = $type) AND ($status IS NULL OR r.status = $status)
  AND ($quad_class IS NULL OR type(r) + '/' + coalesce(r.mode, '') IN $quad_class_codings)
UNWIND r.claims AS claim
MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
WITH s, r, o, count(DISTINCT c) AS claims, count(DISTINCT t) AS articles, count(DISTINCT t.group) AS sources,
  min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
WITH s, r, o, claims, articles, sources, coalesce(r.date_from, r.date_to, first) AS date_from,
  coalesce(r.date_to, r.date_from, last) AS date_to
WHERE date_from IS NULL OR (($from IS NULL OR date_to >= $from) AND ($to IS NULL OR date_from <= $to))
RETURN o.code AS partner, o.name AS name, CASE WHEN type(r) IN ['CONSULT', 'AGREE', 'COOPERATE', 'DIPLOMATIC_RELATIONS', 'STRATEGIC_PARTNERSHIP', 'ALLIANCE', 'TRADE', 'DISPUTE'] THEN 'both' WHEN startNode(r) = s THEN 'out' ELSE 'in' END AS direction,
  type(r) AS type, r.mode AS mode, r.status AS status, r.date AS date, date_from, date_to,
  date_from IS NOT NULL AS dated, claims, articles, sources, r.confidence AS confidence
ORDER BY coalesce(date_from, '9999'), coalesce(date_to, ''), partner, direction, type, coalesce(mode, ''), status, coalesce(date, '')
