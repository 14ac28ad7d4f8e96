//+ title: How many independent sources support what is told of a state, or of two
//+ description: "Relations, offices and meetings of a state (kind relation, office, meeting), with b only those of the two: relations between them, offices of a accredited to b, meetings of both. articles tell of it; sources counts those with nearly the same text once; outlets counts who published it, as far as known; confidence is that of the surest claim. date of an office is from when it is held. key is the meeting's id or the edge's key."
//+ scope: local
//+ parameters:
//+   a: {type: state, required: true, description: One state.}
//+   b: {type: state, description: The other.}
//+   min_sources: {type: integer, default: 1, description: Only what so many sources support.}
//+ columns: {kind: string, what: string, status: string, date: date, claims: integer, articles: integer, sources: integer, outlets: integer, confidence: number, key: string}
//+ order: sources (most first), articles (most first), kind, what, status, date, key
//+ example: {a: KGZ}
MATCH (s:State {code: $a})
CALL (s) {
  MATCH (s)-[r:CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(o:State)
  WHERE $b IS NULL OR o.code = $b
  WITH r, startNode(r).code + ' ' + type(r) + coalesce('/' + r.mode, '') + ' ' + endNode(r).code AS what
  UNWIND r.claims AS claim
  MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  RETURN 'relation' AS kind, what, r.status AS status, r.date AS date, r.key AS key, count(DISTINCT c) AS claims, count(DISTINCT t) AS articles,
    count(DISTINCT t.group) AS sources, count(DISTINCT t.outlet) AS outlets, max(c.confidence) AS confidence
  UNION ALL
  MATCH (s)<-[:OFFICE_OF]-(o:Office)<-[h:HOLDS]-(p:Person)
  WHERE $b IS NULL OR EXISTS { (o)-[:ACCREDITED_TO]->(:State {code: $b}) }
  WITH h, p.name + ': ' + o.caption AS what
  UNWIND h.claims AS claim
  MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  RETURN 'office' AS kind, what, h.status AS status, h.`from` AS date, h.key AS key, count(DISTINCT c) AS claims, count(DISTINCT t) AS articles,
    count(DISTINCT t.group) AS sources, count(DISTINCT t.outlet) AS outlets, max(c.confidence) AS confidence
  UNION ALL
  MATCH (s)-[:TOOK_PART_IN]->(m:Meeting)
  WHERE $b IS NULL OR ($b <> $a AND EXISTS { (m)<-[:TOOK_PART_IN]-(:State {code: $b}) })
  MATCH (m)<-[:ABOUT]-(c:Claim)-[:STATED_IN]->(t:Article)
  RETURN 'meeting' AS kind, m.caption AS what, m.status AS status, m.date AS date, m.id AS key, count(DISTINCT c) AS claims, count(DISTINCT t) AS articles,
    count(DISTINCT t.group) AS sources, count(DISTINCT t.outlet) AS outlets, max(c.confidence) AS confidence
}
WITH * WHERE sources >= $min_sources
RETURN kind, what, status, date, claims, articles, sources, outlets, confidence, key
ORDER BY sources DESC, articles DESC, kind, what, status, coalesce(date, ''), key
